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
  package let headings: [Heading]
  /// The links and images in the order of the source, except that those of footnotes come last.
  package let links: [Link]
  /// The output that the file itself holds, if it is kept in place, in the order of the source.
  package let outputRegions: [OutputRegion]
  /// The formulas in the order of the Markdown tree, the blocks of `math` after those of the text.
  package var formulas: [ProseFormula] { textFormulas + formulaBlocks.map(\.formula) }
  /// What is wrong with the Markdown. (YAML is read, and judged, by ``YAMLNode``.)
  package let diagnostics: Diagnostics
  /// The index in ``liveParts`` for elements of the Markdown tree, by their index there.
  let livePartsByElement: [Int: Int]
  /// The indices in ``headings`` in the order of the Markdown tree, where footnotes come last.
  let headingsInTreeOrder: [Int]

  /// The formulas in the text, in the order of the Markdown tree.
  let textFormulas: [ProseFormula]
  /// The blocks of `math`, with their index in the Markdown tree.
  let formulaBlocks: [(formula: ProseFormula, element: Int)]
  /// The source's bytes with marks in the places of the formulas in the text.
  private let maskedBytes: [UInt8]

  /// Reads a notebook.
  ///
  /// Any text is one; problems are in ``diagnostics``.
  package init(parsing source: SourceText) {
    let frontMatter = FrontMatter(startOf: source)
    let finder = FormulaFinder(
      in: source, from: Notebook.bodyStart(of: source, frontMatter),
      linesAbove: frontMatter?.lineCount ?? 0)
    var reader = NotebookReader(source: source, frontMatter: frontMatter)
    reader.read(finder.maskedBytes)
    let parts = reader.liveParts.sorted { $0.part.range.lowerBound < $1.part.range.lowerBound }
    let headings = reader.headings.map { heading in
      var heading = heading
      heading.text = finder.unmasked(heading.text, in: heading.lines)
      return heading
    }.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
    var slugger = Slugger()
    self.source = source
    self.frontMatter = frontMatter
    liveParts = parts.map(\.part)
    self.headings = headings.map { heading in
      Heading(
        level: heading.level, text: heading.text, slug: slugger.slug(for: heading.text),
        range: heading.lines)
    }
    links = reader.links
    outputRegions = reader.outputRegions
    textFormulas = finder.formulas
    formulaBlocks = reader.formulas
    maskedBytes = finder.maskedBytes
    diagnostics = reader.diagnostics
    livePartsByElement = Dictionary(
      uniqueKeysWithValues: parts.enumerated().map { ($0.element.element, $0.offset) })
    headingsInTreeOrder = headings.indices.sorted { headings[$0].element < headings[$1].element }
  }

  /// The Markdown below the front matter and the byte-order mark, with marks for formulas.
  var maskedBody: ArraySlice<UInt8> { maskedBytes[Notebook.bodyStart(of: source, frontMatter)...] }

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

  static func bodyStart(of source: SourceText, _ frontMatter: FrontMatter?) -> Int {
    frontMatter?.range.upperBound ?? source.byteOrderMarkLength
  }
}
