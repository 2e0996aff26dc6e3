import NotebookSyntax

/// A place in a text: the notebook, or a file that it includes.
package struct LocatedRange: Sendable {
  /// The text.
  package let source: SourceText
  /// The bytes in it.
  package let range: SourceRange
}

/// Why something cannot be renamed.
package struct RenamingError: Error {
  /// In a sentence.
  package let message: String
}

extension NotebookDraft {
  /// The name of the notebook's own that stands at a byte.
  private func occurrence(at offset: Int) -> DecodingNotes.Occurrence? {
    notes.occurrences.first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
  }

  /// Where the name at a byte is declared: a network, a label or a parameter.
  package func declaration(at offset: Int) -> LocatedRange? {
    guard let symbol = occurrence(at: offset)?.symbol else { return nil }
    if let declared = notes.occurrences.first(where: { $0.symbol == symbol && $0.isDeclaration }) {
      return located(nameRange(of: declared))
    }
    if symbol.kind == .parameter { return declarationInProject(of: symbol.name) }
    if symbol.kind == .label, let range = problems.anchors[symbol.name] { return located(range) }
    return nil
  }

  /// What is at the place of the name at a byte, and of all others that mean the same.
  package func occurrences(at offset: Int) -> [LocatedRange] {
    guard let symbol = occurrence(at: offset)?.symbol else { return [] }
    var known: Set<SourceRange> = []
    return notes.occurrences.filter { $0.symbol == symbol }.map(nameRange)
      .filter { known.insert($0).inserted }.map(located)
  }

  /// The name at a byte that can be renamed.
  package func renamable(at offset: Int) -> (range: SourceRange, name: String)? {
    guard let occurrence = occurrence(at: offset), canRename(occurrence.symbol) else { return nil }
    return (nameRange(of: occurrence), occurrence.symbol.name)
  }

  /// The places to write another name in for that at a byte.
  package func renaming(at offset: Int, to name: String) throws(RenamingError) -> [LocatedRange] {
    guard let occurrence = occurrence(at: offset) else {
      throw RenamingError(message: "no network, label or parameter stands here")
    }
    let symbol = occurrence.symbol
    guard canRename(symbol) else {
      throw RenamingError(
        message: "`\(symbol.name)` is not declared in this notebook")
    }
    guard let first = name.unicodeScalars.first, first.isASCIILetter,
      name.unicodeScalars.allSatisfy({
        $0.isASCIILetter || "0123456789-_.".unicodeScalars.contains($0)
      })
    else {
      throw RenamingError(
        message: "`\(name)` cannot be a name: use letters, digits and `-`, with a letter first")
    }
    let others = notes.occurrences.contains {
      $0.symbol.kind == symbol.kind && $0.symbol.name == name && $0.isDeclaration
    }
    let isAnchor = symbol.kind == .label && problems.anchors[name] != nil
    guard name == symbol.name || !others && !isAnchor else {
      throw RenamingError(message: "there is a `\(name)` already")
    }
    return occurrences(at: offset)
  }

  /// What the notebook itself declares; what its project does, others use too.
  private func canRename(_ symbol: DecodingNotes.Symbol) -> Bool {
    notes.occurrences.contains { $0.symbol == symbol && $0.isDeclaration }
  }

  /// The bytes of the name alone, of `$name` or `"name"`.
  private func nameRange(of occurrence: DecodingNotes.Occurrence) -> SourceRange {
    let place = located(occurrence.range)
    let start = place.range.lowerBound - occurrence.range.lowerBound
    let found = place.source.bytes[place.range].firstRange(of: occurrence.symbol.name.utf8)
    return found.map { $0.shifted(by: -start) } ?? occurrence.range
  }

  /// The place of a range of the notebook's, in its text.
  package func place(of range: SourceRange) -> LocatedRange { located(range) }

  func located(_ range: SourceRange) -> LocatedRange {
    let (source, start) = problems.diagnostics.sources.source(of: range)
    return LocatedRange(source: source, range: range.shifted(by: -start))
  }

  private func declarationInProject(of name: String) -> LocatedRange? {
    guard let source = context.project?.source else { return nil }
    var diagnostics = Diagnostics(source: source)
    let text = LocatedText(of: source, from: source.byteOrderMarkLength)
    let entries = YAMLNode.parse(text, diagnostics: &diagnostics)?["params"]?.mapping
    return entries?.first { $0.key == name }.map {
      LocatedRange(source: source, range: $0.keyRange)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}

// MARK: - Outline

/// A part of a notebook, for the outline of an editor.
package struct OutlineItem: Sendable {
  /// What it is.
  package enum Kind: Sendable {
    case heading
    case block
  }

  /// Its text, or its network.
  package let name: String
  /// What it is.
  package let kind: Kind
  /// What is said beside its name.
  package let detail: String
  /// Its lines with all that belongs to it.
  package let range: SourceRange
  /// Its own.
  package let nameRange: SourceRange
  /// What stands in it, in the order of the source.
  package internal(set) var children: [OutlineItem] = []
}

extension NotebookDraft {
  /// The headings with the blocks below them.
  package var outline: [OutlineItem] {
    guard let notebook, isLive else { return [] }
    var items: [(level: Int, item: OutlineItem)] = []
    let headings = notebook.headings
    for (index, heading) in headings.enumerated() {
      let next = headings[(index + 1)...].first { $0.level <= heading.level }
      let end = next?.range.lowerBound ?? source.bytes.count
      items.append(
        (
          heading.level,
          OutlineItem(
            name: heading.text.isEmpty ? "#" : heading.text, kind: .heading, detail: "",
            range: heading.range.lowerBound..<max(end, heading.range.upperBound),
            nameRange: heading.range)
        ))
    }
    for case .block(let block) in notebook.liveParts {
      let name = notes.occurrences.first {
        $0.symbol.kind == .network && block.range.overlaps($0.range)
      }
      let declares = networks.all.contains { block.range.overlaps($0.range) }
      items.append(
        (
          7,
          OutlineItem(
            name: name?.symbol.name ?? DeclaredNetwork.unnamed, kind: .block,
            detail: declares ? "declared" : "continued", range: block.range,
            nameRange: block.openingFence)
        ))
    }
    items.sort { $0.item.range.lowerBound < $1.item.range.lowerBound }
    return Self.tree(items[...])
  }

  /// Items, each with those after it that stand within it.
  private static func tree(_ items: ArraySlice<(level: Int, item: OutlineItem)>) -> [OutlineItem] {
    // Those that are open, the innermost last; closed from the end.
    var open: [(level: Int, item: OutlineItem)] = []
    var roots: [OutlineItem] = []
    func close(_ level: Int) {
      while let last = open.last, last.level >= level {
        open.removeLast()
        if open.isEmpty {
          roots.append(last.item)
        } else {
          open[open.count - 1].item.children.append(last.item)
        }
      }
    }
    for (level, item) in items {
      close(level)
      open.append((level, item))
    }
    close(0)
    return roots
  }

  /// What can be folded: front matter, blocks, output in the notebook, sections.
  package var folds: [SourceRange] {
    guard let notebook, isLive else { return [] }
    func sections(_ items: [OutlineItem]) -> [SourceRange] {
      items.flatMap { [$0.range] + sections($0.children) }
    }
    return (notebook.frontMatter.map { [$0.range] } ?? []) + sections(outline)
      + notebook.outputRegions.map(\.range)
  }
}
