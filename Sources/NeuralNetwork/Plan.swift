import KernelInterface

/// The passes of a whole network over batches of one size, with the memory they work in.
///
/// Everything is allocated and every address computed here; running allocates nothing.
final class Plan {
  /// Where a layer's values lie: samples × elements of a sample.
  struct LayerValues {
    let s: UnsafeMutableRawPointer
    let z: UnsafeMutableRawPointer
    let a: UnsafeMutableRawPointer
    let dz: UnsafeMutableRawPointer
    let da: UnsafeMutableRawPointer
  }

  let samples: Int
  let inputs: UnsafeMutableRawPointer
  let targets: UnsafeMutableRawPointer
  private(set) var layers: [LayerValues] = []
  let loss: LossPass?

  private let arena: Arena
  private var owners: [Pass] = []
  /// Where each pass puts what it computes, and how many elements that are.
  private var results: [(base: UnsafeMutableRawPointer, count: Int)] = []
  private let inputCount: Int
  /// The passes without ownership, so that running them counts no references.
  private let passes: UnsafeMutableBufferPointer<Unmanaged<Pass>>

  /// Plans passes; `inputs` and `targets` are samples × elements, or nil to be filled in later.
  init(
    _ blueprint: Blueprint, loss: LossDescription?, kernels: Kernels, precision: Precision,
    samples: Int, inputs: UnsafeMutableRawPointer?, targets: UnsafeMutableRawPointer?,
    parameters: Memory, gradients: Memory, product: MatrixProduct,
    random: RandomStream
  ) {
    let arena = Arena(precision)
    let outputs = blueprint.outputShape.reduce(1, *)
    self.samples = samples
    self.arena = arena
    inputCount = samples * blueprint.inputShape.reduce(1, *)
    self.inputs = inputs ?? arena.allocate(inputCount)
    self.targets = targets ?? arena.allocate(samples * outputs)

    var x = self.inputs
    var dx: UnsafeMutableRawPointer?
    var axes = blueprint.inputAxes
    for layer in blueprint.layers {
      let count = samples * layer.output.reduce(1, *)
      let isIdentity = layer.description.activation is Identity
      let z = layer.description.transform.isView ? x : arena.allocate(count)
      let dz =
        layer.description.transform.isView ? dx ?? arena.allocate(count) : arena.allocate(count)
      let a = isIdentity ? z : arena.allocate(count)
      let da = isIdentity ? dz : arena.allocate(count)
      let s = layer.description.transform.hasSum ? arena.allocate(count) : z
      let values = LayerValues(s: s, z: z, a: a, dz: dz, da: da)
      let context = PassContext(
        kernels: kernels, precision: precision, product: product, arena: arena,
        random: random, samples: samples, orientation: blueprint.orientation,
        input: layer.input,
        output: layer.output, inputAxes: axes, outputAxes: layer.outputAxes, x: x, dx: dx, s: s,
        z: z,
        dz: dz,
        parameters: Dictionary(
          uniqueKeysWithValues: layer.parameters.map {
            (
              $0.description.letter,
              (value: parameters.pointer($0.offset), gradient: gradients.pointer($0.offset))
            )
          }))
      if let pass = layer.description.transform.makePass(context) {
        owners.append(pass)
        results.append((z, count))
      }
      if !isIdentity {
        owners.append(
          layer.description.activationPass(
            kernels, precision, samples: samples, columns: layer.output.reduce(1, *), values,
            arena))
        results.append((a, count))
      }
      layers.append(values)
      (x, dx, axes) = (a, da, layer.outputAxes)
    }

    var lossPass: LossPass?
    if let loss, let last = blueprint.layers.last, let values = layers.last {
      let pass = LossPass(
        loss, after: last.description, kernels, precision: precision, samples: samples,
        columns: outputs, values, targets: self.targets, terms: arena.allocate(samples * outputs),
        scratch: arena.allocate(samples * outputs))
      // A fused gradient is that of z, so that the last activation has nothing left to do.
      if pass.isFused { (owners.last as? ActivationPass)?.isFused = true }
      lossPass = pass
    }
    self.loss = lossPass
    passes = .allocate(capacity: owners.count)
    for (i, pass) in owners.enumerated() {
      passes.initializeElement(at: i, to: .passUnretained(pass))
    }
  }

  deinit { passes.deallocate() }

  /// Computes all outputs.
  func forward() {
    for i in 0..<passes.count { passes[i]._withUnsafeGuaranteedRef { $0.forward() } }
  }

  /// Computes all outputs as they might be if the inputs and all that passes compute were rounded a
  /// little differently. The precision must be double.
  func forward(with noise: inout RoundingNoise) {
    let inputs = Memory(.float64, count: inputCount)
    inputs.base.copyMemory(from: self.inputs, byteCount: inputCount * Precision.float64.stride)
    defer {
      self.inputs.copyMemory(from: inputs.base, byteCount: inputCount * Precision.float64.stride)
    }
    noise.disturb(self.inputs, inputCount)
    for (pass, result) in zip(owners, results) {
      pass.forward()
      noise.disturb(result.base, result.count)
    }
  }

  /// Computes all outputs with what has been learned.
  func infer() {
    for pass in owners { pass.infer() }
  }

  /// Remembers on which smooth pieces of the layers' functions the last inputs lie.
  func rememberPieces() {
    for pass in owners { pass.rememberPieces() }
  }

  /// Whether the last inputs lie on other pieces than those remembered.
  func hasLeftPieces() -> Bool { owners.contains { $0.hasLeftPieces() } }

  /// Computes all gradients from that of the outputs, which the loss has computed.
  func backward() {
    for i in stride(from: passes.count - 1, through: 0, by: -1) {
      passes[i]._withUnsafeGuaranteedRef { $0.backward() }
    }
  }
}
