import CMarkGFM
import Synchronization

/// The only place that talks to cmark-gfm.
///
/// Of the positions that the library reports only line numbers are used. Its columns are wrong
/// inside quotes and lists, after tabs, and in all lines of a paragraph but the first.
enum CommonMark {
  /// The elements of a document in the order of the tree. (A footnote's definition stands at the
  /// end, in the order in which the footnotes are used.)
  static func elements(of markdown: some Sequence<UInt8>) -> [MarkdownElement] {
    withDocument(markdown) { root, _ in TreeWalk.elements(under: root).map(\.element) }
  }

  /// The blocks whose text may hold formulas, in the order of the tree.
  static func textBlocks(of markdown: some Sequence<UInt8>) -> [TextBlock] {
    withDocument(markdown) { root, _ in TreeWalk.walk(root).textBlocks }
  }

  /// How many characters each mark of a formula has that stands in text, in the order of the tree.
  static func formulaMarks(of markdown: some Sequence<UInt8>) -> [Int] {
    withDocument(markdown) { root, _ in TreeWalk.walk(root).formulaMarks }
  }

  /// A paragraph, a heading or a table.
  struct TextBlock: Sendable {
    /// From 1.
    var firstLine: Int
    var lastLine: Int
    var quoteDepth: Int
    var isTable: Bool
  }

  /// Renders a document as HTML, with some of its elements replaced.
  ///
  /// Raw HTML that `replace` leaves alone goes through GFM's tag filter.
  ///
  /// - Parameters:
  ///   - replace: is given each element with its index in ``elements(of:)``.
  static func html(
    of markdown: some Sequence<UInt8>,
    replacing replace: (Int, MarkdownElement) -> MarkdownReplacement?
  ) -> String {
    withDocument(markdown) { root, extensions in
      for (index, found) in TreeWalk.elements(under: root).enumerated() {
        if let replacement = replace(index, found.element) { replacement.apply(to: found.node) }
      }
      guard let html = cmark_render_html(root, options, extensions) else { return "" }
      defer { cmark_get_default_mem_allocator().pointee.free(html) }
      return String(cString: html)
    }
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

/// The node types that matter here. (Those of the extensions have no fixed numbers.)
private enum NodeKind {
  case blockQuote, item, footnoteDefinition
  case paragraph, heading, codeBlock, htmlBlock, otherBlock
  case text, softBreak, lineBreak, code, htmlInline, link, image, otherInline

  init(_ node: CommonMark.Node) {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
    case CMARK_NODE_ITEM: self = .item
    case CMARK_NODE_FOOTNOTE_DEFINITION: self = .footnoteDefinition
    case CMARK_NODE_PARAGRAPH: self = .paragraph
    case CMARK_NODE_HEADING: self = .heading
    case CMARK_NODE_CODE_BLOCK: self = .codeBlock
    case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
    case CMARK_NODE_TEXT: self = .text
    case CMARK_NODE_SOFTBREAK: self = .softBreak
    case CMARK_NODE_LINEBREAK: self = .lineBreak
    case CMARK_NODE_CODE: self = .code
    case CMARK_NODE_HTML_INLINE: self = .htmlInline
    case CMARK_NODE_LINK: self = .link
    case CMARK_NODE_IMAGE: self = .image
    default:
      let isInline = Int32(type.rawValue) & CMARK_NODE_TYPE_MASK == CMARK_NODE_TYPE_INLINE
      self = isInline ? .otherInline : .otherBlock
    }
  }
}

/// One walk over the tree, which keeps account of what is around each node.
private struct TreeWalk {
  private var found: [(node: CommonMark.Node, element: MarkdownElement)] = []
  /// The containers around the current node; no last line is beyond that of the one before.
  private var containers: [(lastLine: Int, isItem: Bool)] = []
  private var quoteDepth = 0
  private var footnoteDepth = 0
  private var imageDepth = 0
  private var blockLines = (first: 1, last: 1)
  /// The index of the open heading in `found`, and its text so far.
  private var heading: (index: Int, level: Int, text: String)?

  private(set) var textBlocks: [CommonMark.TextBlock] = []
  private(set) var formulaMarks: [Int] = []

  static func elements(
    under root: CommonMark.Node
  ) -> [(node: CommonMark.Node, element: MarkdownElement)] { walk(root).found }

  static func walk(_ root: CommonMark.Node) -> TreeWalk {
    guard let iterator = cmark_iter_new(root) else { fatalError("out of memory") }
    defer { cmark_iter_free(iterator) }
    var walk = TreeWalk()
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER { walk.enter(node) } else { walk.leave(node) }
    }
    return walk
  }

  private mutating func enter(_ node: CommonMark.Node) {
    let kind = NodeKind(node)
    switch kind {
    case .blockQuote, .item, .footnoteDefinition:
      let lastLine = Int(cmark_node_get_end_line(node))
      let isItem = if case .item = kind { true } else { false }
      containers.append((min(lastLine, containers.last?.lastLine ?? .max), isItem))
      if case .blockQuote = kind { quoteDepth += 1 }
      if case .footnoteDefinition = kind { footnoteDepth += 1 }
    case .paragraph, .heading, .codeBlock, .htmlBlock, .otherBlock:
      blockLines = (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node)))
      noteTextBlock(kind, node)
      enterBlock(kind, node)
    default:
      enterInline(kind, node)
    }
  }

  private mutating func noteTextBlock(_ kind: NodeKind, _ node: CommonMark.Node) {
    let isTable = String(cString: cmark_node_get_type_string(node)) == "table"
    switch kind {
    case .otherBlock where !isTable, .codeBlock, .htmlBlock: return
    default:
      textBlocks.append(
        CommonMark.TextBlock(
          firstLine: blockLines.first, lastLine: blockLines.last, quoteDepth: quoteDepth,
          isTable: isTable))
    }
  }

  private mutating func noteFormulaMarks(_ text: String) {
    for byte in text.utf8 where FormulaFinder.Mark.isPart(byte) {
      if byte == FormulaFinder.Mark.start { formulaMarks.append(0) }
      if !formulaMarks.isEmpty { formulaMarks[formulaMarks.count - 1] += 1 }
    }
  }

  private mutating func enterBlock(_ kind: NodeKind, _ node: CommonMark.Node) {
    switch kind {
    case .heading:
      let level = Int(cmark_node_get_heading_level(node))
      heading = (found.count, level, "")
      add(.heading(level: level, text: ""), node)
    case .codeBlock:
      if let fence = CommonMark.fence(of: node) {
        add(.fencedCode(fence, literal: Array(CommonMark.literal(of: node).utf8)), node)
      }
    case .htmlBlock: add(.htmlBlock(literal: CommonMark.literal(of: node)), node)
    default: break
    }
  }

  private mutating func enterInline(_ kind: NodeKind, _ node: CommonMark.Node) {
    switch kind {
    case .text:
      let text = CommonMark.literal(of: node)
      noteFormulaMarks(text)
      heading?.text += text
    case .softBreak, .lineBreak: heading?.text += " "
    case .code:
      let literal = CommonMark.literal(of: node)
      heading?.text += literal
      add(.codeSpan(literal: Array(literal.utf8)), node)
    case .htmlInline: add(.htmlInline(literal: CommonMark.literal(of: node)), node)
    case .link: add(.link(destination: String(cString: cmark_node_get_url(node))), node)
    case .image:
      add(.image(source: String(cString: cmark_node_get_url(node))), node)
      imageDepth += 1
    default: break
    }
  }

  private mutating func leave(_ node: CommonMark.Node) {
    switch NodeKind(node) {
    case .blockQuote:
      quoteDepth -= 1
      containers.removeLast()
    case .item: containers.removeLast()
    case .footnoteDefinition:
      footnoteDepth -= 1
      containers.removeLast()
    case .image: imageDepth -= 1
    case .heading:
      if let heading {
        found[heading.index].element.kind = .heading(level: heading.level, text: heading.text)
      }
      heading = nil
    default: break
    }
  }

  private mutating func add(_ kind: MarkdownElement.Kind, _ node: CommonMark.Node) {
    let element = MarkdownElement(
      kind: kind, firstLine: blockLines.first, lastLine: blockLines.last,
      containerLastLine: containers.last?.lastLine ?? .max,
      isInItem: containers.last?.isItem ?? false, quoteDepth: quoteDepth,
      isInFootnote: footnoteDepth > 0, isInImage: imageDepth > 0)
    found.append((node, element))
  }
}

extension CommonMark {
  fileprivate static func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// The fence of a code block; `nil` for an indented code block.
  fileprivate static func fence(of node: Node) -> MarkdownElement.Fence? {
    var length: Int32 = 0
    var indentation: Int32 = 0
    var character: CChar = 0
    guard cmark_node_get_fenced(node, &length, &indentation, &character) != 0 else { return nil }
    return MarkdownElement.Fence(
      info: String(cString: cmark_node_get_fence_info(node)),
      character: UInt8(bitPattern: character), length: Int(length), indentation: Int(indentation))
  }
}

extension MarkdownReplacement {
  fileprivate func apply(to node: CommonMark.Node) {
    switch self {
    case .destination(let destination):
      cmark_node_set_url(node, destination)
    case .html(let html):
      // A node of raw HTML may stand wherever the others may; a custom node not in a table.
      let type = cmark_node_get_type(node).rawValue
      let isInline = Int32(type) & CMARK_NODE_TYPE_MASK == CMARK_NODE_TYPE_INLINE
      let kind = isInline ? CMARK_NODE_HTML_INLINE : CMARK_NODE_HTML_BLOCK
      guard let raw = cmark_node_new(kind) else { return }
      cmark_node_set_literal(raw, html)
      let isReplaced = cmark_node_replace(node, raw) != 0
      cmark_node_free(isReplaced ? node : raw)
    }
  }
}
