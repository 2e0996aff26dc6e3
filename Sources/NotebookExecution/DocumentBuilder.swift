import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Makes documents of a notebook and the results of its live parts.
struct DocumentBuilder: Sendable {
  let notebook: Notebook
  let defaults: Defaults
  let results: [PartResult]
  let networks: [NetworkSummary]
  let proseMath: ProseMath
  /// The path below the output folder, without extension.
  let stem: String
  let provenance: [ProvenanceEntry]
  var pageRenderer = PageRenderer.standard

  /// The files of one format.
  func documents(_ format: DocumentFormat) -> [DocumentFile] {
    switch format {
    case .md: markdown
    case .html: [DocumentFile(path: stem + ".html", bytes: Array(html.utf8))]
    case .json: [DocumentFile(path: stem + ".json", bytes: Array(json.utf8))]
    }
  }

  // MARK: - Markdown

  private var markdown: [DocumentFile] {
    var renderer = MarkdownRenderer(pictureFolder: name)
    var bytes = notebook.splice(markdownParts(&renderer).map { ($0.range, $0.bytes) })
    if !results.isEmpty { append(renderer.render(provenance), to: &bytes) }
    return [DocumentFile(path: stem + ".md", bytes: bytes)] + pictures(renderer)
  }

  private func echoed(_ block: FencedBlock) -> String {
    EchoedSource(block: block, notebook: notebook, parameters: defaults.parameters).text
  }

  /// The last part of the path, without extension.
  private var name: String { stem.split(separator: "/").last.map(String.init) ?? stem }
  private var folder: Substring { stem.dropLast(name.count) }

  private func pictures(_ renderer: MarkdownRenderer) -> [DocumentFile] {
    renderer.pictures.map { DocumentFile(path: folder + $0.path, bytes: Array($0.svg.utf8)) }
  }

  /// What takes the place of each live part in the Markdown.
  private func markdownParts(_ renderer: inout MarkdownRenderer) -> [SplicedPart] {
    var parts: [SplicedPart] = []
    for (index, (part, result)) in zip(notebook.liveParts, results).enumerated() {
      let known = renderer.pictures.count
      let bytes: [UInt8]
      switch (part, result) {
      case (.block(let fenced), .block(let result)):
        let text = renderer.render(
          source: echoed(fenced), echo: result.echo, outputs: result.outputs)
        bytes = fenced.splicedBytes(of: text)
      case (.value, .text(let text)):
        bytes = Array(MarkdownText.escaped(text).utf8)
      default:
        preconditionFailure("a live part has the result of another")
      }
      parts.append(
        SplicedPart(
          index: index, range: part.range, bytes: bytes,
          pictures: renderer.pictures[known...].map { folder + $0.path }))
    }
    return parts
  }

  /// The live parts as they stand in the Markdown document, or in the notebook itself.
  func splicedParts(isInPlace: Bool) -> [SplicedPart] {
    var renderer = MarkdownRenderer(pictureFolder: isInPlace ? name + ".nbrun" : name)
    return isInPlace ? inPlaceParts(&renderer) : markdownParts(&renderer)
  }

  /// Adds Markdown at the end, after a blank line, with the source's line ending.
  private func append(_ markdown: String, to bytes: inout [UInt8]) {
    let lineEnding = notebook.source.finalLineEnding
    if let last = bytes.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r") {
      bytes += lineEnding
    }
    for line in ("\n" + markdown).split(separator: "\n", omittingEmptySubsequences: false) {
      bytes += line.utf8
      bytes += lineEnding
    }
  }

  /// The notebook itself with the output of each block after the block, and the pictures.
  ///
  /// The author's bytes stay as they are; output that stands there is replaced.
  var inPlace: [DocumentFile] {
    var renderer = MarkdownRenderer(pictureFolder: name + ".nbrun")
    let parts = inPlaceParts(&renderer)
    let bytes = notebook.splice(parts.map { ($0.range, $0.bytes) })
    return pictures(renderer) + [DocumentFile(path: notebook.source.name, bytes: bytes)]
  }

  /// What stands after each block of a notebook that is kept in place.
  private func inPlaceParts(_ renderer: inout MarkdownRenderer) -> [SplicedPart] {
    var parts: [SplicedPart] = []
    for (index, (part, result)) in zip(notebook.liveParts, results).enumerated() {
      guard case .block(let fenced) = part, case .block(let result) = result else { continue }
      let known = renderer.pictures.count
      let markdown = renderer.render(source: "", echo: .hidden, outputs: result.outputs)
      let region = notebook.outputRegion(after: fenced)
      let end = region?.range.upperBound ?? fenced.range.upperBound
      parts.append(
        SplicedPart(
          index: index, range: fenced.range.upperBound..<end,
          bytes: markdown.isEmpty ? [] : fenced.regionBytes(of: markdown),
          pictures: renderer.pictures[known...].map { folder + $0.path }))
    }
    return parts
  }

  // MARK: - HTML

  /// What stands in the place of each live part in the page, by where it starts in the source.
  var htmlFragments: [Int: String] {
    var renderer = HTMLRenderer()
    var fragments: [Int: String] = [:]
    for (part, result) in zip(notebook.liveParts, results) {
      fragments[part.range.lowerBound] =
        switch (part, result) {
        case (.block(let fenced), .block(let result)):
          renderer.render(
            source: echoed(fenced), echo: result.echo, outputs: result.outputs)
        case (.value, .text(let text)):
          HTMLText.escaped(text)
        default:
          preconditionFailure("a live part has the result of another")
        }
    }
    return fragments
  }

  /// The page as it is written.
  var html: String { pageRenderer.render(page) }

  /// The notebook's page, without anything around it.
  var page: Page {
    let fragments = htmlFragments
    let body = notebook.htmlBody {
      fragments[$0.range.lowerBound] ?? ""
    } destination: { address in
      // A page links to the pages of other notebooks, not to their sources.
      NotebookLink(address).flatMap { $0.hasPage(linkedFrom: stem) ? $0.pageAddress : nil }
    } formulas: { formula in
      proseMath.html(of: formula)
    }
    return Page(
      title: title, summary: defaults.summary, language: defaults.language,
      bodyHTML: CodeBlocks.coloured(body),
      headings: notebook.headings.map {
        Page.Heading(level: $0.level, text: $0.text, anchor: $0.slug)
      },
      provenance: results.isEmpty ? [] : provenance)
  }

  /// The page as a part of a site.
  var sitePage: SitePage { SitePage(stem: stem, page: page, order: defaults.order) }

  private var title: String {
    defaults.title ?? notebook.headings.first?.text ?? stem
  }

  // MARK: - JSON

  private var json: String {
    JSONDocument(
      source: stem + ".md", digest: SHA256.digest(of: notebook.source.bytes).hexadecimal,
      notebook: notebook, results: results, networks: networks
    ).json.text() + "\n"
  }
}

/// What is put into a document for a live part.
struct SplicedPart {
  /// The index of the live part.
  var index: Int
  /// The bytes of the source that are replaced.
  var range: SourceRange
  /// What replaces them.
  var bytes: [UInt8]
  /// The paths of the pictures that go with it.
  var pictures: [String]
}
