import NeuralNetwork
import NotebookDocuments

/// The course of the last training, frame by frame.
struct TrainingCourse: Exhibit {
  static let name = "training"
  static let summary =
    "the last training in up to 41 frames, to be stepped through on a page: the weights, the loss "
    + "and, for two inputs, the answers over their plane"
  static let needsFrames = true

  private let training: RecordedTraining
  private let frames: TrainingFrames

  init(of state: NetworkState) throws(Unavailable) {
    training = try state.lastTraining
    let frames = try state.frames
    let losses = frames.map { state.loss(of: $0.parameters) }
    let diagrams = frames.map { frame in
      state.network.with(parameters: frame.parameters) { state.diagramLayers() }
    }
    let plane = state.planeFrames(frames)
    self.frames = TrainingFrames(
      epochs: frames.map(\.epoch), losses: losses, plane: plane,
      // Beside the plane there is half the room.
      diagram: DiagramFrames(diagrams, width: plane == nil ? 480 : 272))
  }

  var ending: String? { training.ending }

  func outputs(_ options: ShowOptions) -> [Output] {
    [options.output(.frames(frames.sequence))]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [training.losses(of: training.rows, named: options.name)]
  }
}

extension NetworkState {
  /// The answers over the plane in each frame; nil where the inputs are not two, or the targets no
  /// classes.
  fileprivate func planeFrames(_ frames: [TrainingHistory.Frame]) -> PlaneFrames? {
    guard let plane = inputPlane, !plane.samples.isEmpty else { return nil }
    let side = PlaneFrames.cells
    let points = plane.points(at: (0..<side).map { Double($0) + 0.5 }, of: side)
    let levels = frames.map { frame in
      network.with(parameters: frame.parameters) {
        let levels = answers(at: points, count: side * side).map { DecisionBoundary.level($0) ?? 0 }
        // The first row of a picture is the uppermost.
        return (0..<side).reversed().flatMap { levels[$0 * side..<($0 + 1) * side] }
      }
    }
    return PlaneFrames(boundary: plane, levels: levels)
  }
}
