/// Texts of users as they are written in what is made for them.
extension String {
  /// As a scalar of YAML that is read as this text, plain where that is safe.
  var yaml: String {
    let isWord =
      allSatisfy { $0.isLetter || $0.isNumber || "_-./ ".contains($0) }
      && (first?.isLetter ?? false) && last != " " && !Self.wordsOfYAML.contains(lowercased())
    let isNumber = !isEmpty && utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if isWord || isNumber { return self }
    let escaped = map { character in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "\t": "\\t"
      case "\n", "\r\n", "\r": "\\n"
      default: String(character)
      }
    }
    return "\"\(escaped.joined())\""
  }

  private static let wordsOfYAML: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n",
  ]

  /// As text of Markdown in which nothing is marked up.
  var markdown: String {
    map { "\\`*_[]<>$#&|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// As a word of the command line.
  var shellWord: String {
    let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "_-./".contains($0) }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
