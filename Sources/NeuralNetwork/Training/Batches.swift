/// Deals the first samples of a network's dataset into mini-batches.
struct Batches {
  private let network: Network
  private let size: Int
  private let shuffles: Bool
  private var order: [Int]
  private var start = 0

  init(_ network: Network, samples: Int, size: Int, shuffles: Bool) {
    self.network = network
    self.size = size
    self.shuffles = shuffles
    order = Array(0..<samples)
  }

  /// Whether the epoch's samples are used up.
  var isAtEnd: Bool { start >= order.count }

  /// Begins an epoch, in a new order where samples are shuffled: `np.random.permutation(samples)`.
  mutating func begin() {
    start = 0
    guard shuffles else { return }
    for i in 0..<order.count { order[i] = i }
    network.random.generator.shuffle(&order)
  }

  /// The plan for the next batch, filled with its samples.
  mutating func next() -> Plan? {
    let count = min(size, order.count - start)
    guard count > 0 else { return nil }
    let plan = network.plan(samples: count)
    for row in 0..<count {
      network.copySample(order[start + row], to: row, of: plan)
    }
    start += count
    return plan
  }

  /// The sample of the dataset in a row of the last batch.
  func sample(inRow row: Int, of plan: Plan) -> Int { order[start - plan.samples + row] }
}
