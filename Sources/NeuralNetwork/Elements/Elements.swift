import KernelInterface

/// Numbers that are computed element by element: an expression over operands, written as one writes it for
/// single numbers, `z * .tanh(.log1p(.exp(z)))`. A kernel computes it, vector by vector.
///
/// Each operation is rounded by itself and the elementary functions are correctly rounded, so that the
/// values have the same bits everywhere.
package struct Elements: Sendable {
  let node: Node

  /// A part of an expression; parts that are used twice are computed once.
  final class Node: Sendable {
    enum Content: Sendable {
      /// One of the arrays that the expression is over, by its place among them.
      case operand(Int)
      /// One of the numbers that are set before each run, by its place among them.
      case number(Int)
      /// The same number everywhere.
      case constant(Double)
      /// What an operation makes of other parts.
      case operation(ElementOperation, [Node])
    }

    let content: Content

    init(_ content: Content) { self.content = content }
  }

  init(_ node: Node) { self.node = node }

  init(_ content: Node.Content) { node = Node(content) }

  private init(_ operation: ElementOperation, _ operands: Elements...) {
    node = Node(.operation(operation, operands.map(\.node)))
  }

  /// The same number everywhere.
  package init(_ constant: Double) { self.init(.constant(constant)) }

  /// One of the arrays that an expression is over, by its place among them.
  static func operand(_ place: Int) -> Elements { Elements(.operand(place)) }

  /// One of the numbers that are set before each run, by its place among them.
  static func number(_ place: Int) -> Elements { Elements(.number(place)) }
}

extension Elements: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self.init(value) }
  package init(integerLiteral value: Int) { self.init(Double(value)) }
}

// MARK: - Arithmetic

extension Elements {
  /// a + b.
  package static func + (a: Elements, b: Elements) -> Elements { Elements(.add, a, b) }
  /// a − b.
  package static func - (a: Elements, b: Elements) -> Elements { Elements(.subtract, a, b) }
  /// a · b.
  package static func * (a: Elements, b: Elements) -> Elements { Elements(.multiply, a, b) }
  /// a / b.
  package static func / (a: Elements, b: Elements) -> Elements { Elements(.divide, a, b) }
  /// −a.
  package static prefix func - (a: Elements) -> Elements { -1 * a }

  /// The larger one; NaN where the first is.
  package static func max(_ a: Elements, _ b: Elements) -> Elements { Elements(.maximum, a, b) }
  /// The smaller one; NaN where the first is.
  package static func min(_ a: Elements, _ b: Elements) -> Elements { Elements(.minimum, a, b) }

  /// 1 where a < b, 0 elsewhere.
  package static func .< (a: Elements, b: Elements) -> Elements { Elements(.isLess, a, b) }
  /// 1 where a > b, 0 elsewhere.
  package static func .> (a: Elements, b: Elements) -> Elements { b .< a }
  /// 1 where a ≤ b, 0 elsewhere.
  package static func .<= (a: Elements, b: Elements) -> Elements { Elements(.isAtMost, a, b) }
  /// 1 where a ≥ b, 0 elsewhere.
  package static func .>= (a: Elements, b: Elements) -> Elements { b .<= a }
  /// 1 where a = b, 0 elsewhere.
  package static func .== (a: Elements, b: Elements) -> Elements { Elements(.isEqual, a, b) }

  /// `yes` where a comparison holds, `no` elsewhere.
  package static func select(_ test: Elements, _ yes: Elements, _ no: Elements) -> Elements {
    Elements(.select, test, yes, no)
  }
}

// MARK: - Functions

extension Elements {
  /// |x|.
  package static func abs(_ x: Elements) -> Elements { Elements(.magnitude, x) }
  /// -1, 0 or 1.
  package static func sign(_ x: Elements) -> Elements { Elements(.sign, x) }
  /// √x.
  package static func squareRoot(_ x: Elements) -> Elements { Elements(.squareRoot, x) }
  /// e to the power x.
  package static func exp(_ x: Elements) -> Elements { Elements(.exp, x) }
  /// exp(x) − 1.
  package static func expm1(_ x: Elements) -> Elements { Elements(.expm1, x) }
  /// The natural logarithm.
  package static func log(_ x: Elements) -> Elements { Elements(.log, x) }
  /// log(1 + x).
  package static func log1p(_ x: Elements) -> Elements { Elements(.log1p, x) }
  /// The hyperbolic tangent.
  package static func tanh(_ x: Elements) -> Elements { Elements(.tanh, x) }
  /// The error function.
  package static func erf(_ x: Elements) -> Elements { Elements(.erf, x) }
  /// The sine of x radians.
  package static func sin(_ x: Elements) -> Elements { Elements(.sin, x) }
  /// The cosine of x radians.
  package static func cos(_ x: Elements) -> Elements { Elements(.cos, x) }
  /// 1 / (1 + exp(−x)).
  package static func sigmoid(_ x: Elements) -> Elements { Elements(.sigmoid, x) }
}
