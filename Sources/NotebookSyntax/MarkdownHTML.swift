/// What a page has in the places of a notebook's live parts and of what else is not prose.
package protocol ProseInserts {
  /// The HTML for a live part, by its index. Trusted, and inserted as it is.
  mutating func html(ofLivePart index: Int) -> String
  /// The HTML for a formula of the author's, by its index; trusted too.
  mutating func html(ofFormula index: Int) -> String
  /// The HTML for the text of a code block; nil for the text as it is.
  mutating func html(ofCode code: String, language: String) -> String?
  /// Another destination for that of a link; nil to keep it.
  mutating func destination(for destination: String) -> String?
  /// What stands in the place of an image; nil to keep it.
  func image(from source: String) -> ImageInsert?
}

/// What a page has in the place of an image.
package enum ImageInsert {
  /// The image with another address, which is trusted.
  case embedded(String)
  /// A link to it with its description.
  case linked
}

extension Notebook {
  /// The notebook's Markdown as HTML, for the body of a page; the same bytes each time.
  ///
  /// Headings get their anchors as ids and a link to themselves (all other ids begin with
  /// ``RawHTML/ownPrefix``, as no anchor does, so that a heading can be called anything), the header cells of tables a scope,
  /// the boxes of task lists a name. Nothing of the author's can run: see ``RawHTML`` and
  /// ``AddressPolicy``. Front matter is left out.
  package func html(inserting inserts: some ProseInserts) -> ProseHTML {
    var visitor = MarkdownHTML(notebook: self, inserts: inserts)
    tree.accept(&visitor)
    return visitor.finished
  }
}

/// The HTML of a notebook's prose with what was inserted.
package struct ProseHTML: Sendable {
  /// The whole, as UTF-8.
  package var bytes: [UInt8] = []
  /// Where in it each live part stands; empty for one that has no place.
  package var livePartRanges: [Range<Int>]
  /// Whether there is preformatted text of the author's in it.
  package var hasPreformattedText = false
}

/// Writes a Markdown tree as cmark-gfm would, with attributes that assistive technology needs, and with a blank line
/// between blocks: version control merges changes of two paragraphs only where something stands between them.
private struct MarkdownHTML<Inserts: ProseInserts>: MarkdownVisitor {
  private let notebook: Notebook
  private var inserts: Inserts
  private var output: ProseHTML
  /// The nodes around the current one, from outside to inside.
  private var open: [MarkdownNode] = []
  /// The image whose description is being written, by how many nodes are open around it.
  private var imageDepth: Int?
  /// Whether that image is a link, or nothing but its description where it stands in one.
  private var imageLink: (isOpen: Bool, hasText: Bool)?
  /// How many links of raw HTML are open.
  private var rawLinks = 0
  private var hasTableBody = false
  /// Whether the last thing written is a block beside that which comes next.
  private var followsBlock = false
  private var footnoteCount = 0
  /// The footnotes that have links back to their references.
  private var finishedFootnotes = 0

  init(notebook: Notebook, inserts: Inserts) {
    self.notebook = notebook
    self.inserts = inserts
    output = ProseHTML(
      livePartRanges: Array(repeating: 0..<0, count: notebook.liveParts.count))
  }

  var finished: ProseHTML { output }

  mutating func enter(_ node: MarkdownNode) {
    if followsBlock, node.kind.isBlock(in: open.last?.kind) { blankLine() }
    followsBlock = false
    if imageDepth == nil { write(startOf: node) } else { writeDescription(node) }
    open.append(node)
  }

  mutating func leave(_ node: MarkdownNode) {
    open.removeLast()
    if imageDepth == open.count { imageDepth = nil }
    if imageDepth == nil { write(endOf: node) }
    followsBlock = node.kind.isBlock(in: open.last?.kind)
  }

  // MARK: - Starts

  private mutating func write(startOf node: MarkdownNode) {
    switch node.kind {
    case .document, .softBreak, .lineBreak, .text, .codeSpan, .htmlInline, .footnoteReference,
      .livePart, .formula, .emphasis, .strong, .strikethrough, .link, .image:
      writeInline(node)
    case .blockQuote: line("<blockquote>\n")
    case .list(nil): line("<ul>\n")
    case .list(1): line("<ol>\n")
    case .list(let start?): line("<ol start=\"\(start)\">\n")
    case .item: line("<li>")
    case .taskItem(let isDone):
      line("<li><input type=\"checkbox\" ")
      append(isDone ? "checked=\"\" aria-label=\"done\"" : "aria-label=\"to do\"")
      append(" disabled=\"\" /> ")
    case .paragraph(isTight: true): break
    case .paragraph: line("<p>")
    case .heading(let level, _, let anchor): line("<h\(level) id=\"\(anchor)\">")
    case .thematicBreak: line("<hr />\n")
    case .codeBlock(let fence, let literal): write(code: literal, info: fence?.info ?? "")
    case .htmlBlock(let literal):
      line("")
      write(raw: literal)
      append("\n")
    case .table:
      hasTableBody = false
      line("<table tabindex=\"0\">")
    case .tableRow(let isHeader):
      if isHeader {
        line("<thead>\n")
      } else if !hasTableBody {
        line("<tbody>\n")
        hasTableBody = true
      }
      line("<tr>")
    case .tableCell(let alignment, let isHeader):
      line(isHeader ? "<th scope=\"col\"" : "<td")
      if let alignment { append(" align=\"\(alignment)\"") }
      append(">")
    case .footnote(let address, _):
      if footnoteCount == 0 { append("<section class=\"footnotes\" data-footnotes>\n<ol>\n") }
      footnoteCount += 1
      append("<li id=\"nbrun:fn:\(address)\">\n")
    }
  }

  private mutating func writeInline(_ node: MarkdownNode) {
    switch node.kind {
    case .text(let text): append(ProseText.escaped(text))
    case .softBreak: append("\n")
    case .lineBreak: append("<br />\n")
    case .codeSpan(let literal): append("<code>\(ProseText.escaped(literal))</code>")
    case .htmlInline(let literal): write(raw: literal)
    case .emphasis: append("<em>")
    case .strong: append("<strong>")
    case .strikethrough: append("<del>")
    case .link(let destination, let title): writeLink(to: destination, title)
    case .image(let source, _): writeImage(from: source)
    case .footnoteReference(let number, let address, let use):
      append("<sup class=\"footnote-ref\"><a href=\"#nbrun:fn:\(address)\" ")
      append("id=\"nbrun:fnref\(use):\(address)\" data-footnote-ref>\(number)</a></sup>")
    case .livePart(let index): write(livePart: index)
    case .formula(let index): write(formula: index)
    default: break
    }
  }

  private mutating func writeLink(to destination: String, _ title: String) {
    let address =
      AddressPolicy.allowsLink(to: destination)
      ? inserts.destination(for: destination) ?? destination : ""
    append("<a href=\"\(ProseText.address(address))")
    write(title: title)
    append("\">")
  }

  private mutating func writeImage(from source: String) {
    imageDepth = open.count
    switch inserts.image(from: source) {
    case .embedded(let address): append("<img src=\"\(address)\" alt=\"")
    case .linked:
      imageLink = (!isInLink, false)
      if !isInLink { append("<a href=\"\(ProseText.address(source))\">") }
    case nil:
      let address = AddressPolicy.allowsImage(from: source) ? source : ""
      append("<img src=\"\(ProseText.address(address))\" alt=\"")
    }
  }

  private var isInLink: Bool {
    rawLinks > 0 || open.contains { if case .link = $0.kind { true } else { false } }
  }

  private mutating func write(title: String) {
    if !title.isEmpty { append("\" title=\"\(ProseText.escaped(title))") }
  }

  private mutating func write(code: String, info: String) {
    let language = ProseText.firstWord(of: info)
    let html = language.isEmpty ? nil : inserts.html(ofCode: code, language: language)
    line("<pre tabindex=\"0\"><code")
    if !info.isEmpty { append(" class=\"language-\(ProseText.escaped(language))\"") }
    append(">\(html ?? ProseText.escaped(code))</code></pre>\n")
    output.hasPreformattedText = true
  }

  private mutating func write(raw literal: String) {
    let html = RawHTML(literal)
    for token in html.tokens {
      switch token {
      case .text(let text): append(text)
      case .tag(let tag): write(raw: tag)
      }
    }
    if html.tokens.contains(where: {
      if case .tag(let tag) = $0 { tag.name == "pre" } else { false }
    }) {
      output.hasPreformattedText = true
    }
  }

  private mutating func write(raw tag: HTMLTag) {
    var tag = tag
    if tag.name == "a" { rawLinks = max(0, rawLinks + (tag.isClosing ? -1 : 1)) }
    if tag.name == "img", let source = tag["src"], let image = inserts.image(from: source) {
      switch image {
      case .embedded(let address): tag["src"] = address
      case .linked:
        let text = RawHTML.escaped(tag["alt"].flatMap { $0.isEmpty ? nil : $0 } ?? source)
        let link = RawHTML.written(HTMLTag("a", "href", source)) + text + "</a>"
        return append(isInLink ? text : link)
      }
    } else if tag.name == "a", let href = tag["href"], let other = inserts.destination(for: href) {
      tag["href"] = ProseText.address(other)
    }
    append(RawHTML.written(tag))
  }

  private mutating func write(livePart index: Int) {
    let isBlock = if case .block = notebook.liveParts[index] { true } else { false }
    if isBlock { line("") }
    let start = output.bytes.count
    append(inserts.html(ofLivePart: index))
    output.livePartRanges[index] = start..<output.bytes.count
    if isBlock { append("\n") }
  }

  private mutating func write(formula index: Int) {
    let isBlock = MarkdownNode.Kind.formula(index).isBlock(in: open.last?.kind)
    if isBlock { line("") }
    append(inserts.html(ofFormula: index))
    if isBlock { append("\n") }
  }

  // MARK: - Ends

  private mutating func write(endOf node: MarkdownNode) {
    switch node.kind {
    case .document: if footnoteCount > 0 { append("</ol>\n</section>\n") }
    case .blockQuote: line("</blockquote>\n")
    case .list(let start): append(start == nil ? "</ul>\n" : "</ol>\n")
    case .item, .taskItem: append("</li>\n")
    case .paragraph(isTight: true): break
    case .paragraph:
      if let footnote = open.last, case .footnote = footnote.kind, footnote.end == node.end {
        append(" ")
        writeLinksBack(from: footnote)
      }
      append("</p>\n")
    case .heading(let level, _, let anchor):
      append(
        "<a class=\"anchor\" href=\"#\(anchor)\" aria-label=\"Link to this section\">#</a>"
          + "</h\(level)>\n")
    case .table:
      if hasTableBody { line("</tbody>\n") }
      hasTableBody = false
      line("</table>\n")
    case .tableRow(let isHeader):
      line("</tr>")
      if isHeader { line("</thead>") }
    case .tableCell(_, let isHeader): append(isHeader ? "</th>" : "</td>")
    case .footnote:
      if writeLinksBack(from: node) { append("\n") }
      append("</li>\n")
    case .emphasis: append("</em>")
    case .strong: append("</strong>")
    case .strikethrough: append("</del>")
    case .link: append("</a>")
    case .image(let source, let title):
      if let link = imageLink {
        if !link.hasText { append(ProseText.escaped(source)) }
        if link.isOpen { append("</a>") }
        imageLink = nil
        break
      }
      write(title: title)
      append("\" />")
    default: break
    }
  }

  /// Links a footnote back to its references, once.
  @discardableResult
  private mutating func writeLinksBack(from footnote: MarkdownNode) -> Bool {
    guard finishedFootnotes < footnoteCount,
      case .footnote(let address, let references) = footnote.kind
    else { return false }
    finishedFootnotes = footnoteCount
    for use in 1...references {
      let mark = use == 1 ? "" : "<sup class=\"footnote-ref\">\(use)</sup>"
      append(use == 1 ? "" : " ")
      append(
        "<a href=\"#nbrun:fnref\(use):\(address)\" class=\"footnote-backref\" data-footnote-backref "
          + "aria-label=\"Back to content\">↩\(mark)</a>")
    }
    return true
  }

  // MARK: - Text

  /// Writes what belongs into the description of an image: its text without markup.
  private mutating func writeDescription(_ node: MarkdownNode) {
    imageLink?.hasText = true
    switch node.kind {
    case .text(let text), .codeSpan(let text), .htmlInline(let text):
      append(ProseText.escaped(text))
    case .softBreak, .lineBreak: append(" ")
    case .formula(let index): append(notebook.formulas[index].escapedTeX)
    case .livePart(let index): append(inserts.html(ofLivePart: index))
    default: break
    }
  }

  private mutating func append(_ text: String) { output.bytes += text.utf8 }

  private mutating func blankLine() {
    line("")
    if !output.bytes.suffix(2).elementsEqual([.lineFeed, .lineFeed]) { append("\n") }
  }

  /// Writes at the start of a line.
  private mutating func line(_ text: String) {
    if let last = output.bytes.last, last != .lineFeed { output.bytes.append(.lineFeed) }
    append(text)
  }
}

extension MarkdownNode.Kind {
  /// Whether a node of the kind stands on lines of its own.
  ///
  /// - Parameter parent: the kind of the node that it stands in.
  fileprivate func isBlock(in parent: MarkdownNode.Kind?) -> Bool {
    switch self {
    case .blockQuote, .list, .paragraph(isTight: false), .heading, .thematicBreak, .codeBlock,
      .htmlBlock, .table:
      return true
    case .livePart, .formula:
      switch parent {
      case .document, .blockQuote, .item, .taskItem, .footnote: return true
      default: return false
      }
    default: return false
    }
  }
}
