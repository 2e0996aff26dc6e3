import CMarkGFM
import Synchronization

/// The only place that talks to cmark-gfm.
///
/// Of the positions that the library reports only line numbers are used. Its columns are wrong
/// inside quotes and lists, after tabs, and in all lines of a paragraph but the first.
enum CommonMark {
  /// Reads some Markdown, with marks in it in the place of formulas and of the starts of inline values.
  static func tree(of markdown: some Sequence<UInt8>, marks: Marks = Marks()) -> MarkdownTree {
    withDocument(markdown) { root, _ in
      var reader = TreeReader(marks: marks)
      reader.read(root)
      return MarkdownTree(nodes: reader.nodes, formulaLengths: reader.formulaLengths)
    }
  }

  /// What cmark-gfm itself makes of some Markdown, for tests to compare with.
  static func html(of markdown: some Sequence<UInt8>) -> String {
    withDocument(markdown) { root, extensions in
      html(of: root, extensions)
    }
  }

  fileprivate static func html(
    of node: Node, _ extensions: UnsafeMutablePointer<cmark_llist>? = nil
  ) -> String {
    guard let html = cmark_render_html(node, options, extensions) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html)
  }

  fileprivate typealias Node = OpaquePointer

  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE

  private static let extensionNames = [
    "table", "strikethrough", "autolink", "tagfilter", "tasklist",
  ]

  /// The library keeps the characters that its extensions look for in global variables, which it
  /// changes while it parses: one document at a time.
  private static let library = Mutex(false)

  private static func withDocument<Result: Sendable>(
    _ markdown: some Sequence<UInt8>,
    _ body: (Node, UnsafeMutablePointer<cmark_llist>?) -> Result
  ) -> Result {
    let bytes = Array(markdown)
    return library.withLock { isRegistered in
      if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
      isRegistered = true
      guard let parser = cmark_parser_new(options) else { fatalError("out of memory") }
      defer { cmark_parser_free(parser) }
      for name in extensionNames {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      bytes.withUnsafeBytes { buffer in
        cmark_parser_feed(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      }
      guard let root = cmark_parser_finish(parser) else { fatalError("out of memory") }
      defer { cmark_node_free(root) }
      return body(root, cmark_parser_get_syntax_extensions(parser))
    }
  }
}

/// Reads the library's tree in one walk, which keeps account of what is around each node.
private struct TreeReader {
  private(set) var nodes: [MarkdownNode] = []

  private let marks: Marks
  /// The indices of the nodes that have not ended.
  private var open: [Int] = []
  /// The containers around the current node; no last line is beyond that of the one before.
  private var containers: [(lastLine: Int, isItem: Bool)] = []
  private var quoteDepth = 0
  private var footnoteDepth = 0
  private var imageDepth = 0
  private var blockLines = (first: 1, last: 1)
  /// The column of the next cell of a table.
  private var column = 0
  /// The open heading: its index and its text so far.
  private var heading: (index: Int, text: String)?
  /// How many characters the mark of each formula met so far has.
  private(set) var formulaLengths: [Int] = []
  /// Whether the last one has not ended.
  private var isInFormula = false

  init(marks: Marks) { self.marks = marks }

  mutating func read(_ root: CommonMark.Node) {
    guard let iterator = cmark_iter_new(root) else { fatalError("out of memory") }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      // Of a leaf the library tells the start only.
      if event == CMARK_EVENT_EXIT { leave() } else { enter(node) }
    }
  }

  // MARK: - Blocks

  private mutating func enter(_ node: CommonMark.Node) {
    let type = cmark_node_get_type(node)
    let isInline =
      Int32(bitPattern: type.rawValue) & CMARK_NODE_TYPE_MASK == CMARK_NODE_TYPE_INLINE
    if isInline { return enterInline(node, type) }
    let lines = lines(of: node)
    let kind = blockKind(node, type)
    switch kind {
    case .blockQuote, .item, .taskItem, .footnote:
      add(kind, lines)
      let isItem = kind != .blockQuote && type == CMARK_NODE_ITEM
      containers.append((min(lines.1, containers.last?.lastLine ?? .max), isItem))
      if kind == .blockQuote { quoteDepth += 1 }
      if case .footnote = kind { footnoteDepth += 1 }
    default:
      blockLines = lines
      add(kind, lines)
    }
    switch kind {
    case .heading: heading = (nodes.count - 1, "")
    case .thematicBreak, .codeBlock, .htmlBlock: end()
    default: break
    }
  }

  /// The first and the last line of a block.
  ///
  /// Of a paragraph right above a table the library knows no lines: the table has them too.
  private func lines(of node: CommonMark.Node) -> (Int, Int) {
    let (start, end) = (
      Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node))
    )
    if start < 1, let table = cmark_node_next(node) {
      let first = Int(cmark_node_get_start_line(table))
      return (first, first + lineCount(of: node) - 1)
    }
    if let paragraph = cmark_node_previous(node), cmark_node_get_start_line(paragraph) < 1 {
      return (start + lineCount(of: paragraph), end)
    }
    return (start, end)
  }

  /// How many lines the text of a paragraph has.
  private func lineCount(of paragraph: CommonMark.Node) -> Int {
    guard let iterator = cmark_iter_new(paragraph) else { fatalError("out of memory") }
    defer { cmark_iter_free(iterator) }
    var count = 1
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      switch cmark_node_get_type(cmark_iter_get_node(iterator)) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: count += 1
      default: break
      }
    }
    return count
  }

  private mutating func blockKind(
    _ node: CommonMark.Node, _ type: cmark_node_type
  ) -> MarkdownNode.Kind {
    switch type {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          ? Int(cmark_node_get_list_start(node)) : nil)
    case CMARK_NODE_ITEM:
      typeName(node) == "tasklist"
        ? .taskItem(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node)) : .item
    case CMARK_NODE_PARAGRAPH:
      .paragraph(isTight: isTight(cmark_node_parent(cmark_node_parent(node))))
    case CMARK_NODE_HEADING:
      .heading(level: Int(cmark_node_get_heading_level(node)), text: "", anchor: "")
    case CMARK_NODE_CODE_BLOCK: .codeBlock(fence(of: node), literal: literal(of: node))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal: literal(of: node))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: footnoteKind(node)
    default: tableKind(node)
    }
  }

  private func isTight(_ node: CommonMark.Node?) -> Bool {
    cmark_node_get_type(node) == CMARK_NODE_LIST && cmark_node_get_list_tight(node) != 0
  }

  private mutating func tableKind(_ node: CommonMark.Node) -> MarkdownNode.Kind {
    switch typeName(node) {
    case "table": return .table
    case "table_header", "table_row":
      column = 0
      return .tableRow(isHeader: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
    default:
      guard let row = cmark_node_parent(node), let table = cmark_node_parent(row) else {
        return .tableCell(alignment: nil, isHeader: false)
      }
      defer { column += 1 }
      let names = ["l": "left", "c": "center", "r": "right"]
      let letter = cmark_gfm_extensions_get_table_alignments(table)[column]
      return .tableCell(
        alignment: names[String(Unicode.Scalar(letter))],
        isHeader: cmark_gfm_extensions_get_table_row_is_header(row) != 0)
    }
  }

  /// The fence of a code block; nil for an indented code block.
  private func fence(of node: CommonMark.Node) -> MarkdownNode.Fence? {
    var length: Int32 = 0
    var indentation: Int32 = 0
    var character: CChar = 0
    guard cmark_node_get_fenced(node, &length, &indentation, &character) != 0 else { return nil }
    return MarkdownNode.Fence(
      info: marks.restored(cmark_node_get_fence_info(node)),
      character: UInt8(bitPattern: character), length: Int(length), indentation: Int(indentation))
  }

  private func literal(of node: CommonMark.Node) -> String {
    marks.restored(cmark_node_get_literal(node))
  }

  private func typeName(_ node: CommonMark.Node) -> String {
    String(cString: cmark_node_get_type_string(node))
  }

  // MARK: - Inlines

  private mutating func enterInline(_ node: CommonMark.Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_TEXT: addText(literal(of: node))
    case CMARK_NODE_SOFTBREAK where isInFormula, CMARK_NODE_LINEBREAK where isInFormula: break
    case CMARK_NODE_SOFTBREAK: addLeaf(.softBreak, heading: " ")
    case CMARK_NODE_LINEBREAK: addLeaf(.lineBreak, heading: " ")
    case CMARK_NODE_CODE:
      let literal = literal(of: node)
      addLeaf(.codeSpan(literal: literal), heading: literal)
      nodes[nodes.count - 1].mark = marks.number(startOf: cmark_node_get_literal(node))
    case CMARK_NODE_HTML_INLINE: addLeaf(.htmlInline(literal: literal(of: node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: add(referenceKind(node))
    case CMARK_NODE_EMPH: add(.emphasis)
    case CMARK_NODE_STRONG: add(.strong)
    case CMARK_NODE_LINK:
      add(
        .link(
          destination: marks.restored(cmark_node_get_url(node)),
          title: marks.restored(cmark_node_get_title(node))))
    case CMARK_NODE_IMAGE:
      add(
        .image(
          source: marks.restored(cmark_node_get_url(node)),
          title: marks.restored(cmark_node_get_title(node))))
      imageDepth += 1
    default: add(.strikethrough)
    }
  }

  /// Adds text, with a formula in the place of each mark. (A mark may go on on the next line.)
  private mutating func addText(_ text: String) {
    guard !marks.formulas.isEmpty, isInFormula || text.utf8.contains(where: Marks.isInFormula)
    else { return addLeaf(.text(text), heading: text) }
    var plain: [UInt8] = []
    func takePlain(_ reader: inout TreeReader) {
      let text = String(decoding: plain, as: UTF8.self)
      if !plain.isEmpty { reader.addLeaf(.text(text), heading: text) }
      plain = []
    }
    for byte in text.utf8 {
      if byte == Marks.formulaStart, formulaLengths.count < marks.formulas.count {
        takePlain(&self)
        let index = formulaLengths.count
        addLeaf(.formula(index), heading: marks.formulas[index].tex)
        formulaLengths.append(0)
        isInFormula = true
      }
      if isInFormula { formulaLengths[formulaLengths.count - 1] += 1 } else { plain.append(byte) }
      if byte == Marks.formulaEnd { isInFormula = false }
    }
    takePlain(&self)
  }

  // MARK: - Nodes

  private mutating func add(_ kind: MarkdownNode.Kind, _ lines: (Int, Int)? = nil) {
    open.append(nodes.count)
    nodes.append(
      MarkdownNode(
        kind: kind, firstLine: lines?.0 ?? blockLines.first, lastLine: lines?.1 ?? blockLines.last,
        containerLastLine: containers.last?.lastLine ?? .max,
        isInItem: containers.last?.isItem ?? false, quoteDepth: quoteDepth,
        isInFootnote: footnoteDepth > 0, isInImage: imageDepth > 0))
  }

  /// Adds an inline without children, and its text to that of the heading.
  private mutating func addLeaf(_ kind: MarkdownNode.Kind, heading text: String = "") {
    add(kind)
    end()
    heading?.text += text
  }

  private mutating func end() {
    guard let index = open.popLast() else { return }
    nodes[index].end = nodes.count
  }

  private mutating func leave() {
    guard let index = open.last else { return }
    end()
    switch nodes[index].kind {
    case .blockQuote:
      quoteDepth -= 1
      containers.removeLast()
    case .item, .taskItem: containers.removeLast()
    case .footnote:
      footnoteDepth -= 1
      containers.removeLast()
    case .image: imageDepth -= 1
    case .heading(let level, _, let anchor):
      guard let (index, text) = heading else { break }
      nodes[index].kind = .heading(level: level, text: text, anchor: anchor)
      heading = nil
    default: break
    }
  }

  // MARK: - Footnotes

  // Of their addresses and numbers the library tells nothing but in its own HTML.

  /// `<section class="footnotes" data-footnotes>`, `<ol>`, `<li id="fn-ADDRESS">`, the text, and for each
  /// reference an `<a … class="footnote-backref" …>`.
  private func footnoteKind(_ node: CommonMark.Node) -> MarkdownNode.Kind {
    let html = CommonMark.html(of: node)
    return .footnote(
      address: String(attribute(2, of: html).dropFirst("fn-".count)),
      references: max(1, html.split(separator: " class=\"footnote-backref\"").count - 1))
  }

  /// `<sup class="footnote-ref"><a href="#fn-ADDRESS" id="fnref-ADDRESS-USE" data-footnote-ref>`
  private func referenceKind(_ node: CommonMark.Node) -> MarkdownNode.Kind {
    let html = CommonMark.html(of: node)
    let address = attribute(2, of: html).dropFirst("#fn-".count)
    let use = Int(attribute(3, of: html).dropFirst("fnref-".count + address.count + 1)) ?? 1
    return .footnoteReference(number: literal(of: node), address: String(address), use: use)
  }

  /// The value of an attribute in some HTML, from 1.
  private func attribute(_ number: Int, of html: String) -> Substring {
    let pieces = html.split(
      separator: "\"", maxSplits: 2 * number, omittingEmptySubsequences: false)
    return pieces.count > 2 * number ? pieces[2 * number - 1] : ""
  }
}
