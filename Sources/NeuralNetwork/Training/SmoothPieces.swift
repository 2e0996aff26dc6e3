/// On which smooth pieces of its activations and of its loss a network lies with its parameters as they
/// are, with all samples.
///
/// Compared where the values are, since a gradient check asks for each of its elements.
struct SmoothPieces {
  private let plan: Plan
  private let loss: any Loss
  private let output: UnsafeMutableRawPointer
  private let precision: Precision
  /// Of each output of all samples.
  private var pieces: [Int] = []

  /// Remembers the pieces of the last values of a network with layers, targets and a loss.
  init(_ network: Network) {
    plan = network.useFullPlan()
    guard let loss = network.description.loss?.function, let values = plan.layers.last else {
      preconditionFailure("a network without layers and loss has no pieces")
    }
    self.loss = loss
    output = values.a
    precision = network.precision
    plan.rememberPieces()
    let count = plan.samples * network.blueprint.outputShape.reduce(1, *)
    pieces = (0..<count).map { pieceOfLoss($0) }
  }

  /// Whether one of the last values lies on another piece.
  func areLeft() -> Bool {
    plan.hasLeftPieces() || pieces.indices.contains { pieceOfLoss($0) != pieces[$0] }
  }

  private func pieceOfLoss(_ i: Int) -> Int {
    loss.piece(output: precision.load(output, i), target: precision.load(plan.targets, i))
  }
}
