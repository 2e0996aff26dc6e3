import NeuralNetwork
import NotebookDocuments

extension DecisionBoundary: Picture {
  static let name = "decision-boundary"
  static let summary = "the answers over the plane of two inputs, with the samples"

  init(of state: NetworkState) throws(Unavailable) {
    guard let plane = state.inputPlane else { throw .impossible("it needs samples of two inputs") }
    let side = Self.gridSide
    let points = plane.points(at: (0..<side).map(Double.init), of: side - 1)
    let answers = state.answers(at: points, count: side * side)
    self = plane
    outputs = (0..<side).map { Array(answers[$0 * side..<($0 + 1) * side]) }
  }

  func figures(_ options: ShowOptions) -> [Figure] { [figure] }

  /// Points along each side of the plane.
  private static let gridSide = 61
}
