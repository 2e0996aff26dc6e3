/// What a layer does before its activation: z from the output of the layer before.
public protocol Transform: Component where Kind == any Transform {
  /// The shape of one sample of z, given the shape of one sample of the input.
  func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int]

  /// The parameters, in the order in which they are drawn.
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
  public var erased: any Transform { self }

  public func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] { [] }

  public func axes(of input: Axes) -> (sum: Axes, output: Axes) { (input, input) }

  public var isView: Bool { false }
  public var hasSum: Bool { false }
}

/// The layers that a notebook can name.
public let transforms = Catalogue<any Transform>(
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

/// A parameter that a layer needs.
public struct ParameterDescription: Sendable {
  /// `W`, `b`, `gamma`, `beta`, `mean` or `variance`.
  public var letter: String
  /// The setting that it is read from.
  public var key: String
  public var source: ParameterSource
  /// The shape in which it is drawn and shown, unless a literal brings another of `literalShapes`.
  public var shape: [Int]
  /// The shapes that a literal may have; all have the same elements in the same order.
  public var literalShapes: [[Int]]
  /// Whether memory holds the transpose of what is shown. Only for shapes of two axes.
  public var isTransposed = false
  /// Whether gradients can change it.
  public var isLearned = true
  /// Whether penalties on weights apply to it.
  public var isWeight = false
  /// Whether it is added to the weighted sum, so that where that has no axis for the samples, a
  /// drawn one has none either.
  public var followsSum = false
  public var fanIn = 1
  public var fanOut = 1
}
