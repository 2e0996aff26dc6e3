import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockDecoder {
  /// The YAML of a block with the notebook's parameters filled in; nil after an error.
  func yaml(of block: FencedBlock) -> YAMLNode? {
    problems.parse(block.yaml).map(substituting)
  }

  /// Notes the network that a block is going to declare, for messages about its use too early.
  mutating func noteDeclaration(_ yaml: YAMLNode, range: SourceRange) {
    guard yaml["layers"] != nil else { return }
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
      let name = String(scalar.text.dropFirst())
      guard let value = defaults.parameters[name] else {
        let names = defaults.parameters.keys.sorted()
        problems.error(
          node.range, "unknown parameter `\(name)`",
          hint: nearestName(to: name, among: names).map { "did you mean `\($0)`?" }
            ?? "parameters stand in the front matter, as in `params: {\(name): 1}`")
        problems.settle(node.range)
        return node
      }
      return YAMLNode(value.content, range: node.range)
    }
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
