import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// An inline value, decoded: `` `{network two-layer} a2[0, 1] | .3f` ``.
struct InlineExpression: Sendable {
  var network: String?
  var name: String
  var subject: Subject
  /// The element's place; empty for the whole value.
  var indices: [Int]
  var format: PythonFormat?
  var value: InlineValue
}

extension BlockDecoder {
  /// Decodes an inline value; it stands after the blocks decoded so far.
  func decode(_ value: InlineValue) -> InlineExpression? {
    network(of: value).flatMap { decode(value, of: $0) }
  }

  /// Decodes an inline value of a network.
  func decode(_ value: InlineValue, of network: DeclaredNetwork) -> InlineExpression? {
    let place = value.expression.range
    let text = value.expression.text
    let name = text.prefix { $0 != "[" }.trimmed
    guard !name.isEmpty else {
      problems.error(
        value.range, "an inline value needs a name", hint: "such as `{network} loss | .4f`")
      return nil
    }
    guard let subject = subject(name, at: place, of: network.description),
      let indices = indices(text.dropFirst(text.prefix { $0 != "[" }.count), at: place)
    else { return nil }
    guard subject.isArray else {
      problems.error(place, "`\(name)` is not one value: it can be shown by a block only")
      return nil
    }
    var format: PythonFormat?
    if let part = value.format {
      format = self.format(part)
      if format == nil { return nil }
    }
    return InlineExpression(
      network: network.name, name: name, subject: subject, indices: indices, format: format,
      value: value)
  }

  /// The text of a parameter that prose cites, `` `{network} $rate | .3f` ``; nil after an error.
  func text(ofParameter value: InlineValue) -> String? {
    let place = value.expression.range
    if let network = value.network {
      problems.error(
        network.range, "a parameter is the notebook's, not a network's",
        hint: "write `{network} \(value.expression.text)`")
      return nil
    }
    guard let parameter = parameter(value.expression.text.dropFirst(), at: place) else {
      return nil
    }
    guard let scalar = parameter.value.scalar else {
      problems.error(
        place,
        "`\(value.expression.text)` is \(parameter.value.kindName), too much for a line of prose")
      return nil
    }
    guard let part = value.format else { return scalar.text }
    guard let number = parameter.value.number else {
      problems.error(part.range, "`\(scalar.text)` is no number, which a format could print")
      return nil
    }
    return format(part)?.format(number)
  }

  private func format(_ part: InlineValue.Part) -> PythonFormat? {
    do throws(PythonFormat.Failure) {
      return try PythonFormat(parsing: part.text)
    } catch {
      problems.error(part.range, error.description, hint: error.hint)
      return nil
    }
  }

  private func network(of value: InlineValue) -> DeclaredNetwork? {
    if let part = value.network {
      problems.notes?.note(.network, part.text, at: part.range)
      if let network = networks[part.text] { return network }
      reportUndeclared(part.text, at: part.range)
      return nil
    }
    switch networks.all.count {
    case 0:
      if !hasUnreadBlock {
        problems.error(
          value.range, "no network is declared above this inline value",
          hint: "the values are those at this point of the notebook")
      }
      return nil
    case 1: return networks.all[0]
    default:
      let names = networks.names(separator: " or ") { "`{network \($0)}`" }
      problems.error(value.range, "which network? Write \(names)")
      return nil
    }
  }

  /// Reads `[1, 0]` or `[1][0]`.
  private func indices(_ text: Substring, at range: SourceRange) -> [Int]? {
    let parts = text.split { "[], ".contains($0) }
    let indices = parts.compactMap { Int($0) }.filter { $0 >= 0 }
    let isBracketed = text.isEmpty || (text.first == "[" && text.last == "]" && !parts.isEmpty)
    guard isBracketed, indices.count == parts.count else {
      problems.error(
        range, "cannot read the index `\(text)`",
        hint: "write it as `[0]` or `[1, 0]`, counted from 0")
      return nil
    }
    return indices
  }
}

extension InlineValue {
  /// Whether it cites a parameter.
  var isOfParameter: Bool { expression.text.hasPrefix("$") }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
