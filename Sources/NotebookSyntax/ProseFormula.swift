/// A formula that the author has written in TeX: `$…$`, `` $`…`$ ``, `$$…$$` or a block of `math`.
package struct ProseFormula: Equatable, Sendable {
  /// The TeX, without its dollar signs.
  package let tex: String
  /// The whole formula in the source, with what it is marked by.
  package let range: SourceRange
  /// Whether it stands on lines of its own.
  package let isDisplay: Bool
  /// Where each byte of the TeX stands in the source.
  private let offsets: [Int]
  /// The inline values in it, from left to right.
  package internal(set) var values: [Value] = []

  /// An inline value in a formula.
  package struct Value: Equatable, Sendable {
    /// Its index in ``Notebook/liveParts``.
    package let part: Int
    /// The bytes of the TeX that it takes.
    let range: Range<Int>
    /// What stands in its place; nil where that is not known.
    package fileprivate(set) var tex: String?
  }

  init(tex: [UInt8], offsets: [Int], range: SourceRange, isDisplay: Bool) {
    self.tex = String(decoding: tex, as: UTF8.self)
    self.offsets = offsets
    self.range = range
    self.isDisplay = isDisplay
  }

  /// A block of `math`.
  init(_ block: FencedBlock) {
    let text = block.yaml
    self.init(
      tex: text.bytes, offsets: text.bytes.indices.map(text.sourceOffset), range: block.range,
      isDisplay: true)
  }

  /// The code spans in its TeX that are inline values, each with the bytes that it takes.
  var valueSpans: [(span: CodeSpan, range: Range<Int>)] {
    guard tex.utf8.contains(.backtick) else { return [] }
    let bytes = Array(tex.utf8)
    return CodeSpan.values(in: bytes).map {
      (CodeSpan(bytes: bytes[$0], offsets: offsets[$0]), $0)
    }
  }

  /// The formula with TeX in the places of its values, by their parts: what they are in the source, as far as
  /// messages about it go.
  func filled(with tex: (Int) -> String?) -> ProseFormula {
    let bytes = Array(self.tex.utf8)
    var (newBytes, newOffsets, newValues): ([UInt8], [Int], [Value]) = ([], [], [])
    var position = 0
    for value in values {
      guard let text = tex(value.part) else { continue }
      newBytes += bytes[position..<value.range.lowerBound]
      newOffsets += offsets[position..<value.range.lowerBound]
      let isWhole = newBytes.last { !$0.isSpace }.map { "=(,+-<>&[{|".utf8.contains($0) } ?? true
      let inserted = Array((isWhole ? text : "{\(text)}").utf8)
      newValues.append(
        Value(
          part: value.part, range: newBytes.count..<newBytes.count + inserted.count,
          tex: String(decoding: inserted, as: UTF8.self)))
      newBytes += inserted
      newOffsets += inserted.map { _ in offsets[value.range.lowerBound] }
      position = value.range.upperBound
    }
    var formula = ProseFormula(
      tex: newBytes + bytes[position...], offsets: newOffsets + offsets[position...], range: range,
      isDisplay: isDisplay)
    formula.values = newValues
    return formula
  }

  /// Where some bytes of the TeX stand in the source.
  package func sourceRange(of range: Range<Int>) -> SourceRange {
    guard range.lowerBound < offsets.count else { return self.range }
    let start = offsets[range.lowerBound]
    guard range.upperBound > range.lowerBound else { return start..<start + 1 }
    return start..<max(start, offsets[min(range.upperBound, offsets.count) - 1]) + 1
  }

  /// Its TeX as HTML, for want of something better.
  package var sourceHTML: String { "<code class=\"tex\">\(escapedTeX)</code>" }

  /// Its TeX with what means something in HTML escaped.
  var escapedTeX: String {
    let ampersand = Array("&amp;".unicodeScalars)
    let scalars = tex.unicodeScalars.flatMap { $0 == "&" ? ampersand : [$0] }
    return RawHTML.escaped(String(String.UnicodeScalarView(scalars)))
  }
}
