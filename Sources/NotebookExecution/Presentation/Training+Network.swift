import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// The course of the last training; nil where no frames of it were kept.
  var frameSequence: (frames: FrameSequence, training: RecordedTraining)? {
    guard let training, !training.history.frames.isEmpty else { return nil }
    let history = training.history
    let losses = history.frames.map { loss(of: $0.parameters) }
    let diagrams = history.frames.map { frame in
      network.with(parameters: frame.parameters) { diagram.layers }
    }
    let plane = planeFrames(history.frames)
    let frames = TrainingFrames(
      epochs: history.frames.map(\.epoch), losses: losses, plane: plane,
      // Beside the plane there is half the room.
      diagram: DiagramFrames(diagrams, width: plane == nil ? 480 : 272))
    return (frames.sequence, training)
  }

  /// The loss over all samples with other parameters.
  func loss(of parameters: [Double]) -> Double {
    network.with(parameters: parameters) { network.evaluate(description.data).loss ?? .nan }
  }

  /// The answers over the plane in each frame; nil where the inputs are not two, or the targets no
  /// classes.
  private func planeFrames(_ frames: [TrainingHistory.Frame]) -> PlaneFrames? {
    guard let plane, !plane.samples.isEmpty else { return nil }
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
