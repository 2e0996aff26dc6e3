/// A layer that is nothing but its activation: z = x.
public struct ActivationOnly: Transform {
  public static let name = "activation"
  public static let summary = "z = x, to apply an activation by itself"
  public static let counterpart: String? = "torch.nn.Identity"
  public let isView = true

  /// Makes the layer.
  public init() {}

  public init(settings: inout some Settings) {}

  public func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  public func makePass(_ context: PassContext) -> Pass? { nil }
}
