/// The loss on samples that are held out.
final class Validation {
  private let plan: Plan

  /// Holds out the last samples of a network's dataset.
  init(_ network: Network, last count: Int) {
    plan = network.makePlan(samples: count)
    let first = network.blueprint.samples - count
    for row in 0..<count { network.copySample(first + row, to: row, of: plan) }
  }

  /// The loss with the parameters as they are.
  func loss() -> Double {
    plan.infer()
    plan.loss?.forward()
    return plan.loss?.value ?? .nan
  }
}
