/// Zeros.
public struct Zeros: Initializer {
  public static let name = "zeros"
  public static let summary = "0 everywhere, as np.zeros"
  public static let counterpart: String? = "numpy.zeros"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: 0, count: shape.count)
  }
}

/// Ones.
public struct Ones: Initializer {
  public static let name = "ones"
  public static let summary = "1 everywhere, as np.ones"
  public static let counterpart: String? = "numpy.ones"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: 1, count: shape.count)
  }
}

/// One number everywhere.
public struct Constant: Initializer {
  public static let name = "constant"
  public static let summary = "one number everywhere, as np.full"
  public static let counterpart: String? = "numpy.full"
  public let value: Double

  /// Makes the initialiser.
  public init(_ value: Double) {
    self.value = value
  }

  public init(settings: inout some Settings) {
    value = settings.number("value", in: .finite, default: nil, "the number")
  }

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: value, count: shape.count)
  }
}
