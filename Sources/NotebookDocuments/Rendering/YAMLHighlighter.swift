import NotebookSyntax

/// Colours YAML for HTML, as `<span>` elements of the classes `key`, `number`, `string`, `word` and
/// `comment`.
///
/// It reads tokens, not grammar: whatever the source, removing the tags and the references gives
/// the source back.
struct YAMLHighlighter {
  /// The highlighted source.
  static func highlight(_ source: String) -> String {
    var highlighter = YAMLHighlighter(source)
    return highlighter.run()
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var result = ""

  private init(_ source: String) {
    scalars = Array(source.unicodeScalars)
  }

  private mutating func run() -> String {
    while position < scalars.count {
      switch scalars[position] {
      case "#" where isBoundary(position - 1): emit(until: endOfLine, "comment")
      case "\"", "'": quoted()
      case let scalar where Self.isPlain(scalar): plain()
      default: emit(until: position + 1, nil)
      }
    }
    return result
  }

  private mutating func emit(until end: Int, _ kind: String?) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[position..<end])
    let escaped = HTMLText.escaped(String(text))
    result += kind.map { "<span class=\"\($0)\">\(escaped)</span>" } ?? escaped
    position = end
  }

  private var endOfLine: Int {
    scalars[position...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
  }

  /// A quoted string, on its line: an apostrophe that nothing closes is only an apostrophe.
  private mutating func quoted() {
    let quote = scalars[position]
    let line = scalars[(position + 1)..<endOfLine]
    var index = line.startIndex
    while index < line.endIndex, line[index] != quote {
      index += line[index] == "\\" && quote == "\"" ? 2 : 1
    }
    guard index < line.endIndex else { return emit(until: position + 1, nil) }
    emit(until: index + 1, isKey(endingAt: index + 1) ? "key" : "string")
  }

  /// A plain scalar: letters and digits with what may stand between them.
  private mutating func plain() {
    let end = scalars[position...].firstIndex { !Self.isPlain($0) } ?? scalars.count
    emit(until: end, kind(of: scalars[position..<end], endingAt: end))
  }

  private func kind(of word: ArraySlice<Unicode.Scalar>, endingAt end: Int) -> String? {
    if isKey(endingAt: end) { return "key" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: word)
    let string = String(text)
    if ["true", "false", "null"].contains(string) { return "word" }
    let startsAsNumber = word.contains(where: \.isASCIIDigit)
    return startsAsNumber && Double(string) != nil ? "number" : nil
  }

  private func isKey(endingAt end: Int) -> Bool {
    end < scalars.count && scalars[end] == ":" && isBoundary(end + 1)
  }

  private func isBoundary(_ index: Int) -> Bool {
    guard scalars.indices.contains(index) else { return true }
    let scalar = scalars[index]
    return scalar.isASCII
      ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    // The properties of a scalar take a search in a table, which ASCII need not pay for.
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || scalar.isASCIIDigit
      || scalar == "-" || scalar == "_" || scalar == "." || scalar == "+"
  }
}
