/// The Markdown of a notebook as a tree, laid out flat: the nodes in the order in which they start.
///
/// (Were they values inside values, whoever walks over them would go as deep as an author can nest
/// quotes, which is deeper than a stack.)
package struct MarkdownTree: Sendable {
  /// In the order in which they start; the first is the document. A footnote's definition stands at the
  /// end, in the order in which the footnotes are used.
  package internal(set) var nodes: [MarkdownNode]
  /// How many characters the mark of each formula had that was found.
  let formulaLengths: [Int]

  /// Leads a visitor through the tree.
  package func accept(_ visitor: inout some MarkdownVisitor) {
    var open: [Int] = []
    func leave(before index: Int) {
      while let last = open.last, nodes[last].end <= index {
        visitor.leave(nodes[last])
        open.removeLast()
      }
    }
    for index in nodes.indices {
      leave(before: index)
      visitor.enter(nodes[index])
      open.append(index)
    }
    leave(before: nodes.endIndex)
  }
}

/// Something that is made of a Markdown tree, node by node.
package protocol MarkdownVisitor {
  /// Called before the node's children.
  mutating func enter(_ node: MarkdownNode)
  /// Called after them.
  mutating func leave(_ node: MarkdownNode)
}

/// A node of the Markdown tree.
package struct MarkdownNode: Sendable {
  /// What it is.
  package enum Kind: Equatable, Sendable {
    case document
    case blockQuote
    /// The number of an ordered list's first item; nil for bullets.
    case list(start: Int?)
    case item
    case taskItem(isDone: Bool)
    /// In a list without blank lines between its items a paragraph is its text alone.
    case paragraph(isTight: Bool)
    /// The text of its inlines, formulas in TeX; and what links lead to.
    case heading(level: Int, text: String, anchor: String)
    case thematicBreak
    /// The content with LF line endings; an indented code block has no fence.
    case codeBlock(Fence?, literal: String)
    case htmlBlock(literal: String)
    case table
    case tableRow(isHeader: Bool)
    case tableCell(alignment: String?, isHeader: Bool)
    /// A footnote, with what its address ends in and how often it is referred to.
    case footnote(address: String, references: Int)
    case text(String)
    case softBreak
    case lineBreak
    /// The normalised content.
    case codeSpan(literal: String)
    case htmlInline(literal: String)
    case emphasis
    case strong
    case strikethrough
    case link(destination: String, title: String)
    case image(source: String, title: String)
    /// A reference to a footnote, the `use`-th of it, from 1; the address is fit for HTML.
    case footnoteReference(number: String, address: String, use: Int)
    /// A live part, by its index in ``Notebook/liveParts``.
    case livePart(Int)
    /// A formula, by its index in ``Notebook/formulas``.
    case formula(Int)
  }

  /// The line that opens a fenced code block.
  package struct Fence: Equatable, Sendable {
    /// What follows the fence characters.
    package var info: String
    /// `` ` `` or `~`.
    var character: UInt8
    /// The number of fence characters, at most 255.
    var length: Int
    /// The spaces before the fence that are not its container's: 0 to 3.
    var indentation: Int
  }

  /// What it is.
  package internal(set) var kind: Kind
  /// The index behind its last descendant.
  package internal(set) var end = 0
  /// The first and the last line, from 1 below the front matter, of the block that it is or stands in.
  var firstLine: Int
  var lastLine: Int
  /// The line where the innermost quote, list item or footnote around it ends.
  var containerLastLine = Int.max
  /// Whether that is a list item.
  var isInItem = false
  var quoteDepth = 0
  var isInFootnote = false
  var isInImage = false
  /// For a code span that starts as an inline value does: the number of its mark.
  var mark: Int?
}
