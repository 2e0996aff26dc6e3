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
