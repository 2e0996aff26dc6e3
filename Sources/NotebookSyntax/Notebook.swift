/// A notebook taken apart: Markdown prose, with the places where results go.
package struct Notebook: Sendable {
  /// The bytes that it was read from.
  package let source: SourceText
  /// The YAML at the top, if any.
  package let frontMatter: FrontMatter?
  /// The blocks and inline values in the order of the source.
  ///
  /// Those with a problem are left out, and ``diagnostics`` has an error for each.
  package let liveParts: [LivePart]
  /// The headings in the order of the source.
  package internal(set) var headings: [Heading]
  /// The addresses of links, images and raw HTML in the order of the source, except that those of footnotes come
  /// last.
  package let links: [Link]
  /// The output that the file itself holds, if it is kept in place, in the order of the source.
  package let outputRegions: [OutputRegion]
  /// The formulas in the order of the Markdown tree, the blocks of `math` after those of the text.
  package internal(set) var formulas: [ProseFormula]
  /// What is wrong with the Markdown. (YAML is read, and judged, by ``YAMLNode``.)
  package let diagnostics: Diagnostics
  /// The Markdown below the front matter, with the live parts, the formulas and the headings in it.
  package internal(set) var tree: MarkdownTree
  /// The bytes that the tree was read from: the source with marks in it.
  let markedBytes: [UInt8]

  /// Reads a notebook.
  ///
  /// Any text is one; problems are in ``diagnostics``.
  package init(parsing source: SourceText) {
    let frontMatter = FrontMatter(startOf: source)
    let markdown = LocatedMarkdown(
      source, from: Notebook.bodyStart(of: source, frontMatter),
      linesAbove: frontMatter?.lineCount ?? 0)
    var reader = NotebookReader(source: source, frontMatter: frontMatter, markdown: markdown)
    reader.read()
    self.source = source
    self.frontMatter = frontMatter
    liveParts = reader.liveParts
    headings = reader.headings
    links = reader.links
    outputRegions = reader.outputRegions
    formulas = reader.formulas
    diagnostics = reader.diagnostics
    tree = reader.tree
    markedBytes = markdown.markedBytes
  }

  /// The source's bytes with some ranges replaced; with no replacement, the source's bytes.
  ///
  /// - Precondition: the ranges lie in the source and do not overlap.
  package func splice(_ replacements: [(range: SourceRange, bytes: [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.bytes.count)
    var position = 0
    for (range, bytes) in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      precondition(range.lowerBound >= position, "replacements overlap")
      result += source.bytes[position..<range.lowerBound]
      result += bytes
      position = range.upperBound
    }
    return result + source.bytes[position...]
  }

  /// Whether its author may have defined what brackets link to: `[2]: https://…`.
  package var definesLinks: Bool {
    let outside = outputRegions.map(\.range.lowerBound) + [source.bytes.count]
    let starts = [0] + outputRegions.map(\.range.upperBound)
    return zip(starts, outside).contains { start, end in
      zip(source.bytes[start..<end], source.bytes[start..<end].dropFirst()).contains {
        $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":")
      }
    }
  }

  static func bodyStart(of source: SourceText, _ frontMatter: FrontMatter?) -> Int {
    frontMatter?.range.upperBound ?? source.byteOrderMarkLength
  }
}
