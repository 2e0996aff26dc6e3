/// Which epoch was best, for early stopping.
struct BestEpoch {
  private let rule: EarlyStopping
  private var loss = Double.infinity
  private var epoch = 0
  private var waited = 0
  private var parameters: [Double] = []

  init(_ rule: EarlyStopping) { self.rule = rule }

  /// Takes in an epoch's loss; returns whether training is to stop.
  mutating func observe(_ loss: Double, _ epoch: Int, _ network: Network) -> Bool {
    if loss < self.loss - rule.minimumChange {
      self.loss = loss
      self.epoch = epoch
      waited = 0
      if rule.restoresBest { parameters = network.allParameters }
      return false
    }
    waited += 1
    return waited >= rule.patience
  }

  /// Brings the best parameters back; returns their epoch, or nil where that is not wanted.
  func restore(_ network: Network) -> Int? {
    guard rule.restoresBest, !parameters.isEmpty else { return nil }
    network.setAllParameters(parameters)
    return epoch
  }
}
