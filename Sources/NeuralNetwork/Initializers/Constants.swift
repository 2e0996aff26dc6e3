/// Zeros.
package struct Zeros: Initializer {
  package static let name = "zeros"
  package static let summary = "0 everywhere, as np.zeros"
  package static let counterpart: String? = "numpy.zeros"

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: 0, count: shape.count)
  }
}

/// Ones.
package struct Ones: Initializer {
  package static let name = "ones"
  package static let summary = "1 everywhere, as np.ones"
  package static let counterpart: String? = "numpy.ones"

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: 1, count: shape.count)
  }
}

/// One number everywhere.
package struct Constant: Initializer {
  package static let name = "constant"
  package static let summary = "one number everywhere, as np.full"
  package static let counterpart: String? = "numpy.full"
  /// The number.
  package let value: Double

  /// Makes the initialiser.
  package init(_ value: Double) {
    self.value = value
  }

  package init(settings: inout some Settings) {
    value = settings.number("value", in: .finite, default: nil, "the number")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: value, count: shape.count)
  }
}
