/// What a layer does before its activation: z from the output of the layer before.
package protocol Transform: Component where Kind == any Transform {
  /// The shape of one sample of z, given the shape of one sample of the input.
  func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int]

  /// Why the layer cannot work on the values of the network's inputs; nil where it can, and in most layers.
  ///
  /// Asked of layers that take the inputs as they are, perhaps in another shape.
  ///
  /// - Parameter inputs: All samples, laid out as their author gave them.
  func problem(withInputs inputs: Tensor) -> String?

  /// What the layer cannot do with batches of a size, to follow "layer 2"; nil where it works, as most do.
  ///
  /// - Parameters:
  ///   - input: The shape of one sample of its input.
  ///   - samples: How many there are in a batch.
  func caution(input: [Int], samples: Int) -> String?

  /// The parameters and statistics, in the order in which they are drawn.
  func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription]

  /// The axes that a reader sees of s, where there is one, and of z.
  func axes(of input: Axes) -> (sum: Axes, output: Axes)

  /// Whether z is the input itself, perhaps in another shape, so that there is no pass.
  var isView: Bool { get }

  /// Whether there is a weighted sum s before z.
  var hasSum: Bool { get }

  /// The pass over one batch, or nil for a view.
  func makePass(_ context: PassContext) -> Pass?
}

extension Transform {
  package var erased: any Transform { self }

  package func problem(withInputs inputs: Tensor) -> String? { nil }

  package func caution(input: [Int], samples: Int) -> String? { nil }

  package func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] { [] }

  package func axes(of input: Axes) -> (sum: Axes, output: Axes) { (input, input) }

  package var isView: Bool { false }
  package var hasSum: Bool { false }
}

/// The layers that a notebook can name.
package let transforms = Catalogue<any Transform>(
  "layer",
  [
    Dense.self,
    ActivationOnly.self,
    Flatten.self,
    Convolution.self,
    MaximumPooling.self,
    AveragePooling.self,
    BatchNormalization.self,
    LayerNormalization.self,
    Dropout.self,
  ])
