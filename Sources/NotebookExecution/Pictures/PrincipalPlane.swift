import NotebookDocuments

/// The plane that the path of a training comes nearest to.
///
/// It goes through the last point of the path, along the two principal directions of the differences
/// from it (Li et al., "Visualizing the Loss Landscape of Neural Nets", 2018, section 7).
struct PrincipalPlane {
  /// The last point of the path.
  let origin: [Double]
  /// Two directions of length 1 at right angles.
  let directions: [[Double]]
  /// Where the points of the path stand, as projected on the plane; the last at (0, 0).
  let path: [(x: Double, y: Double)]
  /// How much of the squared distances from the last point lies in the plane, 0 to 1.
  let share: Double

  /// Finds the plane; nil where the points lie on a line, so that no plane is nearer than others.
  init?(of points: [[Double]]) {
    guard let origin = points.last else { return nil }
    let differences = points.map { point in zip(point, origin).map { $0 - $1 } }
    // The eigenvectors of the small matrix of inner products give those of the large one.
    let products = differences.map { a in differences.map { Self.product(a, $0) } }
    let eigen = SymmetricEigensystem(products)
    let total = products.indices.reduce(0) { $0 + products[$1][$1] }
    let largest = Array(
      eigen.values.indices.sorted { eigen.values[$0] > eigen.values[$1] }.prefix(2))
    guard largest.count == 2, eigen.values[largest[1]] > total * 1e-9, total > 0, total.isFinite
    else { return nil }
    var directions: [[Double]] = []
    for index in largest {
      let length = eigen.values[index].squareRoot()
      var direction = origin.indices.map { coordinate in
        differences.indices.reduce(0) {
          $0 + eigen.vectors[$1][index] * differences[$1][coordinate]
        } / length
      }
      // Of the two signs, that with which the path starts at the left, or below.
      if Self.product(direction, differences[0]) > 0 { direction = direction.map { -$0 } }
      directions.append(direction)
    }
    self.origin = origin
    self.directions = directions
    path = differences.map { (Self.product($0, directions[0]), Self.product($0, directions[1])) }
    share = (eigen.values[largest[0]] + eigen.values[largest[1]]) / total
  }

  /// The point of the plane at some distances from the origin.
  func point(_ x: Double, _ y: Double) -> [Double] {
    origin.indices.map { origin[$0] + x * directions[0][$0] + y * directions[1][$0] }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// The eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (Golub and Van
/// Loan, "Matrix Computations", section 8.5): additions, products, quotients and square roots alone,
/// so that the bits are the same everywhere.
struct SymmetricEigensystem {
  private(set) var values: [Double]
  /// A column for each value.
  private(set) var vectors: [[Double]]

  init(_ matrix: [[Double]]) {
    let size = matrix.count
    // Both in one array each, row by row.
    var a = matrix.flatMap { $0 }
    var v = a.indices.map { $0 % (size + 1) == 0 ? 1.0 : 0.0 }
    let scale = a.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<Self.mostSweeps {
      let outside = a.indices.reduce(0.0) { $1 % (size + 1) == 0 ? $0 : $0 + a[$1] * a[$1] }
      if outside <= scale * 1e-30 { break }
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where a[p * size + q] != 0 {
          Self.rotate(&a, &v, size, p, q)
        }
      }
    }
    values = (0..<size).map { a[$0 * (size + 1)] }
    vectors = (0..<size).map { Array(v[$0 * size..<($0 + 1) * size]) }
  }

  /// Makes the element in row p and column q zero.
  private static func rotate(
    _ a: inout [Double], _ v: inout [Double], _ size: Int, _ p: Int, _ q: Int
  ) {
    let ratio = (a[q * (size + 1)] - a[p * (size + 1)]) / (2 * a[p * size + q])
    let sign = ratio < 0 ? -1.0 : 1.0
    let tangent = sign / (abs(ratio) + (ratio * ratio + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    func turn(_ m: inout [Double], _ i: Int, _ j: Int) {
      let (x, y) = (m[i], m[j])
      m[i] = cosine * x - sine * y
      m[j] = sine * x + cosine * y
    }
    for k in 0..<size { turn(&a, k * size + p, k * size + q) }
    for k in 0..<size { turn(&a, p * size + k, q * size + k) }
    for k in 0..<size { turn(&v, k * size + p, k * size + q) }
  }

  private static let mostSweeps = 60
}
