extension HTMLText {
  /// Resolves the references that ``escaped(_:)`` and cmark-gfm write; others stay as they are.
  static func unescaped(_ html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "&")) else { return html }
    var result = ""
    var rest = html[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let reference = rest.dropFirst().prefix(8).prefix { $0 != ";" }
      if reference.endIndex < rest.endIndex, rest[reference.endIndex] == ";",
        let character = characters[String(reference)]
      {
        result += character
        rest = rest[reference.endIndex...].dropFirst()
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static let characters = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "nbsp": "\u{A0}",
  ]
}
