import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockDecoder {
  /// The YAML of a block with what it includes and with the notebook's parameters filled in; nil after an error.
  func yaml(of block: FencedBlock) -> YAMLNode? {
    problems.parse(block.yaml).flatMap(inclusions.resolve).map(substituting)
  }

  /// Notes the network that a block is going to declare, for messages about its use too early.
  mutating func noteDeclaration(_ yaml: YAMLNode, range: SourceRange) {
    guard yaml["layers"] ?? yaml[Self.origin] != nil else { return }
    let name = yaml["network"]?.text ?? DeclaredNetwork.unnamed
    if declaredLater[name] == nil { declaredLater[name] = range }
  }

  /// Puts the parameters of the front matter in the place of values such as `$rate`.
  private func substituting(_ node: YAMLNode) -> YAMLNode {
    switch node.content {
    case .sequence(let elements):
      return YAMLNode(.sequence(elements.map(substituting)), range: node.range)
    case .mapping(let entries):
      let entries = entries.map {
        YAMLEntry(key: $0.key, keyRange: $0.keyRange, value: substituting($0.value))
      }
      return YAMLNode(.mapping(entries), range: node.range)
    case .scalar(let scalar):
      guard !scalar.isQuoted, scalar.text.hasPrefix("$") else { return node }
      guard let parameter = parameter(scalar.text.dropFirst(), at: node.range) else {
        problems.settle(node.range)
        return node
      }
      return YAMLNode(parameter.value.content, range: node.range)
    }
  }

  /// A parameter by its name; where there is none, that is an error.
  func parameter(_ name: Substring, at range: SourceRange) -> Parameter? {
    let name = String(name)
    problems.notes?.note(.parameter, name, at: range)
    if let parameter = defaults.parameters[name] { return parameter }
    let names = defaults.parameters.keys.sorted()
    problems.notes?.offer(names.map { "$" + $0 }, "parameter", insteadOf: "$" + name)
    let nearest = nearestName(to: name, among: names)
    problems.error(
      range, "unknown parameter `\(name)`",
      hint: nearest.map { "did you mean `\($0)`?" }
        ?? "parameters stand in the front matter, as in `params: {\(name): 1}`",
      meant: nearest.map { "$" + $0 })
    return nil
  }
}

extension Problems {
  /// Parses YAML, noting what is wrong with it.
  func parse(_ text: LocatedText) -> YAMLNode? {
    var found = Diagnostics(source: diagnostics.source)
    let node = YAMLNode.parse(text, diagnostics: &found)
    for diagnostic in found.sorted { add(diagnostic) }
    return found.hasErrors ? nil : node
  }
}
