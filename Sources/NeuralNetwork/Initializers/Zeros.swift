/// Zeros.
public struct Zeros: Initializer {
  public static let name = "zeros"
  public static let summary = "0 everywhere, as np.zeros"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: 0, count: shape.count)
  }
}
