import KernelInterface

/// Expressions laid out for the kernel that computes them, with the memory that it works in. Running it
/// allocates nothing.
final class ElementsProgram {
  private let kernel: ElementProgram.Run
  private let precision: Precision
  private let count: Int
  private let registers: Memory
  private let firstNumber: Int
  private let operands: UnsafeMutableBufferPointer<UnsafeMutableRawPointer>
  private let instructions: UnsafeMutableBufferPointer<ElementInstruction>
  private let program: Box<ElementProgram>

  /// Lays out expressions over arrays of `count` elements.
  ///
  /// - Parameters:
  ///   - expressions: What to compute.
  ///   - operands: The arrays that the expressions are over.
  ///   - results: Where to put the value of each expression; these may be operands too.
  ///   - numbers: How many numbers the expressions take that are set before a run.
  init(
    _ expressions: [Elements], over operands: [UnsafeMutableRawPointer],
    into results: [UnsafeMutableRawPointer], count: Int, numbers: Int = 0, _ kernels: Kernels,
    _ precision: Precision
  ) {
    kernel = kernels.elements
    self.precision = precision
    self.count = count
    let elementOperands = operands.count + results.count
    var layout = ElementsLayout(elementOperands: elementOperands, numbers: numbers)
    let values = expressions.map { layout.place(of: $0.node) }
    layout.store(values, into: results, over: operands)
    let lanes = ElementProgram.registerSize / precision.stride
    registers = Memory(precision, count: max(layout.registers, 1) * lanes)
    firstNumber = elementOperands
    self.operands = .allocate(capacity: elementOperands + layout.registers)
    for (index, operand) in (operands + results).enumerated() {
      self.operands.initializeElement(at: index, to: operand)
    }
    for register in 0..<layout.registers {
      self.operands.initializeElement(
        at: elementOperands + register, to: registers.pointer(register * lanes))
    }
    instructions = .allocate(capacity: layout.instructions.count)
    _ = instructions.initialize(from: layout.instructions)
    program = Box(
      ElementProgram(
        instructions: UnsafePointer(instructions.baseAddress.unsafelyUnwrapped),
        instructionCount: instructions.count,
        operands: UnsafePointer(self.operands.baseAddress.unsafelyUnwrapped),
        elementOperands: elementOperands))
    for (place, constant) in layout.constants { fill(place, constant) }
  }

  /// How many operations there are for each element.
  var instructionCount: Int { instructions.count }

  deinit {
    operands.deallocate()
    instructions.deallocate()
  }

  /// Sets one of the numbers that the expressions take.
  func set(_ number: Int, to value: Double) {
    let place = firstNumber + number
    if precision.load(operands[place], 0) != precision.rounded(value) { fill(place, value) }
  }

  /// Computes the expressions.
  func run() { kernel(count, program.pointer) }

  private func fill(_ place: Int, _ value: Double) {
    for lane in 0..<ElementProgram.registerSize / precision.stride {
      precision.store(value, operands[place], lane)
    }
  }
}

/// Gives the parts of expressions their places among a program's operands, equal parts the same.
private struct ElementsLayout {
  private let elementOperands: Int
  private(set) var registers: Int
  private(set) var constants: [(place: Int, value: Double)] = []
  var instructions: [ElementInstruction] = []
  private var placesOfNodes: [ObjectIdentifier: Int] = [:]
  private var placesOfConstants: [UInt64: Int] = [:]
  private var placesOfOperations: [Operation: Int] = [:]

  private struct Operation: Hashable {
    let operation: ElementOperation
    let operands: [Int]
  }

  /// The first registers are those of the numbers that are set before a run.
  init(elementOperands: Int, numbers: Int) {
    self.elementOperands = elementOperands
    registers = numbers
  }

  mutating func place(of node: Elements.Node) -> Int {
    if let place = placesOfNodes[ObjectIdentifier(node)] { return place }
    let place =
      switch node.content {
      case .operand(let index): index
      case .number(let index): elementOperands + index
      case .constant(let value): self.place(ofConstant: value)
      case .operation(let operation, let operands):
        self.place(
          of: Operation(operation: operation, operands: operands.map { self.place(of: $0) }))
      }
    placesOfNodes[ObjectIdentifier(node)] = place
    return place
  }

  private mutating func place(ofConstant value: Double) -> Int {
    if let place = placesOfConstants[value.bitPattern] { return place }
    let place = newRegister()
    constants.append((place, value))
    placesOfConstants[value.bitPattern] = place
    return place
  }

  private mutating func place(of operation: Operation) -> Int {
    if let place = placesOfOperations[operation] { return place }
    let place = newRegister()
    let operands = operation.operands
    instructions.append(
      ElementInstruction(
        operation.operation, result: place, first: operands[0],
        second: operands.count > 1 ? operands[1] : operands[0],
        third: operands.count > 2 ? operands[2] : operands[0]))
    placesOfOperations[operation] = place
    return place
  }

  /// Puts values into results, whose places follow those of the operands: at once where nothing that is
  /// still to be read lies there, else in the end.
  mutating func store(
    _ values: [Int], into results: [UnsafeMutableRawPointer],
    over operands: [UnsafeMutableRawPointer]
  ) {
    let values = values.map { $0 < operands.count ? keep($0) : $0 }
    var copies: [ElementInstruction] = []
    var moved: [Int: Int] = [:]
    for (index, value) in values.enumerated() {
      let result = operands.count + index
      let overwritten = operands.indices.filter { operands[$0] == results[index] }
      if let maker = instructions.firstIndex(where: { Int($0.result) == value }),
        !instructions[(maker + 1)...].contains(where: { $0.reads(overwritten) })
      {
        instructions[maker].result = Int32(result)
        moved[value] = result
        for later in instructions.indices[(maker + 1)...] {
          instructions[later].replace(Int32(value), by: Int32(result))
        }
      } else {
        copies.append(ElementInstruction(.copy, result: result, first: moved[value] ?? value))
      }
    }
    instructions += copies
  }

  /// A register with an operand as it is in the beginning.
  private mutating func keep(_ operand: Int) -> Int {
    let place = newRegister()
    instructions.insert(ElementInstruction(.copy, result: place, first: operand), at: 0)
    return place
  }

  private mutating func newRegister() -> Int {
    defer { registers += 1 }
    return elementOperands + registers
  }
}

extension ElementInstruction {
  /// Whether one of some places is among the operands.
  fileprivate func reads(_ places: [Int]) -> Bool {
    places.contains { [first, second, third].contains(Int32($0)) }
  }

  /// Takes an operand from another place.
  fileprivate mutating func replace(_ place: Int32, by other: Int32) {
    if first == place { first = other }
    if second == place { second = other }
    if third == place { third = other }
  }
}
