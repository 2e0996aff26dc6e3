extension Notebook {
  /// The notebook with results in the places of the inline values of its headings and formulas: what their text and
  /// anchors are in a document.
  ///
  /// - Parameters:
  ///   - texts: the values as plain text on one line, by the indices of their parts.
  ///   - tex: a value as TeX, by the index of its part; asked for those in formulas alone.
  package func filled(with texts: [Int: String], tex: (Int) -> String?) -> Notebook {
    var notebook = self
    notebook.formulas = formulas.map { $0.values.isEmpty ? $0 : $0.filled(with: tex) }
    guard headings.contains(where: \.hasValue) else { return notebook }
    for (number, node) in tree.headingNodes.enumerated() where headings[number].hasValue {
      let heading = headings[number]
      notebook.headings[number] = Heading(
        level: heading.level, text: notebook.text(ofHeadingAt: node, texts), slug: "",
        range: heading.range, hasValue: true)
    }
    notebook.tree.nameHeadings(&notebook.headings)
    return notebook
  }

  /// The text of a heading's inlines.
  private func text(ofHeadingAt index: Int, _ values: [Int: String]) -> String {
    tree.nodes[index..<tree.nodes[index].end].map { node in
      switch node.kind {
      case .text(let text), .codeSpan(let text): text
      case .softBreak, .lineBreak: " "
      case .formula(let index): formulas[index].tex
      case .livePart(let part): values[part] ?? ""
      default: ""
      }
    }.joined()
  }
}

extension MarkdownTree {
  /// The indices of the headings, in the order of the source.
  var headingNodes: [Int] {
    nodes.indices.filter {
      if case .heading = nodes[$0].kind { true } else { false }
    }.sorted { nodes[$0].firstLine < nodes[$1].firstLine }
  }

  /// Gives the headings, which are those of the tree in the order of the source, their anchors.
  mutating func nameHeadings(_ headings: inout [Heading]) {
    var slugger = Slugger()
    for (number, node) in headingNodes.enumerated() {
      let heading = headings[number]
      let slug = slugger.slug(for: heading.text)
      headings[number] = Heading(
        level: heading.level, text: heading.text, slug: slug, range: heading.range,
        hasValue: heading.hasValue)
      nodes[node].kind = .heading(level: heading.level, text: heading.text, anchor: slug)
    }
  }
}
