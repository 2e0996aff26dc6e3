/// Uniform numbers that keep variances in both directions (Glorot and Bengio, 2010).
package struct GlorotUniform: Initializer {
  package static let name = "glorot-uniform"
  package static let summary = "uniform within ±√(6 / (inputs + outputs))"
  package static let counterpart: String? = nil

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
  package static let counterpart: String? = nil

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (2 / Double(shape.fanIn + shape.fanOut)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}

/// Uniform numbers for rectifiers (He et al., 2015).
package struct HeUniform: Initializer {
  package static let name = "he-uniform"
  package static let summary = "uniform within ±√(6 / inputs)"
  package static let counterpart: String? = nil

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
  package static let summary =
    "normal, variance 2 / inputs, as np.random.randn * np.sqrt(2 / inputs)"
  package static let counterpart: String? = "numpy.random.randn * numpy.sqrt(2 / inputs)"

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (2 / Double(shape.fanIn)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}

/// Uniform numbers that keep the variance of the outputs (LeCun et al., 1998).
package struct LeCunUniform: Initializer {
  package static let name = "lecun-uniform"
  package static let summary = "uniform within ±√(3 / inputs)"
  package static let counterpart: String? = nil

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
  package static let counterpart: String? = nil

  /// Makes the initialiser.
  package init() {}

  package init(settings: inout some Settings) {}

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (1 / Double(shape.fanIn)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}
