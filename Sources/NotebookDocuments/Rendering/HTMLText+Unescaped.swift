extension HTMLText {
  /// Resolves the references that ``escaped(_:)`` and cmark-gfm write, and numbers; others stay.
  ///
  /// It goes scalar by scalar, as ``escaped(_:)`` does.
  package static func unescaped(_ html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "&")) else { return html }
    var result = String.UnicodeScalarView()
    var rest = Substring(html).unicodeScalars
    while let scalar = rest.popFirst() {
      let name = rest.prefix(8).prefix { $0 != ";" }
      guard scalar == "&", name.endIndex < rest.endIndex, rest[name.endIndex] == ";",
        let character = character(String(name))
      else {
        result.append(scalar)
        continue
      }
      result.append(character)
      rest = rest[name.endIndex...].dropFirst()
    }
    return String(result)
  }

  private static func character(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}"][name]
  }
}
