/// Random orthogonal matrices.
///
/// A normal matrix is made orthonormal by Gram and Schmidt's method, run twice for exactness. That is the
/// QR decomposition with a positive diagonal, so Q is uniformly distributed (Saxe et al., 2013).
package struct Orthogonal: Initializer {
  package static let name = "orthogonal"
  package static let summary = "orthonormal rows or columns, whichever are fewer, times a gain"
  package static let counterpart: String? = nil
  /// What the matrix is multiplied by.
  package let gain: Double

  /// Makes the initialiser.
  package init(gain: Double = 1) {
    self.gain = gain
  }

  package init(settings: inout some Settings) {
    gain = settings.number("gain", in: .finite, default: 1, "what the matrix is multiplied by")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let rows = shape.shape.first ?? 1
    let columns = shape.count / max(rows, 1)
    let drawn = (0..<shape.count).map { _ in generator.standardNormal() }
    let isWide = rows < columns
    // The vectors that are to be orthonormal: rows of a wide matrix, columns of a tall one.
    var vectors = (0..<min(rows, columns)).map { i in
      (0..<max(rows, columns)).map { j in isWide ? drawn[i * columns + j] : drawn[j * columns + i] }
    }
    for i in vectors.indices {
      for _ in 0..<2 {
        for j in 0..<i { vectors[i].subtract(vectors[j], times: vectors[i].dot(vectors[j])) }
      }
      let length = vectors[i].dot(vectors[i]).squareRoot()
      vectors[i] = vectors[i].map { $0 / length }
    }
    return (0..<shape.count).map { place in
      let (i, j) = (place / columns, place % columns)
      return gain * (isWide ? vectors[i][j] : vectors[j][i])
    }
  }
}

extension [Double] {
  fileprivate func dot(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  fileprivate mutating func subtract(_ other: [Double], times factor: Double) {
    for i in indices { self[i] -= factor * other[i] }
  }
}
