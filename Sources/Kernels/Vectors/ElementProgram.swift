import KernelInterface

/// Carries out a program; see `ElementProgram`.
@inline(__always)
func run<T: Real>(_ type: T.Type, _ count: Int, _ program: UnsafeRawPointer) {
  let program = program.load(as: ElementProgram.self)
  let all = vectors(T.self, count)
  let block = ElementProgram.registerSize / Kernels.padding
  var start = 0
  while start < all {
    let vectors = min(block, all &- start)
    for i in 0..<program.instructionCount {
      execute(T.self, program.instructions[i], program, start, vectors)
    }
    start &+= block
  }
}

/// Carries out one instruction for some vectors, the first of which is number `start` of all.
@inline(__always)
private func execute<T: Real>(
  _ type: T.Type, _ instruction: ElementInstruction, _ program: ElementProgram, _ start: Int,
  _ vectors: Int
) {
  func operand(_ place: Int32) -> UnsafeMutablePointer<T.Vector> {
    let vectors = program.operands[Int(place)].assumingMemoryBound(to: T.Vector.self)
    return place < program.elementOperands ? vectors + start : vectors
  }
  let out = operand(instruction.result)
  let (a, b) = (operand(instruction.first), operand(instruction.second))
  func map(_ f: (T.Vector) -> T.Vector) { for i in 0..<vectors { out[i] = f(a[i]) } }
  func map(_ f: (T.Vector, T.Vector) -> T.Vector) {
    for i in 0..<vectors { out[i] = f(a[i], b[i]) }
  }
  func test(_ f: (T.Vector, T.Vector) -> SIMDMask<T.Vector.MaskStorage>) {
    let (yes, no) = (T.Vector(repeating: 1), T.Vector(repeating: 0))
    for i in 0..<vectors { out[i] = T.select(f(a[i], b[i]), yes, no) }
  }
  switch instruction.operation {
  case .copy: map { $0 }
  case .add: map { $0 + $1 }
  case .subtract: map { $0 - $1 }
  case .multiply: map { $0 * $1 }
  case .divide: map { $0 / $1 }
  case .maximum: map { T.select($0 .< $1, $1, $0) }
  case .minimum: map { T.select($1 .< $0, $1, $0) }
  case .isLess: test { $0 .< $1 }
  case .isAtMost: test { $0 .<= $1 }
  case .isEqual: test { $0 .== $1 }
  case .select:
    let c = operand(instruction.third)
    for i in 0..<vectors { out[i] = T.select(a[i] .== T(0), c[i], b[i]) }
  case .magnitude: map { T.abs($0) }
  case .sign: map { T.sign($0) }
  case .squareRoot: map { T.squareRoot($0) }
  case .exp: map { T.callExp($0) }
  case .expm1: map { T.callExpm1($0) }
  case .log: map { T.callLog($0) }
  case .log1p: map { T.callLog1p($0) }
  case .tanh: map { T.callTanh($0) }
  case .erf: map { T.callErf($0) }
  case .sin: map { T.sin($0) }
  case .cos: map { T.cos($0) }
  case .sigmoid: map { T.callSigmoid($0) }
  }
}
