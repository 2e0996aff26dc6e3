/// The output of a block in a file that is kept in place: what stands between two comments.
///
///     <!-- nbrun:output 0123456789abcdef -->
///
///     generated Markdown
///
///     <!-- nbrun:end -->
package struct OutputRegion: Equatable, Sendable {
  /// From the first byte of the opening comment to the last of the closing one.
  package let range: SourceRange
  /// The opening comment.
  package let opening: SourceRange
  /// What the opening comment says of the content's digest.
  package let digest: String
  /// What stands between the comments, however it is laid out: see ``RegionReading``.
  package internal(set) var content: [UInt8] = []
  /// The nodes of the tree between the comments.
  let nodes: Range<Int>

  /// Where the digest stands in the opening comment.
  package var digestRange: SourceRange {
    let start = opening.lowerBound + Self.openingStart.utf8.count
    return start..<start + digest.utf8.count
  }

  /// The region's text for some Markdown, without the prefix of quotes and lists.
  package static func markdown(_ markdown: String, digest: String) -> String {
    "\(openingStart)\(digest) -->\n\n\(markdown)\n\n\(closing)"
  }

  /// What a region starts with, up to the digest.
  package static let openingStart = "<!-- nbrun:output "
  static let closing = "<!-- nbrun:end -->"
}

/// Pairs the comments around output while a notebook is read.
struct OutputRegionReader {
  var regions: [OutputRegion] = []
  private var opening: (range: SourceRange, digest: String, node: Int)?
  private let source: SourceText

  init(source: SourceText) {
    self.source = source
  }

  /// Takes an HTML block that stands on some lines, a node of the tree.
  mutating func read(
    _ literal: String, at lines: SourceRange, node: Int, diagnostics: inout Diagnostics
  ) {
    let text = literal.prefix { !$0.isNewline }
    guard let range = place(of: text, in: lines) else { return }
    if text.hasPrefix(OutputRegion.openingStart) {
      reportUnclosed(to: &diagnostics)
      let digest = text.dropFirst(OutputRegion.openingStart.count).prefix { $0 != " " }
      opening = (range, String(digest), node)
    } else if text == OutputRegion.closing {
      guard let opening else {
        diagnostics.error(
          "output ends here that nothing opens", at: range, hint: "delete this comment")
        return
      }
      self.opening = nil
      regions.append(
        OutputRegion(
          range: opening.range.lowerBound..<range.upperBound, opening: opening.range,
          digest: opening.digest, nodes: opening.node + 1..<node))
    }
  }

  /// Reports output that is opened and never closed.
  mutating func reportUnclosed(to diagnostics: inout Diagnostics) {
    guard let opening else { return }
    diagnostics.error(
      "the output that starts here has no end", at: opening.range,
      hint: "put back `\(OutputRegion.closing)`, or delete this comment and the output")
    self.opening = nil
  }

  /// Where a comment of ours stands in its line, after the prefix of quotes and lists.
  private func place(of comment: Substring, in lines: SourceRange) -> SourceRange? {
    guard comment.hasPrefix("<!-- nbrun:"), comment.hasSuffix("-->") else { return nil }
    let bytes = Array(comment.utf8)
    guard lines.count >= bytes.count else { return nil }
    return (lines.lowerBound...lines.upperBound - bytes.count).lazy
      .map { $0..<$0 + bytes.count }
      .first { source.bytes[$0].elementsEqual(bytes) }
  }
}

extension Notebook {
  /// The output that stands directly after a block.
  package func outputRegion(after block: FencedBlock) -> OutputRegion? {
    let index = outputRegions.partitioningIndex {
      $0.range.lowerBound >= block.range.upperBound
    }
    guard index < outputRegions.count else { return nil }
    let region = outputRegions[index]
    let between = source.bytes[block.range.upperBound..<region.range.lowerBound]
    return between.allSatisfy { $0.isSpaceOrTab || $0.isLineEnd || $0 == UInt8(ascii: ">") }
      ? region : nil
  }
}
