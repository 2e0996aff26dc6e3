/// What the notebook needs to know of one node of the Markdown tree.
struct MarkdownElement {
  enum Kind {
    /// A fenced code block; its literal is the content with LF line endings.
    case fencedCode(Fence, literal: [UInt8])
    /// A code span with its normalised content.
    case codeSpan(literal: [UInt8])
    /// A heading with the text of its inlines.
    case heading(level: Int, text: String)
    case link(destination: String)
    case image(source: String)
    case htmlBlock(literal: String)
    case htmlInline(literal: String)
  }

  struct Fence: Equatable {
    var info: String
    var character: UInt8
    /// The number of fence characters, at most 255.
    var length: Int
    /// The spaces before the fence that are not its container's: 0 to 3.
    var indentation: Int
  }

  var kind: Kind
  /// The first and the last line, from 1, of the block that it is or stands in.
  var firstLine: Int
  var lastLine: Int
  /// The line where the innermost quote, list item or footnote around it ends.
  var containerLastLine = Int.max
  /// Whether that is a list item.
  var isInItem = false
  var quoteDepth = 0
  var isInFootnote = false
  var isInImage = false

  /// Whether it is a code span that starts as an inline value does.
  var isInlineValue: Bool {
    guard case .codeSpan(let literal) = kind else { return false }
    return literal.starts(with: InlineValueLocator.opener)
  }
}

/// What is put in the place of a Markdown element when the tree is rendered as HTML.
enum MarkdownReplacement {
  /// HTML in the place of the node and its children.
  case html(String)
  /// Another destination of a link or an image.
  case destination(String)
}
