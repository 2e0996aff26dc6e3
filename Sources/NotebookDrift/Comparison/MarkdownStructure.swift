import NotebookSyntax

/// What the Markdown of a document is made of, without its texts: white space that makes a list, a link
/// or another paragraph is no white space only.
struct MarkdownStructure: Equatable {
  /// Each node as it opens, and nil where one is closed; the words of one paragraph are one node. Nothing
  /// where the document is no text.
  private let nodes: [MarkdownNode.Kind?]?
  /// Where the front matter ends, in which white space says what belongs to what.
  let frontMatterEnd: Int

  /// Reads a document.
  init(_ document: [UInt8]) {
    guard let source = try? SourceText(name: "", bytes: document) else {
      nodes = nil
      frontMatterEnd = document.count
      return
    }
    let notebook = Notebook(parsing: source)
    var reader = Reader()
    notebook.tree.accept(&reader)
    nodes = reader.nodes
    frontMatterEnd = notebook.frontMatter?.range.upperBound ?? 0
  }

  static func == (first: MarkdownStructure, second: MarkdownStructure) -> Bool {
    guard let nodes = first.nodes, let others = second.nodes else { return false }
    return nodes == others
  }

  private struct Reader: MarkdownVisitor {
    var nodes: [MarkdownNode.Kind?] = []

    mutating func enter(_ node: MarkdownNode) {
      switch node.kind {
      case .text, .softBreak: if nodes.last != .some(.text("")) { nodes.append(.text("")) }
      case .codeSpan: nodes.append(.codeSpan(literal: ""))
      case .codeBlock(let fence, _): nodes.append(.codeBlock(fence, literal: ""))
      case .heading(let level, _, _): nodes.append(.heading(level: level, text: "", anchor: ""))
      case .htmlBlock(let literal): nodes.append(.htmlBlock(literal: Self.withoutDigest(literal)))
      default: nodes.append(node.kind)
      }
    }

    mutating func leave(_ node: MarkdownNode) {
      switch node.kind {
      case .text, .softBreak: break
      default: nodes.append(nil)
      }
    }

    /// The comment before output that is kept in place follows from that output.
    private static func withoutDigest(_ literal: String) -> String {
      guard let digest = OutputRegion.digest(in: Array(literal.utf8)[...]) else { return literal }
      return String(decoding: Array(literal.utf8)[..<digest.lowerBound], as: UTF8.self)
    }
  }
}

extension OutputRegion {
  /// Where the digest stands in the line that opens output; nil where the line is not one of those.
  static func digest(in line: ArraySlice<UInt8>) -> Range<Int>? {
    let text = line.trimmed
    guard text.starts(with: openingStart.utf8) else { return nil }
    let digest = text.dropFirst(openingStart.utf8.count).prefix { $0.hexadecimalValue != nil }
    guard digest.count == 16, text[digest.endIndex...].elementsEqual(" -->".utf8) else {
      return nil
    }
    return digest.startIndex..<digest.endIndex
  }
}
