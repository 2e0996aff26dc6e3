import KernelInterface

/// A layer's work on batches of one size: where its operands lie and which kernels run over them.
///
/// A class, since a class method's call is the cheapest dispatch that lets each layer keep
/// its own file. Passes are planned before training and allocate nothing when they run.
package class Pass {
  /// Computes outputs from inputs.
  func forward() {}
  /// Computes outputs from inputs where nothing is to be learned from them.
  func infer() { forward() }
  /// Computes the gradients of parameters and inputs from those of outputs.
  func backward() {}
  /// Adds on which smooth piece of the layer's function the last inputs lie, for layers with several.
  func addPieces(to pieces: inout [Int]) {}

  /// The pieces that are remembered, of a layer that adds them.
  private var pieces: [Int] = []

  /// Remembers on which smooth piece each of the last inputs lies.
  func rememberPieces() {
    pieces.removeAll(keepingCapacity: true)
    addPieces(to: &pieces)
  }

  /// Whether one of the last inputs lies on another piece than the one remembered.
  func hasLeftPieces() -> Bool {
    var current: [Int] = []
    addPieces(to: &current)
    return current != pieces
  }
}

/// What a layer plans its pass with.
package struct PassContext {
  let kernels: Kernels
  let precision: Precision
  let product: MatrixProduct
  /// Where the pass gets memory of its own.
  let arena: Arena
  let random: RandomStream
  let samples: Int
  /// Whether a reader sees samples in rows or in columns.
  let orientation: Orientation
  /// The shapes of one sample.
  let input: [Int]
  let output: [Int]
  /// The axes that a reader sees, of the inputs and of the outputs.
  let inputAxes: Axes
  let outputAxes: Axes
  /// The operands: samples × elements of a sample. dx is nil where nobody needs it.
  let x: UnsafeMutableRawPointer
  let dx: UnsafeMutableRawPointer?
  /// The weighted sum, for layers that have one.
  let s: UnsafeMutableRawPointer
  let z: UnsafeMutableRawPointer
  let dz: UnsafeMutableRawPointer
  /// The parameters by letter, and where to put their gradients.
  let parameters: [String: (value: UnsafeMutableRawPointer, gradient: UnsafeMutableRawPointer)]
}

/// The network's random numbers, shared by all who draw from them.
final class RandomStream {
  var generator: any RandomGenerator
  /// Whether passes use the numbers of their last run again, as a gradient check needs it.
  var isHeld = false

  init(_ generator: any RandomGenerator) { self.generator = generator }
}
