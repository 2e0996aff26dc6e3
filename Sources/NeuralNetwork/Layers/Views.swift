/// A layer that is nothing but its activation: z = x.
package struct ActivationOnly: Transform {
  package static let name = "activation"
  package static let summary = "z = x, to apply an activation by itself"
  package static let counterpart: String? = "torch.nn.Identity"
  package let isView = true

  /// Makes the layer.
  package init() {}

  package init(settings: inout some Settings) {}

  package func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  package func makePass(_ context: PassContext) -> Pass? { nil }
}

/// Makes a vector of each sample.
package struct Flatten: Transform {
  package static let name = "flatten"
  package static let summary = "each sample’s elements as one vector, in row-major order"
  package static let counterpart: String? = "torch.nn.Flatten"
  package let isView = true

  /// Makes the layer.
  package init() {}

  package init(settings: inout some Settings) {}

  package func outputShape(of input: [Int], orientation: Orientation) -> [Int] {
    [input.reduce(1, *)]
  }

  package func makePass(_ context: PassContext) -> Pass? { nil }
}
