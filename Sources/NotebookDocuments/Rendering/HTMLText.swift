/// Plain text as HTML.
package enum HTMLText {
  /// The text with the characters that mean something in HTML replaced by references, fit for
  /// element content and for quoted attribute values.
  ///
  /// It works scalar by scalar: a `"` followed by a combining accent is one `Character`, yet ends
  /// an attribute value all the same. Control characters, which HTML forbids, become U+FFFD.
  package static func escaped(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(PlainText.isPrintable(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }
}
