/// Plain text of unknown origin (captions, names, cells) on its way into a document.
package enum PlainText {
  /// The text on one line: every run of white space becomes a single space, the ends are trimmed.
  package static func singleLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The lines of a text, whatever its line endings, without the empty ones at its end.
  static func lines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map(String.init)
  }

  /// Whether a scalar may stand in a document: HTML forbids control characters except tab and line
  /// feed.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    default: true
    }
  }
}
