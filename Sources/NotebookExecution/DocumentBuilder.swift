import NeuralNetwork
import NotebookSyntax

/// Makes documents of a notebook and the results of its live parts.
struct DocumentBuilder {
  let notebook: Notebook
  let defaults: Defaults
  let results: [PartResult]
  let networks: [NetworkSummary]
  /// The path below the output folder, without extension.
  let stem: String
  let provenance: [ProvenanceEntry]

  /// The files of one format.
  func documents(_ format: DocumentFormat) -> [Document] {
    switch format {
    case .md: markdown
    case .html: [Document(path: stem + ".html", bytes: Array(html.utf8))]
    case .json: [Document(path: stem + ".json", bytes: Array(json.utf8))]
    }
  }

  // MARK: - Markdown

  private var markdown: [Document] {
    let name = stem.split(separator: "/").last.map(String.init) ?? stem
    let folder = stem.dropLast(name.count)
    var renderer = MarkdownRenderer(pictureFolder: name)
    var replacements: [(range: SourceRange, bytes: [UInt8])] = []
    for (part, result) in zip(notebook.liveParts, results) {
      switch (part, result) {
      case (.block(let fenced), .block(let result)):
        let text = renderer.render(
          source: fenced.yaml.string, echo: result.echo, outputs: result.outputs)
        replacements.append((fenced.range, fenced.splicedBytes(of: text)))
      case (.value(let value), .text(let text)):
        replacements.append((value.range, Array(MarkdownText.escaped(text).utf8)))
      default:
        preconditionFailure("a live part has the result of another")
      }
    }
    var bytes = notebook.splice(replacements)
    if !results.isEmpty { append(renderer.render(provenance), to: &bytes) }
    let pictures = renderer.pictures.map {
      Document(path: folder + $0.path, bytes: Array($0.svg.utf8))
    }
    return [Document(path: stem + ".md", bytes: bytes)] + pictures
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
  var inPlace: [Document] {
    let name = stem.split(separator: "/").last.map(String.init) ?? stem
    let folder = stem.dropLast(name.count)
    var renderer = MarkdownRenderer(pictureFolder: name + ".nbrun")
    var replacements: [(range: SourceRange, bytes: [UInt8])] = []
    for (part, result) in zip(notebook.liveParts, results) {
      guard case .block(let fenced) = part, case .block(let result) = result else { continue }
      let markdown = renderer.render(source: "", echo: .hidden, outputs: result.outputs)
      let region = notebook.outputRegion(after: fenced)
      let end = region?.range.upperBound ?? fenced.range.upperBound
      replacements.append(
        (fenced.range.upperBound..<end, markdown.isEmpty ? [] : fenced.regionBytes(of: markdown)))
    }
    let pictures = renderer.pictures.map {
      Document(path: folder + $0.path, bytes: Array($0.svg.utf8))
    }
    return pictures + [Document(path: notebook.source.name, bytes: notebook.splice(replacements))]
  }

  // MARK: - HTML

  private var html: String {
    var renderer = HTMLRenderer()
    var fragments: [Int: String] = [:]
    for (part, result) in zip(notebook.liveParts, results) {
      fragments[part.range.lowerBound] =
        switch (part, result) {
        case (.block(let fenced), .block(let result)):
          renderer.render(
            source: fenced.yaml.string, echo: result.echo, outputs: result.outputs)
        case (.value, .text(let text)):
          HTMLText.escaped(text)
        default:
          preconditionFailure("a live part has the result of another")
        }
    }
    let body = notebook.htmlBody {
      fragments[$0.range.lowerBound] ?? ""
    } destination: { address in
      // A page links to the pages of other notebooks, not to their sources.
      NotebookLink(address).flatMap { $0.hasPage(linkedFrom: stem) ? $0.pageAddress : nil }
    }
    let page = Page(
      title: title, language: defaults.language, bodyHTML: body,
      headings: notebook.headings.map {
        Page.Heading(level: $0.level, text: $0.text, anchor: $0.slug)
      },
      provenance: results.isEmpty ? [] : provenance)
    return Self.renderer.render(page)
  }

  /// The built-in theme, read once in a process.
  nonisolated(unsafe) private static let renderer: PageRenderer = {
    do {
      return try PageRenderer(generator: "nbrun \(version)")
    } catch {
      preconditionFailure("the built-in template does not parse: \(error)")
    }
  }()

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
