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
