import KernelInterface
import Testing

/// Normalisation of each instruction set against its definition, bit for bit.
struct NormalizationTests {
  /// Columns, channels of images and rows, on both sides of the sizes of vectors.
  static let shapes: [(samples: Int, channels: Int, positions: Int)] = [
    (1, 1, 1), (4, 3, 1), (7, 8, 1), (5, 17, 1), (3, 64, 1), (6, 131, 1), (2, 3, 4), (3, 5, 9),
  ]

  @Test(arguments: CompiledKernels.all)
  func agreesWithTheDefinition(kernels: CompiledKernels) {
    for (samples, channels, positions) in Self.shapes {
      let count = channels * positions
      let groups = [
        GroupShape(
          groups: channels, groupStride: positions, outer: samples, outerStride: count,
          inner: positions),
        GroupShape(groups: samples, groupStride: count, outer: 1, outerStride: 0, inner: count),
      ]
      for shape in groups {
        let name: Comment = "\(samples) × \(channels) × \(positions), \(shape.groups) groups"
        #expect(failure(Double.self, kernels.tables.float64, shape, samples * count) == nil, name)
        #expect(failure(Float.self, kernels.tables.float32, shape, samples * count) == nil, name)
      }
      #expect(
        affineFailure(Double.self, kernels.tables.float64, samples, channels, positions) == nil)
      #expect(
        affineFailure(Float.self, kernels.tables.float32, samples, channels, positions) == nil)
    }
  }

  /// What differs from the definition, or nil.
  private func failure<T: TestScalar>(
    _ type: T.Type, _ kernels: Kernels, _ shape: GroupShape, _ count: Int
  ) -> String? {
    var random = SplitMix(state: UInt64(count))
    var shape = shape
    let x = (0..<count).map { _ in T.random(in: -1...1, using: &random) }
    let dn = (0..<count).map { _ in T.random(in: -1...1, using: &random) }
    var (mean, variance, scale) = ([T](), [T](), [T]())
    var (n, dx) = ([T](repeating: 0, count: count), [T](repeating: 0, count: count))
    let size = T(shape.outer * shape.inner)
    for g in 0..<shape.groups {
      let places = shape.places(g)
      let center = places.reduce(0) { $0 + x[$1] } / size
      let spread = places.reduce(0) { $0 + (x[$1] - center) * (x[$1] - center) } / size
      let factor = 1 / (spread + T(1e-5)).squareRoot()
      for i in places { n[i] = (x[i] - center) * factor }
      let slope = places.reduce(0) { $0 + dn[$1] * n[$1] } / size
      let shift = places.reduce(0) { $0 + dn[$1] } / size
      for i in places { dx[i] = factor * (dn[i] - shift - n[i] * slope) }
      mean.append(center)
      variance.append(spread)
      scale.append(factor)
    }
    let groups = [T](repeating: 9, count: shape.groups)
    var (ourMean, ourVariance, ourScale) = (groups, groups, groups)
    var (ours, backward) = ([T](repeating: 9, count: count), [T](repeating: 9, count: count))
    kernels.normalization.normalize(
      &shape, 1e-5, true, x, &ourMean, &ourVariance, &ourScale, &ours)
    kernels.normalization.normalizeBackward(&shape, n, scale, dn, &backward)
    let pairs = [
      ("mean", ourMean, mean), ("variance", ourVariance, variance), ("scale", ourScale, scale),
      ("n", ours, n), ("dx", backward, dx),
    ]
    return pairs.first { !zip($0.1, $0.2).allSatisfy(identical) }?.0
  }

  /// What of the affine map differs from its definition, or nil.
  private func affineFailure<T: TestScalar>(
    _ type: T.Type, _ kernels: Kernels, _ samples: Int, _ channels: Int, _ positions: Int
  ) -> String? {
    var random = SplitMix(state: UInt64(samples &* 31 &+ channels))
    func numbers(_ count: Int) -> [T] {
      (0..<count).map { _ in T.random(in: -1...1, using: &random) }
    }
    let count = samples * channels * positions
    let (n, dz, gamma, beta) = (
      numbers(count), numbers(count), numbers(channels), numbers(channels)
    )
    let channel = (0..<count).map { $0 / positions % channels }
    var (z, dn) = (numbers(count), numbers(count))
    var (dgamma, dbeta) = (numbers(channels), numbers(channels))
    kernels.normalization.affine(samples, channels, positions, n, gamma, beta, &z)
    kernels.normalization.affineBackward(
      samples, channels, positions, n, gamma, dz, &dgamma, &dbeta, &dn)
    func sums(_ term: (Int) -> T) -> [T] {
      (0..<channels).map { c in
        (0..<count).filter { channel[$0] == c }.reduce(0) { $0 + term($1) }
      }
    }
    let pairs = [
      ("z", z, (0..<count).map { gamma[channel[$0]] * n[$0] + beta[channel[$0]] }),
      ("dn", dn, (0..<count).map { dz[$0] * gamma[channel[$0]] }),
      ("dgamma", dgamma, sums { dz[$0] * n[$0] }), ("dbeta", dbeta, sums { dz[$0] }),
    ]
    return pairs.first { !zip($0.1, $0.2).allSatisfy(identical) }?.0
  }

  /// The variance of a constant is 0, and a small one keeps its digits.
  ///
  /// The numbers are NumPy's: `x = np.array([[.5, 1], [.5, 1 + 2**-11], [.5, 1], [.5, 1 - 2**-12]],
  /// np.float32); x.var(axis=0)`.
  @Test(arguments: CompiledKernels.all)
  func smallVariances(kernels: CompiledKernels) {
    let x: [Float] = [0.5, 1, 0.5, 1 + 0x1p-11, 0.5, 1, 0.5, 1 - 0x1p-12]
    var shape = GroupShape(groups: 2, groupStride: 1, outer: 4, outerStride: 2, inner: 1)
    var (mean, variance) = ([Float](repeating: 9, count: 2), [Float](repeating: 9, count: 2))
    var (scale, n) = ([Float](repeating: 9, count: 2), [Float](repeating: 9, count: 8))
    kernels.tables.float32.normalization.normalize(
      &shape, 1e-5, true, x, &mean, &variance, &scale, &n)
    #expect(variance == [0, 7.078051567077637e-08])
  }
}

extension GroupShape {
  /// Where the elements of a group are, in ascending order.
  fileprivate func places(_ group: Int) -> [Int] {
    (0..<outer).flatMap { o in
      (0..<inner).map { group * groupStride + o * outerStride + $0 }
    }
  }
}
