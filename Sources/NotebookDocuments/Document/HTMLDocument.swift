import NotebookSyntax

extension DocumentFormat {
  /// One self-contained page.
  package static let html = DocumentFormat("html") { document, renderer in
    HTMLDocument(document).written(renderer)
  }
}

/// Writes a document as a page.
package struct HTMLDocument: Sendable {
  /// The page, without anything around it.
  package let page: Page
  private let path: String
  private let mark: DocumentMark
  /// Where each live part stands in the body.
  private let ranges: [Range<Int>]

  /// Writes the body.
  ///
  /// - Parameter isInSite: whether the page is served, or stands in a site, where the files that it links to have
  ///   their paths below the project's root; else they are where they are.
  package init(_ document: Document, isInSite: Bool = false) {
    let prose = document.notebook.html(inserting: PageContent(document, isInSite: isInSite))
    path = document.stem + ".html"
    mark = DocumentMark(of: path, from: document.origin)
    ranges = prose.livePartRanges
    page = Page(
      title: document.title, summary: document.description.summary,
      language: document.description.language,
      bodyHTML: String(decoding: prose.bytes, as: UTF8.self),
      headings: document.notebook.headings.map {
        Page.Heading(level: $0.level, text: $0.text, anchor: $0.slug)
      },
      provenance: document.provenance,
      hasFrames: document.parts.contains(where: \.hasFrames),
      hasPreformattedText: prose.hasPreformattedText
        || document.parts.contains(where: \.hasPreformattedText))
  }

  /// The page's file.
  package func written(_ renderer: PageRenderer) -> WrittenDocument {
    var bytes = Array(renderer.render(page).utf8)
    mark.append(to: &bytes)
    return WrittenDocument(files: [DocumentFile(path: path, syntax: .html, bytes: bytes)]) {
      [bytes] in places(in: bytes)
    }
  }

  /// Where the live parts stand in the page. Where a template puts the body is its own affair, so it is
  /// looked for.
  private func places(in bytes: [UInt8]) -> [PartPlace] {
    guard let body = bytes[...].first(Array(page.bodyHTML.utf8)) else { return [] }
    return ranges.enumerated().filter { !$0.element.isEmpty }.map { index, range in
      PartPlace(
        part: index, path: path,
        range: body.lowerBound + range.lowerBound..<body.lowerBound + range.upperBound)
    }
  }
}

/// What a page has in the places of what is not prose.
private struct PageContent: ProseInserts {
  private let document: Document
  private let isInSite: Bool
  private var renderer = HTMLRenderer()

  init(_ document: Document, isInSite: Bool) {
    self.document = document
    self.isInSite = isInSite
  }

  mutating func html(ofLivePart index: Int) -> String {
    switch document.parts[index] {
    case .block(let block):
      renderer.render(source: block.source, echo: block.echo, outputs: block.outputs)
    case .value(let text): HTMLText.escaped(text)
    }
  }

  /// MathML, or the TeX source of a formula that could not be read; in a box of its own width that a wide
  /// formula scrolls in where it stands on lines of its own.
  func html(ofFormula index: Int) -> String {
    let formula = document.notebook.formulas[index]
    let element =
      document.formulas[index]?.mathML(isDisplay: formula.isDisplay) ?? formula.sourceHTML
    return formula.isDisplay ? "<span class=\"math\" tabindex=\"0\">\(element)</span>" : element
  }

  func html(ofCode code: String, language: String) -> String? {
    CodeHighlighter.highlight(code, language: language)
  }

  /// A page links to the pages of other notebooks, not to their sources.
  func destination(for destination: String) -> String? {
    switch document.attachments.targets[destination] {
    case .notebook(let link): link.pageAddress
    case .file(let file) where isInSite && !file.isFolder:
      RelativeAddress.of(file.path, from: document.stem + ".html") + file.suffix
    case .file(let file): file.address
    case nil:
      NotebookLink(destination).flatMap {
        $0.hasPage(linkedFrom: document.stem) ? $0.pageAddress : nil
      }
    }
  }

  /// A page asks for nothing: pictures of the project stand in it, and others are linked to.
  func image(from source: String) -> ImageInsert? {
    if case .file(let file)? = document.attachments.targets[source], let picture = file.picture {
      return .embedded(picture.address)
    }
    return AddressPolicy.isRemote(source) ? .linked : nil
  }
}

extension DocumentPart {
  fileprivate var hasFrames: Bool {
    guard case .block(let block) = self else { return false }
    return block.outputs.contains { if case .frames = $0.content { true } else { false } }
  }

  fileprivate var hasPreformattedText: Bool {
    guard case .block(let block) = self else { return false }
    return block.echo != .hidden
      || block.outputs.contains { if case .text = $0.content { true } else { false } }
  }
}
