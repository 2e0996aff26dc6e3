/// Uniform numbers that keep variances in both directions (Glorot and Bengio, 2010).
public struct GlorotUniform: Initializer {
  public static let name = "glorot-uniform"
  public static let summary = "uniform within ±√(6 / (inputs + outputs))"
  public static let counterpart: String? = nil

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (6 / Double(shape.fanIn + shape.fanOut)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}

/// Normal numbers that keep variances in both directions (Glorot and Bengio, 2010).
public struct GlorotNormal: Initializer {
  public static let name = "glorot-normal"
  public static let summary = "normal, variance 2 / (inputs + outputs)"
  public static let counterpart: String? = nil

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (2 / Double(shape.fanIn + shape.fanOut)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}

/// Uniform numbers for rectifiers (He et al., 2015).
public struct HeUniform: Initializer {
  public static let name = "he-uniform"
  public static let summary = "uniform within ±√(6 / inputs)"
  public static let counterpart: String? = nil

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (6 / Double(shape.fanIn)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}

/// Normal numbers for rectifiers (He et al., 2015).
public struct HeNormal: Initializer {
  public static let name = "he-normal"
  public static let summary =
    "normal, variance 2 / inputs, as np.random.randn * np.sqrt(2 / inputs)"
  public static let counterpart: String? = "numpy.random.randn * numpy.sqrt(2 / inputs)"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (2 / Double(shape.fanIn)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}

/// Uniform numbers that keep the variance of the outputs (LeCun et al., 1998).
public struct LeCunUniform: Initializer {
  public static let name = "lecun-uniform"
  public static let summary = "uniform within ±√(3 / inputs)"
  public static let counterpart: String? = nil

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (3 / Double(shape.fanIn)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}

/// Normal numbers that keep the variance of the outputs (LeCun et al., 1998).
public struct LeCunNormal: Initializer {
  public static let name = "lecun-normal"
  public static let summary = "normal, variance 1 / inputs"
  public static let counterpart: String? = nil

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (1 / Double(shape.fanIn)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}
