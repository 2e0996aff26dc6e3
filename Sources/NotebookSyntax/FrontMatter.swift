/// The YAML between `---` on the first line and `---` or `...`, which holds a notebook's defaults.
///
/// As in Pandoc, a `---` with a blank line after it is a thematic break, and so is one that no
/// later line closes.
package struct FrontMatter: Equatable, Sendable {
  /// All its bytes, from the first `-` through the line ending after the closing line.
  package let range: SourceRange
  /// Its content.
  package let yaml: LocatedText
  /// The number of lines that it takes.
  let lineCount: Int

  /// Looks for front matter at the start of a source.
  init?(startOf source: SourceText) {
    guard Self.isMarker(source.line(at: 0), of: "---", in: source), source.lineCount > 2 else {
      return nil
    }
    let second = source.line(at: 1)
    guard !source.bytes[second].allSatisfy(\.isSpaceOrTab) else { return nil }
    let closing = (1..<source.lineCount).first { index in
      let line = source.line(at: index)
      return Self.isMarker(line, of: "---", in: source)
        || Self.isMarker(line, of: "...", in: source)
    }
    guard let closing else { return nil }
    var yaml = LocatedText(at: source.line(at: closing).lowerBound)
    for index in 1..<closing { yaml.appendLine(source.line(at: index), of: source) }
    let end = source.line(at: closing).upperBound + source.lineEnding(at: closing).count
    self.range = source.byteOrderMarkLength..<end
    self.yaml = yaml
    lineCount = closing + 1
  }

  /// The first line of what looks like front matter that nothing closes: `---`, then a key with a
  /// value, and no `---` below.
  static func unclosed(in source: SourceText, _ frontMatter: FrontMatter?) -> SourceRange? {
    guard frontMatter == nil, source.lineCount > 1,
      isMarker(source.line(at: 0), of: "---", in: source)
    else { return nil }
    let second = source.bytes[source.line(at: 1)]
    let key = second.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
    guard !key.isEmpty, second[key.endIndex...].starts(with: ": ".utf8) else { return nil }
    return source.line(at: 0)
  }

  private static func isMarker(
    _ line: SourceRange, of marker: String, in source: SourceText
  ) -> Bool {
    let bytes = source.bytes[line]
    return bytes.starts(with: marker.utf8) && bytes.dropFirst(3).allSatisfy(\.isSpaceOrTab)
  }
}
