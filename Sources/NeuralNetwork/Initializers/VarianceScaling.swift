/// Which operations scale normal numbers z to a variance s / n. They differ in the last bits.
package enum Scaling: String, CaseIterable, Sendable {
  /// z · √(s / n): `np.random.randn(…) * np.sqrt(s / n)`.
  case multiply
  /// z / √(n / s): `np.random.randn(…) / np.sqrt(n / s)`.
  case divide

  /// Reads the key `operation`; `product` and `quotient` are its two values as code.
  fileprivate init(
    settings: inout some Settings, _ product: String, _ quotient: String
  ) {
    self = settings.choice(
      "operation", default: .multiply,
      "how z, `np.random.randn(…)`, is scaled: `multiply` is \(product), `divide` is \(quotient)")
  }

  /// Normal numbers of the variance `scale / fan`.
  fileprivate func draw(
    _ count: Int, scale: Double, fan: Int, using generator: inout any RandomGenerator
  ) -> [Double] {
    switch self {
    case .multiply:
      let deviation = (scale / Double(fan)).squareRoot()
      return (0..<count).map { _ in generator.standardNormal() * deviation }
    case .divide:
      let divisor = (Double(fan) / scale).squareRoot()
      return (0..<count).map { _ in generator.standardNormal() / divisor }
    }
  }
}

/// Uniform numbers that keep variances in both directions (Glorot and Bengio, 2010).
package struct GlorotUniform: Initializer {
  package static let name = "glorot-uniform"
  package static let summary = "uniform within ±√(6 / (inputs + outputs)), as np.random.uniform"
  package static let counterpart: String? = "numpy.random.uniform"

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (6 / Double(shape.fanIn + shape.fanOut)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}

/// Normal numbers that keep variances in both directions (Glorot and Bengio, 2010).
package struct GlorotNormal: Initializer {
  package static let name = "glorot-normal"
  package static let summary = "normal, variance 2 / (inputs + outputs)"
  package static let counterpart: String? =
    "numpy.random.randn * numpy.sqrt(2 / (inputs + outputs))"
  /// How the numbers are scaled.
  package let scaling: Scaling

  /// Makes the initialiser.
  package init(scaling: Scaling = .multiply) {
    self.scaling = scaling
  }

  package init(settings: inout some Settings) {
    scaling = Scaling(
      settings: &settings, "`z * np.sqrt(2 / (inputs + outputs))`",
      "`z / np.sqrt((inputs + outputs) / 2)`")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    scaling.draw(shape.count, scale: 2, fan: shape.fanIn + shape.fanOut, using: &generator)
  }
}

/// Uniform numbers for rectifiers (He et al., 2015).
package struct HeUniform: Initializer {
  package static let name = "he-uniform"
  package static let summary = "uniform within ±√(6 / inputs), as np.random.uniform"
  package static let counterpart: String? = "numpy.random.uniform"

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (6 / Double(shape.fanIn)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}

/// Normal numbers for rectifiers (He et al., 2015).
package struct HeNormal: Initializer {
  package static let name = "he-normal"
  package static let summary = "normal, variance 2 / inputs"
  package static let counterpart: String? = "numpy.random.randn * numpy.sqrt(2 / inputs)"
  /// How the numbers are scaled.
  package let scaling: Scaling

  /// Makes the initialiser.
  package init(scaling: Scaling = .multiply) {
    self.scaling = scaling
  }

  package init(settings: inout some Settings) {
    scaling = Scaling(
      settings: &settings, "`z * np.sqrt(2 / inputs)`", "`z / np.sqrt(inputs / 2)`")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    scaling.draw(shape.count, scale: 2, fan: shape.fanIn, using: &generator)
  }
}

/// Uniform numbers that keep the variance of the outputs (LeCun et al., 1998).
package struct LeCunUniform: Initializer {
  package static let name = "lecun-uniform"
  package static let summary = "uniform within ±√(3 / inputs), as np.random.uniform"
  package static let counterpart: String? = "numpy.random.uniform"

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (3 / Double(shape.fanIn)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}

/// Normal numbers that keep the variance of the outputs (LeCun et al., 1998).
package struct LeCunNormal: Initializer {
  package static let name = "lecun-normal"
  package static let summary = "normal, variance 1 / inputs"
  package static let counterpart: String? = "numpy.random.randn * numpy.sqrt(1 / inputs)"
  /// How the numbers are scaled.
  package let scaling: Scaling

  /// Makes the initialiser.
  package init(scaling: Scaling = .multiply) {
    self.scaling = scaling
  }

  package init(settings: inout some Settings) {
    scaling = Scaling(
      settings: &settings, "`z * np.sqrt(1 / inputs)`", "`z / np.sqrt(inputs)`")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    scaling.draw(shape.count, scale: 1, fan: shape.fanIn, using: &generator)
  }
}
