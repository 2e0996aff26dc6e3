import KernelInterface

/// A normalisation's pass, with the scaling and shifting that follow.
final class NormalizationPass: Pass {
  private let kernels: NormalizationKernels
  private let precision: Precision
  private let epsilon: Double
  /// The share of a batch in the running values; nil where there are none.
  private let momentum: Double?
  private let samples: Int
  private let channels: Int
  private let positions: Int
  private let shape: Box<GroupShape>
  /// samples × channels × positions
  private let x: UnsafeMutableRawPointer
  private let dx: UnsafeMutableRawPointer?
  private let z: UnsafeMutableRawPointer
  private let dz: UnsafeMutableRawPointer
  private let n: UnsafeMutableRawPointer
  private let dn: UnsafeMutableRawPointer
  /// groups
  private let mean: UnsafeMutableRawPointer
  private let variance: UnsafeMutableRawPointer
  private let scale: UnsafeMutableRawPointer
  /// channels
  private let gamma: (value: UnsafeMutableRawPointer, gradient: UnsafeMutableRawPointer)
  private let beta: (value: UnsafeMutableRawPointer, gradient: UnsafeMutableRawPointer)
  private let runningMean: UnsafeMutableRawPointer?
  private let runningVariance: UnsafeMutableRawPointer?

  init?(
    _ context: PassContext, epsilon: Double, momentum: Double?, channels: Int, positions: Int,
    groups: GroupShape
  ) {
    guard let gamma = context.parameters["gamma"], let beta = context.parameters["beta"] else {
      return nil
    }
    let count = context.samples * channels * positions
    kernels = context.kernels.normalization
    precision = context.precision
    self.epsilon = epsilon
    self.momentum = momentum
    samples = context.samples
    self.channels = channels
    self.positions = positions
    shape = Box(groups)
    (x, dx) = (context.x, context.dx)
    (z, dz) = (context.z, context.dz)
    n = context.arena.allocate(count)
    dn = context.arena.allocate(count)
    mean = context.arena.allocate(groups.groups)
    variance = context.arena.allocate(groups.groups)
    scale = context.arena.allocate(groups.groups)
    (self.gamma, self.beta) = (gamma, beta)
    runningMean = context.parameters["mean"]?.value
    runningVariance = context.parameters["variance"]?.value
  }

  override func forward() {
    // n = (x − mean) / √(variance + ε)
    kernels.normalize(shape.pointer, epsilon, true, x, mean, variance, scale, n)
    // z = gamma · n + beta
    kernels.affine(samples, channels, positions, n, gamma.value, beta.value, z)
    updateRunningValues()
  }

  override func infer() {
    guard let runningMean, let runningVariance else { return forward() }
    for c in 0..<channels {
      let variance = precision.load(runningVariance, c)
      precision.store(precision.load(runningMean, c), mean, c)
      precision.store(1 / (variance + epsilon).squareRoot(), scale, c)
    }
    kernels.normalize(shape.pointer, epsilon, false, x, mean, variance, scale, n)
    kernels.affine(samples, channels, positions, n, gamma.value, beta.value, z)
  }

  override func backward() {
    // dgamma, dbeta, dn = dz · gamma
    kernels.affineBackward(
      samples, channels, positions, n, gamma.value, dz, gamma.gradient, beta.gradient, dn)
    if let dx { kernels.normalizeBackward(shape.pointer, n, scale, dn, dx) }
  }

  /// Moves the running mean and variance towards the batch's. One number has no variance to learn from.
  private func updateRunningValues() {
    guard let momentum, let runningMean, let runningVariance else { return }
    let count = Double(samples * positions)
    guard count > 1 else { return }
    for c in 0..<channels {
      // Of the population, which the batch is a sample of.
      let unbiased = precision.load(variance, c) * (count / (count - 1))
      move(runningMean, c, towards: precision.load(mean, c), momentum)
      move(runningVariance, c, towards: unbiased, momentum)
    }
  }

  private func move(
    _ running: UnsafeMutableRawPointer, _ index: Int, towards value: Double, _ share: Double
  ) {
    let old = precision.load(running, index)
    precision.store((1 - share) * old + share * value, running, index)
  }
}

extension String {
  /// What comes of it: the number is its own mean.
  static let normalizationOfOneNumber =
    "normalizes one number by itself, which gives 0: what comes out is `beta`, whatever goes in, and no "
    + "gradient passes"
}
