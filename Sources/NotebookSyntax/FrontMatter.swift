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
  package init?(startOf source: SourceText) {
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

  /// The first line of what looks like front matter and is none, why, and what to do: `---`, then a key with a value,
  /// that no `---` closes, or that has something above it or a blank line in it.
  static func lookalike(
    in source: SourceText, _ frontMatter: FrontMatter?
  ) -> (marker: SourceRange, reason: String, hint: String)? {
    guard frontMatter == nil,
      let first = firstLineOfContent(in: source),
      isMarker(source.line(at: first), of: "---", in: source)
    else { return nil }
    let lines = (first + 1)..<source.lineCount
    let isBlank = { (index: Int) in source.bytes[source.line(at: index)].allSatisfy(\.isSpaceOrTab)
    }
    guard let second = lines.first(where: { !isBlank($0) }) else { return nil }
    let text = source.bytes[source.line(at: second)]
    let key = text.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
    let value = text[key.endIndex...].dropFirst()
    guard !key.isEmpty, text[key.endIndex...].first == UInt8(ascii: ":"),
      value.first.map(\.isSpaceOrTab) ?? true
    else { return nil }
    let marker = source.line(at: first)
    let isClosed = (second + 1..<source.lineCount).contains {
      isMarker(source.line(at: $0), of: "---", in: source)
    }
    if first > 0, isClosed {
      return (marker, "is not on the first line", "move what stands above it below it")
    }
    if second > first + 1 {
      return isClosed ? (marker, "starts with a blank line", "delete the blank line") : nil
    }
    return first == 0 ? (marker, "is not closed", "close it with a line of ---") : nil
  }

  /// The first line that is neither blank nor a comment's.
  private static func firstLineOfContent(in source: SourceText) -> Int? {
    var isInComment = false
    for index in 0..<source.lineCount {
      var text = source.bytes[source.line(at: index)].drop(while: \.isSpaceOrTab)
      while !text.isEmpty {
        if !isInComment {
          guard text.starts(with: "<!--".utf8) else { return index }
          isInComment = true
        }
        guard let end = text.firstRange(of: "-->".utf8) else { break }
        isInComment = false
        text = text[end.upperBound...].drop(while: \.isSpaceOrTab)
      }
    }
    return nil
  }

  /// Whether a byte of some YAML stands in a line that is a comment.
  static func isComment(_ offset: Int, in yaml: [UInt8]) -> Bool {
    let line = yaml[..<offset].reversed().prefix { $0 != .lineFeed }
    return line.reversed().first { !$0.isSpaceOrTab } == UInt8(ascii: "#")
  }

  /// The key in whose value a byte of some YAML stands; nil where it stands in none.
  static func key(ofByte offset: Int, in yaml: [UInt8]) -> String? {
    let lines = yaml[..<offset].split(separator: .lineFeed, omittingEmptySubsequences: false)
    guard let line = lines.last(where: { $0.first?.isSpaceOrTab == false }),
      let colon = line.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return String(decoding: line[..<colon], as: UTF8.self)
  }

  private static func isMarker(
    _ line: SourceRange, of marker: String, in source: SourceText
  ) -> Bool {
    let bytes = source.bytes[line]
    return bytes.starts(with: marker.utf8) && bytes.dropFirst(3).allSatisfy(\.isSpaceOrTab)
  }
}
