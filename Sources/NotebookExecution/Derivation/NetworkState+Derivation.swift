import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// The last passes, to be written out; or what has to be done to have them.
  var workedPass: Content {
    if let reason = WorkedPass.reasonForLacking(description) { return .impossible(reason) }
    var optimizer: (any Optimizer)?
    switch passes {
    case .none: return .missing(.passes)
    case .forward: return .missing(.backward)
    case .backward: break
    case .updated(let rule): optimizer = rule
    }
    return WorkedPass(network, updatedBy: optimizer).map { .value(.derivation($0)) }
      ?? .missing(.passes)
  }
}
