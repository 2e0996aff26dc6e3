/// On which smooth pieces of its activations and of its loss a network lay once, with all samples.
///
/// Compared where the values are, since a gradient check asks for each of its elements.
struct SmoothPieces {
  private let plan: Plan
  private let loss: any Loss
  private let output: UnsafeMutableRawPointer
  private let precision: Precision
  /// Of each output of all samples.
  private var pieces: [Int]

  /// Prepares for a network with layers, targets and a loss.
  init(_ network: Network) {
    plan = network.useFullPlan()
    guard let loss = network.description.loss?.function, let values = plan.layers.last else {
      preconditionFailure("a network without layers and loss has no pieces")
    }
    self.loss = loss
    output = values.a
    precision = network.precision
    pieces = Array(repeating: 0, count: plan.samples * network.blueprint.outputShape.reduce(1, *))
  }

  /// Remembers the pieces of the last values.
  mutating func remember() {
    plan.rememberPieces()
    for i in pieces.indices { pieces[i] = pieceOfLoss(i) }
  }

  /// Whether one of the last values lies on another piece.
  func areLeft() -> Bool {
    plan.hasLeftPieces() || pieces.indices.contains { pieceOfLoss($0) != pieces[$0] }
  }

  private func pieceOfLoss(_ i: Int) -> Int {
    loss.piece(output: precision.load(output, i), target: precision.load(plan.targets, i))
  }
}
