import KernelInterface

/// Elementary functions of single numbers, correctly rounded on every machine.
enum Elementary {
  private static let float64 = InstructionSet.selected.tables.float64.elementary

  static func log(_ x: Double) -> Double { apply(float64.log, x) }
  static func exp(_ x: Double) -> Double { apply(float64.exp, x) }
  static func sin(_ x: Double) -> Double { apply(float64.sin, x) }
  static func cos(_ x: Double) -> Double { apply(float64.cos, x) }

  private static func apply<Number>(_ function: ElementaryKernels.Unary, _ x: Number) -> Number {
    var value = x
    withUnsafeMutablePointer(to: &value) { function(1, $0, $0) }
    return value
  }
}
