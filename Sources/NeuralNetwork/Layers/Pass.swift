import KernelInterface

/// A layer's work on batches of one size: where its operands lie and which kernels run over them.
///
/// A class, since a class method's call is the cheapest dispatch that lets each layer keep
/// its own file. Passes are planned before training and allocate nothing when they run.
public class Pass {
  /// Computes outputs from inputs.
  func forward() {}
  /// Computes the gradients of parameters and inputs from those of outputs.
  func backward() {}
}

/// What a layer plans its pass with.
public struct PassContext {
  let kernels: Kernels
  let precision: Precision
  /// Where products may work.
  let workspace: UnsafeMutableRawPointer
  let samples: Int
  /// The shapes of one sample.
  let input: [Int]
  let output: [Int]
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
