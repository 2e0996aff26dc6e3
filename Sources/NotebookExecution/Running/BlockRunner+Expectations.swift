import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockRunner {
  /// Checks a claim; one that does not hold is an error.
  func check(_ expectation: Expectation, of state: NetworkState) {
    let (name, place) = (expectation.name, expectation.range)
    guard let content = content(of: expectation.subject, name, state, at: place) else { return }
    if case .value(let written) = expectation.claim, let array = content.array {
      return compare(written, array, name, expectation)
    }
    switch (expectation.claim, content) {
    case (.losses(let losses), let table as LossTable):
      compare(losses, table.training.rows, expectation)
    case (.verdict(let passes), let check as GradientCheck):
      if check.verdict == (passes ? .right : .wrong) { return }
      problems.error(
        place, "expected the gradient check to \(passes ? "pass" : "fail"), but \(check.outcome)",
        hint: passes ? check.advice : nil)
    default:
      problems.error(place, "`\(name)` is not of the kind that is expected")
    }
  }

  private func compare(
    _ written: WrittenTensor, _ actual: Tensor, _ name: String, _ expectation: Expectation
  ) {
    let check = ExpectationCheck(name: name, expected: written, within: expectation.within)
    for failure in check.failures(actual) { problems.error(failure.range, failure.message) }
  }

  private func compare(
    _ losses: [(epoch: Int, loss: WrittenTensor)], _ records: [TrainingHistory.Record],
    _ expectation: Expectation
  ) {
    for (epoch, written) in losses {
      guard let record = records.first(where: { $0.epoch == epoch }) else {
        problems.error(
          written.range, "no loss was recorded for epoch \(epoch)",
          hint: "recorded are the epochs \(epochs(records)); see `record-every`")
        continue
      }
      compare(written, record.loss, "the loss of epoch \(epoch)", expectation)
    }
  }

  private func epochs(_ records: [TrainingHistory.Record]) -> String {
    let epochs = records.map { "\($0.epoch)" }
    guard epochs.count > 6 else { return epochs.joined(separator: ", ") }
    return epochs.prefix(3).joined(separator: ", ") + ", …, " + (epochs.last ?? "")
  }
}
