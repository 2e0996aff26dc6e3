import NotebookSyntax

/// The words of a document, for its summary and for the search. Tables of results, code, formulas and pictures
/// are left out.
package struct PageText: Sendable {
  /// What stands below one heading.
  package struct Section: Equatable, Sendable {
    /// Empty before the first heading.
    package var heading = ""
    /// The heading's `id`.
    package var anchor = ""
    /// The words, with single spaces between them.
    package var text = ""

    /// Makes a section.
    package init(heading: String = "", anchor: String = "", text: String = "") {
      self.heading = heading
      self.anchor = anchor
      self.text = text
    }
  }

  /// In the order of the document.
  package let sections: [Section]
  /// The first paragraph of prose.
  package let firstParagraph: String

  /// Makes a text of its parts.
  package init(sections: [Section], firstParagraph: String) {
    self.sections = sections
    self.firstParagraph = firstParagraph
  }

  /// Reads the words of a document.
  package init(of document: Document) {
    var reader = PageTextReader(document)
    document.notebook.tree.accept(&reader)
    sections = reader.sections.map { section in
      Section(
        heading: PlainText.singleLine(section.heading), anchor: section.anchor,
        text: PlainText.singleLine(section.text))
    }
    firstParagraph = PlainText.singleLine(reader.firstParagraph)
  }
}

/// Gathers the words of a document as its tree is walked over.
private struct PageTextReader: MarkdownVisitor {
  private let document: Document
  private(set) var sections = [PageText.Section()]
  private(set) var firstParagraph = ""
  private var isInHeading = false
  private var isInFirstParagraph = false
  /// How many nodes are open in and with one whose content is left out.
  private var leftOutDepth = 0
  /// The author's own element that is left out, and how many of its name are open.
  private var leftOutElement: (name: String, depth: Int)?

  init(_ document: Document) { self.document = document }

  mutating func enter(_ node: MarkdownNode) {
    switch node.kind {
    case _ where leftOutDepth > 0: leftOutDepth += 1
    case .image:
      add(" ")
      leftOutDepth = 1
    case .heading(_, _, let anchor): startSection(anchor)
    case .paragraph(isTight: false): startParagraph()
    case .text(let text), .codeSpan(let text), .footnoteReference(let text, _, _): add(text)
    case .htmlBlock(let literal), .htmlInline(let literal): read(RawHTML(literal))
    case .livePart(let index): add(document.parts[index])
    case .formula(let index) where !document.notebook.formulas[index].isDisplay: break
    case .document, .paragraph, .emphasis, .strong, .strikethrough, .link: break
    case .blockQuote, .list, .item, .taskItem, .thematicBreak, .codeBlock, .table, .tableRow,
      .tableCell, .footnote, .softBreak, .lineBreak, .formula:
      add(" ")
    }
  }

  mutating func leave(_ node: MarkdownNode) {
    if leftOutDepth > 0 {
      leftOutDepth -= 1
      return
    }
    switch node.kind {
    case .heading: endSection()
    case .paragraph(isTight: false): endParagraph()
    case .blockQuote, .list, .item, .taskItem, .footnote, .htmlBlock: add(" ")
    default: break
    }
  }

  // MARK: - Parts

  private mutating func add(_ text: String) {
    guard leftOutElement == nil else { return }
    if isInHeading {
      sections[sections.count - 1].heading += text
    } else {
      sections[sections.count - 1].text += text
      if isInFirstParagraph { firstParagraph += text }
    }
  }

  private mutating func startSection(_ anchor: String) {
    guard leftOutElement == nil else { return }
    sections.append(PageText.Section(anchor: anchor))
    isInHeading = true
  }

  private mutating func endSection() {
    isInHeading = false
    add(" ")
  }

  private mutating func startParagraph() {
    add(" ")
    if firstParagraph.isEmpty { isInFirstParagraph = true }
  }

  private mutating func endParagraph() {
    isInFirstParagraph = false
    add(" ")
  }

  private mutating func add(_ part: DocumentPart) {
    switch part {
    case .value(let text): add(text)
    case .block(let block):
      for output in block.outputs { add(" " + output.words.joined(separator: " ") + " ") }
    }
  }

  // MARK: - Raw HTML

  private mutating func read(_ html: RawHTML) {
    for token in html.tokens {
      switch token {
      case .text(let text): add(HTMLText.unescaped(text))
      case .tag(let tag): read(tag)
      }
    }
  }

  private mutating func read(_ tag: HTMLTag) {
    if let (name, depth) = leftOutElement {
      guard tag.name == name else { return }
      let left = depth + (tag.isClosing ? -1 : 1)
      leftOutElement = left == 0 ? nil : (name, left)
    } else if Self.leftOut.contains(tag.name), !tag.isClosing {
      leftOutElement = (tag.name, 1)
    } else if Self.headings.contains(tag.name) {
      let anchor = tag.attributes.first { $0.name == "id" }?.value ?? ""
      tag.isClosing ? endSection() : startSection(HTMLText.unescaped(anchor))
    } else if tag.name == "p" {
      tag.isClosing ? endParagraph() : startParagraph()
    } else if !Self.inline.contains(tag.name) {
      add(" ")
    }
  }

  private static let leftOut = ["pre", "table"]
  private static let headings = ["h1", "h2", "h3", "h4", "h5", "h6"]
  private static let inline = [
    "a", "b", "code", "del", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup",
  ]
}

extension Output {
  /// What is said in it in words: captions and sentences.
  fileprivate var words: [String] {
    switch content {
    case .note(let note): [caption ?? "", note.text]
    case .derivation(let derivation):
      [caption ?? ""] + derivation.sections.flatMap { [$0.title, $0.remark ?? ""] }
    case .frames(let frames): [frames.lastFrame, caption ?? ""]
    case .table: []
    case .text, .formula, .figure: [caption ?? ""]
    }
  }
}
