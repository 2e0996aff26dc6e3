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
}

/// A literal value that still knows how its numbers were written, and where.
struct WrittenTensor: Sendable {
  var tensor: Tensor
  /// The numbers' texts, in the order of the elements.
  var texts: [String]
  var ranges: [SourceRange]
  var range: SourceRange
}
