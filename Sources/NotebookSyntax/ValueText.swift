/// Inline values in a text that is not Markdown: a title, a caption.
package enum ValueText {
  /// The values in a text, each with its place in a source, which is exact where the text stands there as it is.
  ///
  /// - Parameter range: where the text stands, as the map numbers it.
  package static func values(
    in text: String, at range: SourceRange, of sources: SourceMap
  ) throws(LivePartProblem) -> [InlineValue] {
    let bytes = Array(text.utf8)
    let (source, first) = sources.source(of: range)
    let range = range.shifted(by: -first)
    var values: [InlineValue] = []
    var start = range.lowerBound
    for place in CodeSpan.values(in: bytes) {
      let found = source.bytes[start..<max(start, range.upperBound)].firstRange(of: bytes[place])
      let offsets = (found.map(Array.init) ?? bytes[place].map { _ in range.lowerBound })
        .map { $0 + first }
      if let found { start = found.upperBound }
      values.append(try InlineValue(CodeSpan(bytes: bytes[place], offsets: offsets[...])))
    }
    return values
  }

  /// A text with the results in the places of the values in it; one without a result stays.
  package static func filled(_ text: String, with results: [InlineValue.Key: String]) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    for place in CodeSpan.values(in: bytes) {
      let span = CodeSpan(bytes: bytes[place], offsets: Array(place)[...])
      guard let value = try? InlineValue(span), let text = results[value.key] else { continue }
      result += bytes[position..<place.lowerBound]
      result += text.utf8
      position = place.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }
}

extension InlineValue {
  /// What tells a value from others, wherever it stands.
  package struct Key: Hashable, Sendable {
    let network: String?
    let expression: String
    let format: String?
  }

  /// What tells it from others.
  package var key: Key {
    Key(network: network?.text, expression: expression.text, format: format?.text)
  }
}
