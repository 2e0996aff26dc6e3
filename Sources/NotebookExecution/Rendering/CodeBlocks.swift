/// The code blocks of prose, as cmark-gfm writes them.
enum CodeBlocks {
  /// The HTML with the code in languages that are known coloured.
  static func coloured(_ html: String) -> String {
    var result: [UInt8] = []
    var rest = Array(html.utf8)[...]
    while let start = rest.firstRange(of: opening) {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      let language = rest.prefix { $0 != UInt8(ascii: "\"") }
      guard let close = rest.firstRange(of: closing),
        rest[language.endIndex..<close.lowerBound].starts(with: "\">".utf8)
      else { continue }
      let code = rest[(language.endIndex + 2)..<close.lowerBound]
      // Elements inside are an author's own work.
      guard !code.contains(UInt8(ascii: "<")),
        let coloured = CodeHighlighter.highlight(
          plain(code), language: String(decoding: language, as: UTF8.self))
      else { continue }
      result += language
      result += "\">".utf8
      result += coloured.utf8
      rest = rest[close.lowerBound...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static let opening = Array("<pre tabindex=\"0\"><code class=\"language-".utf8)
  private static let closing = Array("</code>".utf8)

  /// The text that cmark-gfm has escaped.
  private static func plain(_ html: ArraySlice<UInt8>) -> String {
    let text = String(decoding: html, as: UTF8.self)
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
