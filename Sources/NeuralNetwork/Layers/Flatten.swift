/// Makes a vector of each sample.
public struct Flatten: Transform {
  public static let name = "flatten"
  public static let summary = "each sample’s elements as one vector, in row-major order"
  public static let counterpart: String? = "torch.nn.Flatten"
  public let isView = true

  /// Makes the layer.
  public init() {}

  public init(settings: inout some Settings) {}

  public func outputShape(of input: [Int], orientation: Orientation) -> [Int] {
    [input.reduce(1, *)]
  }

  public func makePass(_ context: PassContext) -> Pass? { nil }
}
