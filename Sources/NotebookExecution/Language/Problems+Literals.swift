import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// A number, a vector, a matrix, or a regular nest of lists of higher rank.
  func literal(_ node: YAMLNode, _ key: String) -> WrittenTensor? {
    var collector = LiteralCollector(key: key, problems: self)
    guard let shape = collector.shape(of: node) else { return nil }
    let elementType: Tensor.ElementType = collector.hasFloat ? .float64 : .int64
    return WrittenTensor(
      tensor: Tensor(shape: shape, elements: collector.numbers, elementType: elementType),
      texts: collector.texts, ranges: collector.ranges, range: node.range)
  }

  /// A literal without infinities and, unless it stands for what is missing, NaN.
  func finiteLiteral(_ node: YAMLNode, _ key: String, allowsMissing: Bool = false) -> Tensor? {
    guard let literal = literal(node, key) else { return nil }
    let wrong = literal.tensor.elements.firstIndex {
      !$0.isFinite && !(allowsMissing && $0.isNaN)
    }
    guard let index = wrong else { return literal.tensor }
    error(literal.ranges[index], "`\(key)` must be finite, not \(literal.texts[index])")
    return nil
  }

  /// A layer's weights or biases.
  func parameter(_ node: YAMLNode, _ key: String) -> ParameterSource? {
    if node.text == "none" { return .absent }
    guard case .mapping(let entries) = node.content else {
      if node.number != nil || node.sequence != nil {
        return finiteLiteral(node, key).map { .literal($0.asFloating, trainable: true) }
      }
      return component(node, of: initializers).map { .drawn($0, trainable: true) }
    }
    var trainable = true
    if let entry = entries.first(where: { $0.key == "trainable" }) {
      trainable = flag(entry.value, "trainable") ?? true
    }
    let rest = entries.filter { $0.key != "trainable" }
    if let entry = rest.first, entry.key == "value" {
      for other in rest.dropFirst() {
        unknown(other.key, "key", among: ["value", "trainable"], at: other.keyRange)
      }
      return finiteLiteral(entry.value, key).map { .literal($0.asFloating, trainable: trainable) }
    }
    let initializer = component(
      YAMLNode(.mapping(rest), range: node.range), of: initializers)
    return initializer.map { .drawn($0, trainable: trainable) }
  }
}

extension Tensor {
  /// The same numbers as parameters: `0` in a literal weight is printed `0.`.
  fileprivate var asFloating: Tensor {
    Tensor(shape: shape, elements: elements, elementType: .float64)
  }
}

/// Walks the nested lists of a literal.
private struct LiteralCollector {
  let key: String
  let problems: Problems
  var numbers: [Double] = []
  var texts: [String] = []
  var ranges: [SourceRange] = []
  var hasFloat = false

  /// The shape of a node, once its numbers are collected; nil after an error.
  mutating func shape(of node: YAMLNode) -> [Int]? {
    switch node.content {
    case .scalar(let scalar):
      guard let number = scalar.number else {
        return problems.wrongType(node, key, "a number or lists of numbers")
      }
      numbers.append(number)
      texts.append(scalar.text)
      ranges.append(node.range)
      if case .float = scalar.value { hasFloat = true }
      // Above this not every integer is a Double.
      if abs(number) > 0x1p53 { hasFloat = true }
      return []
    case .sequence(let elements):
      return shape(of: elements, in: node)
    case .mapping:
      return problems.wrongType(node, key, "a number or lists of numbers")
    }
  }

  private mutating func shape(of elements: [YAMLNode], in node: YAMLNode) -> [Int]? {
    guard let first = elements.first else {
      problems.error(node.range, "`\(key)` is empty: a vector or matrix needs at least one number")
      return nil
    }
    guard let inner = shape(of: first) else { return nil }
    for (index, element) in elements.enumerated().dropFirst() {
      guard let shape = shape(of: element) else { return nil }
      guard shape == inner else {
        problems.error(
          element.range,
          "`\(key)` is ragged: entry \(index + 1) is \(words(shape)), but entry 1 is \(words(inner))"
        )
        return nil
      }
    }
    return [elements.count] + inner
  }

  private func words(_ shape: [Int]) -> String {
    switch shape.count {
    case 0: "a number"
    case 1: "a row of \(shape[0])"
    default: "\(shape.map(String.init).joined(separator: " × ")) numbers"
    }
  }
}
