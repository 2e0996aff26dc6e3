/// What an instruction does to elements. Each operation is rounded by itself; the elementary functions are
/// correctly rounded.
public enum ElementOperation: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  /// The first operand.
  case copy
  case add
  case subtract
  case multiply
  case divide
  /// The second operand where it is more than the first, else the first.
  case maximum
  /// The second operand where it is less than the first, else the first.
  case minimum
  /// 1 where the first operand is less than the second, 0 elsewhere.
  case isLess
  /// 1 where the first operand is at most the second, 0 elsewhere.
  case isAtMost
  /// 1 where both operands are equal, 0 elsewhere.
  case isEqual
  /// The second operand where the first is not 0, the third elsewhere.
  case select
  case magnitude
  /// -1, 0 or 1.
  case sign
  case squareRoot
  case exp
  case expm1
  case log
  case log1p
  case tanh
  case erf
  case sin
  case cos
  case sigmoid
}

/// A step of a program: what it does to which operands, and where the result goes.
public struct ElementInstruction: BitwiseCopyable, Sendable {
  /// What is done.
  public let operation: ElementOperation
  /// The place of the result among the operands.
  public var result: Int32
  /// The place of the first operand.
  public let first: Int32
  /// The place of the second operand, where the operation takes one.
  public let second: Int32
  /// The place of the third operand, where the operation takes one.
  public let third: Int32

  /// Makes a step; operands that it does not take may be anything.
  public init(
    _ operation: ElementOperation, result: Int, first: Int, second: Int = 0, third: Int = 0
  ) {
    self.operation = operation
    self.result = Int32(result)
    self.first = Int32(first)
    self.second = Int32(second)
    self.third = Int32(third)
  }
}

/// Instructions to be carried out for each element, with the memory that they work on.
///
/// The kernel goes through the elements in blocks: all instructions on the first block, then all on the next.
/// So operands of two kinds are told apart: those of all elements, and *registers*, which hold one block.
public struct ElementProgram: BitwiseCopyable {
  /// The bytes of a register.
  public static let registerSize = 8 * Kernels.padding

  /// Carries out a program for `count` elements. Takes a pointer to an `ElementProgram`, untyped since
  /// C functions know no Swift types.
  public typealias Run = @convention(c) (_ count: Int, _ program: UnsafeRawPointer) -> Void

  /// The instructions in their order.
  public let instructions: UnsafePointer<ElementInstruction>
  /// How many instructions there are.
  public let instructionCount: Int
  /// The addresses of the operands: first those of all elements, then the registers.
  public let operands: UnsafePointer<UnsafeMutableRawPointer>
  /// How many operands are of all elements.
  public let elementOperands: Int

  /// Describes a program.
  public init(
    instructions: UnsafePointer<ElementInstruction>, instructionCount: Int,
    operands: UnsafePointer<UnsafeMutableRawPointer>, elementOperands: Int
  ) {
    self.instructions = instructions
    self.instructionCount = instructionCount
    self.operands = operands
    self.elementOperands = elementOperands
  }
}
