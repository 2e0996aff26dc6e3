/// One number everywhere.
public struct Constant: Initializer {
  public static let name = "constant"
  public static let summary = "one number everywhere, as np.full"
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
