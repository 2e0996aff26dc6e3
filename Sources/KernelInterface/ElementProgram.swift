/// What an instruction does to elements. Each operation is rounded by itself; the elementary functions are
/// correctly rounded.
package enum ElementOperation: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  /// The first operand.
  case copy
  /// a + b.
  case add
  /// a − b.
  case subtract
  /// a · b.
  case multiply
  /// a / b.
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
  /// |a|.
  case magnitude
  /// -1, 0 or 1.
  case sign
  /// √a.
  case squareRoot
  /// e to the power a.
  case exp
  /// exp(a) − 1.
  case expm1
  /// The natural logarithm of a.
  case log
  /// log(1 + a).
  case log1p
  /// tanh a.
  case tanh
  /// The error function of a.
  case erf
  /// The sine of a radians.
  case sin
  /// The cosine of a radians.
  case cos
  /// 1 / (1 + exp(−a)).
  case sigmoid
}

/// A step of a program: what it does to which operands, and where the result goes.
package struct ElementInstruction: BitwiseCopyable, Sendable {
  /// What is done.
  package let operation: ElementOperation
  /// The place of the result among the operands.
  package var result: Int32
  /// The place of the first operand.
  package var first: Int32
  /// The place of the second operand, where the operation takes one.
  package var second: Int32
  /// The place of the third operand, where the operation takes one.
  package var third: Int32

  /// Makes a step; operands that it does not take may be anything.
  package init(
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
package struct ElementProgram: BitwiseCopyable {
  /// The bytes of a register.
  package static let registerSize = 16 * Kernels.padding

  /// Carries out a program for `count` elements. Takes a pointer to an `ElementProgram`, untyped since
  /// C functions know no Swift types.
  package typealias Run = @convention(c) (_ count: Int, _ program: UnsafeRawPointer) -> Void

  /// The instructions in their order.
  package let instructions: UnsafePointer<ElementInstruction>
  /// How many instructions there are.
  package let instructionCount: Int
  /// The addresses of the operands: first those of all elements, then the registers.
  package let operands: UnsafePointer<UnsafeMutableRawPointer>
  /// How many operands are of all elements.
  package let elementOperands: Int

  /// Describes a program.
  package init(
    instructions: UnsafePointer<ElementInstruction>, instructionCount: Int,
    operands: UnsafePointer<UnsafeMutableRawPointer>, elementOperands: Int
  ) {
    self.instructions = instructions
    self.instructionCount = instructionCount
    self.operands = operands
    self.elementOperands = elementOperands
  }
}
