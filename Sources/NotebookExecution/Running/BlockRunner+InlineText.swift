import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockRunner {
  /// The text that stands in the place of an inline value; nil after an error.
  func text(of expression: InlineExpression) -> String? {
    guard let name = expression.network, let state = state(of: name), state.isSound else {
      return nil
    }
    let place = expression.value.expression.range
    guard let content = content(of: expression.subject, expression.name, state, at: place),
      let tensor = content.array
    else { return nil }
    warnOfPartialPass(expression.subject, expression.name, of: state, at: place)
    guard let value = element(expression, tensor, at: place) else { return nil }
    guard let format = expression.format else { return whole(value, expression, at: place) }
    guard value.elements.count == 1 else {
      problems.error(
        place,
        "`\(expression.text)` is \(value.shape.inWords), which a number's format cannot print",
        hint: "pick an element, as in `\(expression.elementName(of: value))`")
      return nil
    }
    return format.format(value.elements[0])
  }

  private func whole(
    _ value: Tensor, _ expression: InlineExpression, at place: SourceRange
  ) -> String? {
    let text = NumPyText.string(value)
    guard !text.contains("\n") else {
      problems.error(
        place, "`\(expression.text)` is \(value.shape.inWords), too much for a line of prose",
        hint: "pick an element, as in `\(expression.elementName(of: value))`")
      return nil
    }
    return text
  }

  /// The part of a value that leading indices select.
  private func element(
    _ expression: InlineExpression, _ tensor: Tensor, at place: SourceRange
  ) -> Tensor? {
    let indices = expression.indices
    guard indices.count <= tensor.shape.count, zip(indices, tensor.shape).allSatisfy(<) else {
      problems.error(
        place,
        "there is no `\(expression.text)`: `\(expression.name)` is "
          + tensor.shape.inWords)
      return nil
    }
    var offset = 0
    var size = tensor.elements.count
    for (index, count) in zip(indices, tensor.shape) {
      size /= count
      offset += index * size
    }
    return Tensor(
      shape: Array(tensor.shape.dropFirst(indices.count)),
      elements: Array(tensor.elements[offset..<offset + size]), elementType: tensor.elementType)
  }
}

extension InlineExpression {
  /// As the author wrote it, without the format: `W1[0]`.
  fileprivate var text: String { value.expression.text }

  /// The first element of the part that is selected: `W1[0, 0]` for `W1[0]`.
  fileprivate func elementName(of part: Tensor) -> String {
    let all = indices + part.shape.map { _ in 0 }
    return "\(name)[\(all.map(String.init).joined(separator: ", "))]"
  }
}
