import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct PrincipalPlaneTests {
  @Test func eigenvectorsMakeTheMatrixDiagonal() {
    let matrix = [[4.0, 1, -2], [1, 3, 0.5], [-2, 0.5, 5]]
    let eigen = SymmetricEigensystem(matrix)
    for k in 0..<3 {
      for row in 0..<3 {
        let product = (0..<3).reduce(0.0) { $0 + matrix[row][$1] * eigen.vectors[$1][k] }
        #expect(abs(product - eigen.values[k] * eigen.vectors[row][k]) < 1e-12)
      }
    }
    #expect(abs(eigen.values.reduce(0, +) - 12) < 1e-12)
  }

  /// Points of a plane in four dimensions keep their distances in it.
  @Test func aPathInAPlaneIsProjectedAsItIs() throws {
    let corners = [(0.0, 0.0), (3, 1), (4, -2), (1, 5)]
    let points = corners.map { x, y in [1 + 0.6 * x, 2 + 0.8 * x, 3 + y, 4.0] }
    let plane = try #require(PrincipalPlane(of: points))
    #expect(abs(plane.share - 1) < 1e-12)
    #expect(plane.path.last.map { abs($0.x) + abs($0.y) < 1e-12 } == true)
    #expect(plane.path[0].x < 0)
    for (point, place) in zip(points, plane.path) {
      for (a, b) in zip(plane.point(place.x, place.y), point) { #expect(abs(a - b) < 1e-12) }
    }
  }

  @Test func aLineHasNoPlane() {
    #expect(PrincipalPlane(of: [[0, 0, 0], [1, 2, 3], [2, 4, 6]]) == nil)
    #expect(PrincipalPlane(of: [[1, 1], [1, 1]]) == nil)
    #expect(PrincipalPlane(of: []) == nil)
  }
}
