import NotebookDocuments
import NotebookSyntax

/// What links from other notebooks can lead to.
package struct NotebookAnchors: Sendable {
  /// The names.
  package let names: Set<String>
  /// Whether there are headings beside these, whose anchors depend on results.
  package let dependOnResults: Bool
}

extension Notebook {
  /// What links can lead to: its headings, the author's own `id`s and `name`s, and the labels of its
  /// blocks.
  package var anchors: NotebookAnchors {
    var anchors = Set(headings.filter { !$0.hasValue }.map(\.slug))
    for node in tree.nodes {
      switch node.kind {
      case .htmlBlock(let literal), .htmlInline(let literal):
        anchors.formUnion(RawHTML(literal).tokens.flatMap(\.anchors))
      default: break
      }
    }
    for case .block(let block) in liveParts {
      var diagnostics = Diagnostics(source: source)
      if let yaml = YAMLNode.parse(block.yaml, diagnostics: &diagnostics) {
        anchors.formUnion(yaml.labels)
      }
    }
    return NotebookAnchors(names: anchors, dependOnResults: headings.contains(where: \.hasValue))
  }
}

extension RawHTML.Token {
  fileprivate var anchors: [String] {
    guard case .tag(let tag) = self else { return [] }
    return tag.attributes.filter { ["id", "name"].contains($0.name) }
      .map { HTMLText.unescaped($0.value) }
  }
}

extension YAMLNode {
  /// The values of the keys `label` in it.
  fileprivate var labels: [String] {
    switch content {
    case .scalar: []
    case .sequence(let nodes): nodes.flatMap(\.labels)
    case .mapping(let entries):
      entries.flatMap { entry in
        entry.key == "label" ? [entry.value.scalar?.text ?? ""] : entry.value.labels
      }
    }
  }
}
