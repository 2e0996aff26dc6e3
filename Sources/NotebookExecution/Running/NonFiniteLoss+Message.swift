import NeuralNetwork
import NotebookDocuments

extension NonFiniteLoss {
  /// What is wrong, as in “`a2` of sample 3 is 1.0, and the loss takes the logarithm of 0”.
  var message: String {
    let place = sample.map { " of sample \($0 + 1)" } ?? ""
    let kind = isNaN ? "not a number" : "infinite"
    switch cause {
    case .precision: return "`\(quantity.name)`\(place) is too large for the precision"
    case .update: return "an update has made `\(quantity.name)` \(kind)"
    case .logarithmOfZero(let output):
      return
        "`\(quantity.name)`\(place) is \(text(of: output)), and the loss takes the logarithm of 0"
    case .noProbability(let output):
      return "`\(quantity.name)`\(place) is \(text(of: output)), which is no probability"
    case .overflow:
      guard case .loss = quantity else {
        return "`\(quantity.name)`\(place) is \(kind), since a number overflows"
      }
      return sample == nil ? "the sum of its terms overflows" : "its term\(place) overflows"
    }
  }

  /// What to do about it.
  func hint(isAfterUpdates: Bool) -> String {
    switch cause {
    case .precision: return "divide the data by a number, or use `precision: float64`"
    case .logarithmOfZero:
      return "use a loss that takes logits, such as `binary-cross-entropy-logits` or "
        + "`softmax-cross-entropy`, without an activation before it"
    case .noProbability:
      return "end with an activation such as `sigmoid`, or use a loss that takes logits"
    case .update: return "try a smaller learning rate, or `clip-norm`"
    case .overflow:
      return isAfterUpdates
        ? "try a smaller learning rate, or `clip-norm`" : "scale the data, or the weights"
    }
  }

  private func text(of output: Double) -> String { NumPyScalar.string(output, element: .float64) }
}
