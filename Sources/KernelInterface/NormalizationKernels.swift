/// Where the groups of elements lie that are normalised together.
///
/// Group g consists of the elements `g·groupStride + o·outerStride + i`, o counting to `outer` and
/// i to `inner`.
package struct GroupShape: BitwiseCopyable, Sendable {
  /// How many groups there are.
  package let groups: Int
  /// From one group to the next.
  package let groupStride: Int
  /// How many runs a group has.
  package let outer: Int
  /// From one run to the next.
  package let outerStride: Int
  /// How many elements a run has.
  package let inner: Int

  /// Describes groups.
  package init(groups: Int, groupStride: Int, outer: Int, outerStride: Int, inner: Int) {
    self.groups = groups
    self.groupStride = groupStride
    self.outer = outer
    self.outerStride = outerStride
    self.inner = inner
  }
}

/// Normalisation and the affine map that follows it. Sums run over ascending elements.
///
/// Each function takes a pointer to a `GroupShape`, untyped since C functions know no Swift types.
package struct NormalizationKernels: Sendable {
  /// `n = (x − mean) · scale`; mean, variance and scale = 1 / √(variance + ε) have one element for
  /// each group, and are computed first where `measures` is true. The variance is the mean squared
  /// deviation; it is not read.
  package typealias Normalize =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ epsilon: Double, _ measures: Bool,
      _ x: UnsafeRawPointer, _ mean: UnsafeMutableRawPointer, _ variance: UnsafeMutableRawPointer,
      _ scale: UnsafeMutableRawPointer, _ n: UnsafeMutableRawPointer
    ) -> Void

  /// `dx = scale · (dn − mean(dn) − n · mean(dn · n))`, means over groups. dx may be dn.
  package typealias NormalizeBackward =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ n: UnsafeRawPointer, _ scale: UnsafeRawPointer,
      _ dn: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer
    ) -> Void

  /// `z = gamma · n + beta`; n and z are samples × channels × positions, the rest channels.
  package typealias Affine =
    @convention(c) (
      _ samples: Int, _ channels: Int, _ positions: Int, _ n: UnsafeRawPointer,
      _ gamma: UnsafeRawPointer, _ beta: UnsafeRawPointer, _ z: UnsafeMutableRawPointer
    ) -> Void

  /// `dgamma = Σ dz · n`, `dbeta = Σ dz`, `dn = dz · gamma`.
  package typealias AffineBackward =
    @convention(c) (
      _ samples: Int, _ channels: Int, _ positions: Int, _ n: UnsafeRawPointer,
      _ gamma: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dgamma: UnsafeMutableRawPointer,
      _ dbeta: UnsafeMutableRawPointer, _ dn: UnsafeMutableRawPointer
    ) -> Void

  /// Normalises groups.
  package let normalize: Normalize
  /// The backward pass of `normalize`.
  package let normalizeBackward: NormalizeBackward
  /// Scales and shifts channels.
  package let affine: Affine
  /// The backward pass of `affine`.
  package let affineBackward: AffineBackward

  /// Makes a table.
  package init(
    normalize: @escaping Normalize, normalizeBackward: @escaping NormalizeBackward,
    affine: @escaping Affine, affineBackward: @escaping AffineBackward
  ) {
    self.normalize = normalize
    self.normalizeBackward = normalizeBackward
    self.affine = affine
    self.affineBackward = affineBackward
  }
}
