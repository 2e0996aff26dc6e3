import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// A claim: a literal, a mapping of epochs to losses, a verdict, or any of these as `value`
  /// or `values` beside `within`.
  func expectation(_ subject: Subject, _ entry: YAMLEntry) -> Expectation? {
    var node = entry.value
    var within: Double?
    if case .mapping(let entries) = node.content,
      entries.contains(where: { ["value", "values", "within"].contains($0.key) })
    {
      var keys = KeyReader(entries, of: "`\(entry.key)`", at: node.range, problems: self)
      let inner =
        keys.node("value", "literal", default: "none", "the value")
        ?? keys.node("values", "literal", default: "none", "the values")
      within = keys.number("within", in: .positive, "a relative tolerance")
      keys.refuseUnknownKeys()
      guard let inner else {
        error(node.range, "`\(entry.key)` needs a `value` to compare with")
        return nil
      }
      node = inner
    }
    guard let claim = claim(subject, entry.key, node) else { return nil }
    return Expectation(
      subject: subject, name: entry.key, claim: claim, within: within, range: node.range)
  }

  private func claim(_ subject: Subject, _ name: String, _ node: YAMLNode) -> Expectation.Claim? {
    switch subject {
    case .quantity, .predictions, .evaluationPredictions, .metric, .confusionMatrix:
      return literal(node, name).map(Expectation.Claim.value)
    case .gradientCheck:
      switch node.text {
      case "pass": return .verdict(passes: true)
      case "fail": return .verdict(passes: false)
      default: return wrongType(node, name, "`pass` or `fail`")
      }
    case .lossTable:
      return losses(node, name)
    default:
      error(node.range, "`\(name)` is not one value that could be expected")
      return nil
    }
  }

  private func losses(_ node: YAMLNode, _ name: String) -> Expectation.Claim? {
    guard case .mapping(let entries) = node.content else {
      return wrongType(node, name, "a mapping of epochs to losses")
    }
    let losses = entries.compactMap { entry -> (epoch: Int, loss: WrittenTensor)? in
      guard let epoch = Int(entry.key), epoch >= 0 else {
        error(entry.keyRange, "`\(entry.key)` is not an epoch")
        return nil
      }
      return literal(entry.value, "the loss of epoch \(epoch)").map { (epoch, $0) }
    }
    return losses.count == entries.count ? .losses(losses) : nil
  }
}
