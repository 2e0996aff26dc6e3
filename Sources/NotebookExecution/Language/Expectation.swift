import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// A claim of `expect`: a value that the author has written down.
struct Expectation: Sendable {
  enum Claim: Sendable {
    /// A number, vector or matrix, with the digits as written.
    case value(WrittenTensor)
    /// Recorded losses by epoch, with the digits as written.
    case losses([(epoch: Int, loss: WrittenTensor)])
    /// Whether the gradient check passes.
    case verdict(passes: Bool)
  }

  var subject: Subject
  var name: String
  var claim: Claim
  /// The relative tolerance; nil compares at the digits written.
  var within: Double?
  var range: SourceRange

  /// Whether it claims that something is infinite or not a number.
  var isOfNonFinite: Bool {
    guard case .value(let written) = claim else { return false }
    return !written.tensor.elements.allSatisfy(\.isFinite)
  }
}

/// A literal value that still knows how its numbers were written, and where.
struct WrittenTensor: Sendable {
  var tensor: Tensor
  /// The numbers' texts, in the order of the elements.
  var texts: [String]
  var ranges: [SourceRange]
  var range: SourceRange
}

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
        keys.node("value", "literal", as: .any, default: "none", "the value")
        ?? keys.node("values", "literal", as: .any, default: "none", "the values")
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
    switch subject.claim {
    case .value:
      return literal(node, name).map(Expectation.Claim.value)
    case .verdict:
      notes?.offer(["pass", "fail"], "verdict", insteadOf: node.text ?? "")
      switch node.text {
      case "pass": return .verdict(passes: true)
      case "fail": return .verdict(passes: false)
      default: return wrongType(node, name, "`pass` or `fail`")
      }
    case .losses:
      return losses(node, name)
    case nil:
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
