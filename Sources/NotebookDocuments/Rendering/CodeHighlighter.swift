import NotebookSyntax

/// Colours code for HTML, as `<span>` elements of the classes `word`, `string`, `number` and
/// `comment`.
///
/// It reads tokens, not grammar: whatever the source, removing the tags and the references gives the
/// source back.
struct CodeHighlighter {
  /// The highlighted source; nil for a language that is not known.
  static func highlight(_ source: String, language: String) -> String? {
    if ["yaml", "yml"].contains(language) { return YAMLHighlighter.highlight(source) }
    guard let syntax = CodeSyntax.named(language) else { return nil }
    var highlighter = CodeHighlighter(source, syntax)
    return highlighter.run()
  }

  private let scalars: [Unicode.Scalar]
  private let syntax: CodeSyntax
  private var position = 0
  private var result = ""

  private init(_ source: String, _ syntax: CodeSyntax) {
    scalars = Array(source.unicodeScalars)
    self.syntax = syntax
  }

  private mutating func run() -> String {
    while position < scalars.count {
      if let comment = syntax.lineComment, starts(with: comment), isCommentPlace {
        emit(until: end(ofLineFrom: position), "comment")
      } else if syntax.hasBlockComments, starts(with: "/*") {
        emit(until: end(after: "*/", from: position + 2), "comment")
      } else if syntax.quotes.contains(scalars[position]) {
        emit(until: endOfString, "string")
      } else if scalars[position].isASCIIDigit {
        emit(until: endOfWord { Self.isWord($0) || $0 == "." }, "number")
      } else if Self.isWord(scalars[position]) {
        let end = endOfWord(Self.isWord)
        let word = String(String.UnicodeScalarView(scalars[position..<end]))
        emit(until: end, syntax.words.contains(word) ? "word" : nil)
      } else {
        emit(until: position + 1, nil)
      }
    }
    return result
  }

  private mutating func emit(until end: Int, _ kind: String?) {
    let text = HTMLText.escaped(String(String.UnicodeScalarView(scalars[position..<end])))
    result += kind.map { "<span class=\"\($0)\">\(text)</span>" } ?? text
    position = end
  }

  /// In a shell a `#` inside a word starts no comment.
  private var isCommentPlace: Bool {
    position == 0 || !Self.isWord(scalars[position - 1]) && scalars[position - 1] != "$"
  }

  private func starts(with text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private func end(ofLineFrom index: Int) -> Int {
    scalars[index...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
  }

  /// The place after the next occurrence of a text, or the end.
  private func end(after text: String, from start: Int) -> Int {
    let wanted = Array(text.unicodeScalars)
    var index = start
    while index + wanted.count <= scalars.count {
      if scalars[index..<index + wanted.count].elementsEqual(wanted) { return index + wanted.count }
      index += 1
    }
    return scalars.count
  }

  /// A string of three quotation marks may have lines; another ends with its line if nothing closes
  /// it.
  private var endOfString: Int {
    let quote = scalars[position]
    let triple = String(String.UnicodeScalarView([quote, quote, quote]))
    if syntax.hasTripleQuotes, starts(with: triple) {
      return end(after: triple, from: position + 3)
    }
    let lineEnd = end(ofLineFrom: position)
    var index = position + 1
    while index < lineEnd, scalars[index] != quote {
      index += scalars[index] == "\\" ? 2 : 1
    }
    return min(index + 1, lineEnd)
  }

  private func endOfWord(_ belongs: (Unicode.Scalar) -> Bool) -> Int {
    scalars[position...].firstIndex { !belongs($0) } ?? scalars.count
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIIDigit || scalar == "_" || scalar.properties.isAlphabetic
  }
}

/// What the highlighter knows of a language.
struct CodeSyntax {
  var lineComment: String?
  var hasBlockComments = false
  var quotes: [Unicode.Scalar] = ["\"", "'"]
  var hasTripleQuotes = false
  var words: [String]

  /// The syntax of a language by the names that fences use.
  static func named(_ name: String) -> CodeSyntax? {
    switch name {
    case "python", "py": python
    case "json": json
    case "sh", "bash", "shell", "zsh": shell
    case "c", "h", "cpp", "c++": c
    case "swift": swift
    case "js", "javascript", "ts", "typescript": javaScript
    default: nil
    }
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static let python = CodeSyntax(
    lineComment: "#", hasTripleQuotes: true,
    words: words(
      "and as assert async await break class continue def del elif else except False finally for "
        + "from global if import in is lambda None nonlocal not or pass raise return True try while "
        + "with yield"))
  private static let json = CodeSyntax(quotes: ["\""], words: words("true false null"))
  private static let shell = CodeSyntax(
    lineComment: "#",
    words: words(
      "case do done elif else esac exit export fi for function if in local return set then until while"
    ))
  private static let c = CodeSyntax(
    lineComment: "//", hasBlockComments: true,
    words: words(
      "auto bool break case char class const continue default do double else enum extern float for "
        + "goto if inline int long namespace new nullptr private public register restrict return short "
        + "signed sizeof static struct switch template this typedef union unsigned using void volatile "
        + "while"))
  private static let swift = CodeSyntax(
    lineComment: "//", hasBlockComments: true, quotes: ["\""], hasTripleQuotes: true,
    words: words(
      "as async await break case catch class continue default defer do else enum extension false "
        + "fileprivate for func guard if import in init inout internal is let mutating nil private "
        + "protocol public repeat return self Self some static struct switch throw throws true try "
        + "typealias var where while"))
  private static let javaScript = CodeSyntax(
    lineComment: "//", hasBlockComments: true, quotes: ["\"", "'", "`"],
    words: words(
      "async await break case catch class const continue default delete do else export extends false "
        + "finally for function if import in instanceof interface let new null of return static super "
        + "switch this throw true try type typeof undefined var void while yield"))
}
