/// The code blocks of prose, as cmark-gfm writes them.
package enum CodeBlocks {
  /// The HTML with the code in languages that are known coloured.
  package static func coloured(_ html: String) -> String {
    var result: [UInt8] = []
    var rest = Array(html.utf8)[...]
    while let start = rest.first(opening) {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      let language = rest.prefix { $0 != UInt8(ascii: "\"") }
      guard let close = rest.first(closing), language.endIndex <= close.lowerBound,
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

  /// The text that cmark-gfm has escaped. By bytes: a `;` with an accent behind it is one character.
  private static func plain(_ html: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = html
    while let byte = rest.first {
      let reference = references.first { rest.starts(with: $0.text) }
      result.append(reference?.byte ?? byte)
      rest = rest.dropFirst(reference?.text.count ?? 1)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
    .map { (text: Array($0.0.utf8), byte: $0.1.utf8.first ?? 0) }
}
