import CMPFR
import Foundation
import KernelInterface
import Testing

/// A function of the table, with the number that the reference knows it by and the arguments that
/// it is tried on.
struct ElementaryCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let number: Int32
  let range: ClosedRange<Double>
  let kernel: @Sendable (ElementaryKernels) -> ElementaryKernels.Unary

  static let all = [
    ElementaryCase(testDescription: "exp", number: 0, range: -746...710) { $0.exp },
    ElementaryCase(testDescription: "expm1", number: 1, range: -40...710) { $0.expm1 },
    ElementaryCase(testDescription: "log", number: 2, range: 0...1000) { $0.log },
    ElementaryCase(testDescription: "log1p", number: 3, range: -1...100) { $0.log1p },
    ElementaryCase(testDescription: "tanh", number: 4, range: -20...20) { $0.tanh },
    ElementaryCase(testDescription: "erf", number: 5, range: -6.1...6.1) { $0.erf },
    ElementaryCase(testDescription: "sin", number: 6, range: -1000...1000) { $0.sin },
    ElementaryCase(testDescription: "cos", number: 7, range: -1000...1000) { $0.cos },
  ]

  /// The kernel's values.
  func values<T: ElementaryScalar>(_ kernels: CompiledKernels, _ x: [T]) -> [T] {
    var y = x
    kernel(T.elementary(kernels.tables))(x.count, x, &y)
    return y
  }

  /// Arguments of all kinds: any bits, the range, small numbers of all sizes, numbers around 1.
  func arguments<T: ElementaryScalar>(_ count: Int, seed: UInt64) -> [T] {
    var random = SplitMix(state: seed)
    return (0..<count).map { index in
      let size = exp2(Double.random(in: -40...3, using: &random))
      let unit = Double.random(in: -1...1, using: &random)
      return switch index % 4 {
      case 0: T(bits: random.next())
      case 1: T(Double.random(in: range, using: &random))
      case 2: T(number == 2 ? size : unit * size)
      default: T(1 + unit * exp2(-Double.random(in: 0...20, using: &random)))
      }
    }
  }
}

/// A scalar type that the reference knows.
protocol ElementaryScalar: TestScalar {
  static func elementary(_ tables: KernelTables) -> ElementaryKernels
  static func reference(_ function: Int32, _ x: [Self]) -> [Self]
}

extension Double: ElementaryScalar {
  static func elementary(_ tables: KernelTables) -> ElementaryKernels {
    tables.float64.elementary
  }

  static func reference(_ function: Int32, _ x: [Double]) -> [Double] {
    var y = x
    reference_float64(function, x.count, x, &y)
    return y
  }
}

extension Float: ElementaryScalar {
  static func elementary(_ tables: KernelTables) -> ElementaryKernels {
    tables.float32.elementary
  }

  static func reference(_ function: Int32, _ x: [Float]) -> [Float] {
    var y = x
    reference_float32(function, x.count, x, &y)
    return y
  }
}

/// Fails if a value of any instruction set is not the reference's, bit for bit.
func expectCorrectRounding<T: ElementaryScalar>(_ function: ElementaryCase, at x: [T]) {
  let expected = T.reference(function.number, x)
  for kernels in CompiledKernels.all { expect(function, of: x, toBe: expected, with: kernels) }
}

/// Fails if a value is not the expected one, bit for bit.
func expect<T: ElementaryScalar>(
  _ function: ElementaryCase, of x: [T], toBe expected: [T], with kernels: CompiledKernels
) {
  let actual = function.values(kernels, x)
  let wrong = x.indices.filter { !identical(actual[$0], expected[$0]) }
  if let first = wrong.first {
    Issue.record(
      """
      \(wrong.count) of \(x.count) wrong with \(kernels.testDescription): \
      \(function.testDescription)(\(x[first])) is \(expected[first]), not \(actual[first])
      """)
  }
}

/// The numbers of a list, one on a line; `#` begins a comment.
func hexadecimalNumbers(in list: URL) throws -> [Double] {
  try String(contentsOf: list, encoding: .utf8).split(separator: "\n").compactMap {
    Double($0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces))
  }
}

/// Runs a body for each index, on all cores.
func inParallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) async {
  await withTaskGroup { group in
    for worker in 0..<8 {
      group.addTask {
        for index in stride(from: worker, to: count, by: 8) { body(index) }
      }
    }
  }
}

/// Against GNU MPFR.
@Suite struct ElementaryTests {
  /// How many random arguments a function is tried on, and how many at a time.
  /// `ElementaryCampaignTests` tries more.
  static let samples = 1_000_000
  static let chunk = 62_500

  @Test(arguments: ElementaryCase.all)
  func randomArgumentsInDoublePrecision(_ function: ElementaryCase) async {
    await inParallel(Self.samples / Self.chunk) { index in
      expectCorrectRounding(
        function, at: function.arguments(Self.chunk, seed: UInt64(index) << 20) as [Double])
    }
  }

  @Test(arguments: ElementaryCase.all)
  func randomArgumentsInSinglePrecision(_ function: ElementaryCase) async {
    await inParallel(Self.samples / Self.chunk) { index in
      expectCorrectRounding(
        function, at: function.arguments(Self.chunk, seed: UInt64(index) << 20) as [Float])
    }
  }

  @Test(arguments: ElementaryCase.all)
  func edges(_ function: ElementaryCase) {
    var x: [Double] = [0, 1, 2, 0.5, .pi, .leastNonzeroMagnitude, .leastNormalMagnitude]
    x += [.greatestFiniteMagnitude, .infinity, .nan, .signalingNaN, 0x1p-30, 0x1p-54, 0x1p-53]
    x += [
      0x1p-249, 0x1p-251, 0x1p52, 0x1p53, 0x1p1000, 0x1p1001, 709.78, 709.79, 710.5, 88.7, 88.8,
    ]
    x += [708.39, 708.4, 745.13, 745.14, 103.9, 104, 17.3, 18.7, 19.06, 19.07, 20, 9.01, 9.02, 10]
    x += [5.86, 5.92, 5.93, 6, 3.83, 3.92, 3.97, 4, 0.703125, 1.40625, 0.984375, 1.03125]
    // Its sine lies too near to the middle of two floats for double precision to decide.
    x += [0x1.33333p13]
    x += x.flatMap { [$0.nextUp, $0.nextDown] }
    x += x.map { -$0 }
    expectCorrectRounding(function, at: x)
    expectCorrectRounding(function, at: x.map(Float.init))
  }

  /// Arguments whose values lie near a rounding boundary of double precision by construction: the
  /// function of a value near 0 is close to its argument, or to 1.
  @Test(arguments: ElementaryCase.all)
  func argumentsNearZero(_ function: ElementaryCase) {
    let x = (0..<20_000).map { index in
      let size = scalbn(1 + Double(index % 100) * 0x1p-52, -(index / 100) / 2)
      return index & 1 == 0 ? size : -size
    }
    let shift: Double = function.testDescription == "log" ? 1 : 0
    expectCorrectRounding(function, at: x.map { $0 + shift })
  }

  /// The arguments that Scripts/kernels/make-hard-cases found.
  @Test(arguments: ElementaryCase.all)
  func hardCases(_ function: ElementaryCase) throws {
    let list = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "HardCases/\(function.testDescription).txt")
    let x = try hexadecimalNumbers(in: list)
    #expect(x.count > 10)
    expectCorrectRounding(function, at: x + x.map { -$0 })
  }

  /// Arguments near multiples of π/16, where sine and cosine reduce theirs to almost 0, and halfway
  /// between two, up to the end of the fast path and beyond.
  @Test(arguments: ElementaryCase.all.filter { $0.number >= 6 })
  func argumentsNearPartsOfTurns(_ function: ElementaryCase) {
    var random = SplitMix(state: 6)
    let x = (0..<20_000).flatMap { index in
      let limit = exp2(Double(index % 24))
      let turns = Double.random(in: -limit...limit, using: &random).rounded()
      let x = (turns + (index % 3 == 0 ? 0.5 : 0)) * .pi / 16
      return [x.nextDown, x, x.nextUp, x + scalbn(1, -index % 50)]
    }
    expectCorrectRounding(function, at: x)
  }

  @Test(arguments: CompiledKernels.all)
  func sigmoidRoundsEachOperation(_ kernels: CompiledKernels) {
    let x = ElementaryCase.all[0].arguments(100_000, seed: 7) as [Double]
    var y = x
    kernels.tables.float64.elementary.sigmoid(x.count, x, &y)
    for (value, exponential) in zip(y, Double.reference(0, x.map { -$0 })) {
      #expect(identical(value, 1 / (1 + exponential)))
    }
    let single = x.map(Float.init)
    var z = single
    kernels.tables.float32.elementary.sigmoid(single.count, single, &z)
    for (value, exponential) in zip(z, Float.reference(0, single.map { -$0 })) {
      #expect(identical(value, 1 / (1 + exponential)))
    }
  }

  /// Arrays of any length, in place, leave what follows them alone.
  @Test(arguments: CompiledKernels.all)
  func anyCount(_ kernels: CompiledKernels) {
    check(kernels, Double.self)
    check(kernels, Float.self)

    func check<T: ElementaryScalar>(_ kernels: CompiledKernels, _ type: T.Type) {
      let x = (0..<50).map { T($0) / 8 }
      let expected = T.reference(4, x)
      for count in 0...40 {
        var y = x
        T.elementary(kernels.tables).tanh(count, y, &y)
        #expect(y.prefix(count).elementsEqual(expected.prefix(count)))
        #expect(y.dropFirst(count).elementsEqual(x.dropFirst(count)))
      }
    }
  }
}
