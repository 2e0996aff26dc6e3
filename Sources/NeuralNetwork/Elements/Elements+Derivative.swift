extension Elements {
  /// The derivative with respect to an operand, by the rules of differentiation.
  ///
  /// Comparisons and signs count as constants: where the expression jumps or has a kink it is the
  /// derivative of the piece that the value is taken from.
  func derivative(byOperand place: Int) -> Elements {
    var differentiation = Differentiation(place: place)
    return differentiation.derivative(of: node) ?? 0
  }
}

/// Differentiates an expression, each part of it once.
private struct Differentiation {
  let place: Int
  /// What is known; nil inside stands for 0.
  private var known: [ObjectIdentifier: Elements?] = [:]

  init(place: Int) { self.place = place }

  /// The derivative of a part; nil where it is 0.
  mutating func derivative(of node: Elements.Node) -> Elements? {
    if let derivative = known[ObjectIdentifier(node)] { return derivative }
    let derivative: Elements? =
      switch node.content {
      case .operand(place): 1
      case .operand, .number, .constant: nil
      case .operation(_, let operands): self.derivative(of: node, operands)
      }
    known[ObjectIdentifier(node)] = .some(derivative)
    return derivative
  }

  private mutating func derivative(of node: Elements.Node, _ operands: [Elements.Node])
    -> Elements?
  {
    guard case .operation(let operation, _) = node.content else { return nil }
    let value = Elements(node)
    let x = Elements(operands[0])
    let y = operands.count > 1 ? Elements(operands[1]) : x
    let dx = derivative(of: operands[0])
    let dy = operands.count > 1 ? derivative(of: operands[1]) : nil
    switch operation {
    case .copy: return dx
    case .add: return sum(dx, dy)
    case .subtract: return sum(dx, dy.map { -$0 })
    case .multiply: return sum(dx.map { y.times($0) }, dy.map { x.times($0) })
    case .divide: return sum(dx, dy.map { -value.times($0) }).map { $0 / y }
    case .maximum: return select(x .< y, dy, dx)
    case .minimum: return select(y .< x, dy, dx)
    case .isLess, .isAtMost, .isEqual, .sign: return nil
    case .select: return select(x, dy, derivative(of: operands[2]))
    case .magnitude: return dx.map { Elements.sign(x).times($0) }
    case .squareRoot: return dx.map { $0 / (2 * value) }
    case .exp: return dx.map { value.times($0) }
    case .expm1: return dx.map { Elements.exp(x).times($0) }
    case .log: return dx.map { $0 / x }
    case .log1p: return dx.map { $0 / (1 + x) }
    case .tanh: return dx.map { (1 - value * value).times($0) }
    case .erf:
      // 2/√π · exp(−x²)
      return dx.map { (1.12837916709551257389615890312 * Elements.exp(-(x * x))).times($0) }
    case .sin: return dx.map { Elements.cos(x).times($0) }
    case .cos: return dx.map { (-Elements.sin(x)).times($0) }
    case .sigmoid: return dx.map { (value * (1 - value)).times($0) }
    }
  }

  private func select(_ test: Elements, _ yes: Elements?, _ no: Elements?) -> Elements? {
    yes == nil && no == nil ? nil : .select(test, yes ?? 0, no ?? 0)
  }

  private func sum(_ a: Elements?, _ b: Elements?) -> Elements? {
    guard let a, let b else { return a ?? b }
    return a + b
  }
}

extension Elements {
  /// The product, without the multiplication by 1 that the chain rule begins with.
  fileprivate func times(_ other: Elements) -> Elements {
    if case .constant(1) = other.node.content { self } else { self * other }
  }
}
