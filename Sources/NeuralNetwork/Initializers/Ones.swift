/// Ones.
public struct Ones: Initializer {
  public static let name = "ones"
  public static let summary = "1 everywhere, as np.ones"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    Array(repeating: 1, count: shape.count)
  }
}
