import NotebookSyntax

extension DocumentFormat {
  /// Markdown, with its pictures as SVG files beside it.
  package static let md = DocumentFormat("md", hasPictures: true) { document, _ in
    MarkdownDocument(document, isInPlace: false).written
  }
}

/// Writes a document as Markdown. What the author has written stays byte for byte.
package struct MarkdownDocument {
  private let document: Document
  private let isInPlace: Bool
  /// What the folder of the pictures of a notebook that holds its output ends in.
  package static let inPlacePictures = ".nbrun"
  /// The TeX of the values in formulas.
  private let tex: [Int: String]

  /// - Parameter isInPlace: whether the document is the notebook itself with the output of each block
  ///   after the block, instead of a document of its own with the output in the place of the block.
  package init(_ document: Document, isInPlace: Bool) {
    self.document = document
    self.isInPlace = isInPlace
    let values = document.notebook.formulas.flatMap(\.values)
    tex = Dictionary(values.compactMap { value in value.tex.map { (value.part, $0) } }) { a, _ in a
    }
  }

  /// The document and its pictures.
  package var written: WrittenDocument {
    let folder =
      isInPlace
      ? document.name + Self.inPlacePictures : document.flavour.pictureFolder(document.name)
    var renderer = MarkdownRenderer(pictureFolder: folder, style: style)
    var places: [PartPlace] = []
    var replacements: [(range: SourceRange, bytes: [UInt8])] = []
    if !isInPlace {
      replacements = document.attachments.readdressed.map { ($0.range, Array($0.address.utf8)) }
    }
    var addresses = replacements[...]
    /// How many bytes longer the document is than the source so far.
    var growth = 0
    for (index, part) in document.parts.enumerated() {
      let known = renderer.pictures.count
      guard let splice = splice(part, at: index, &renderer) else { continue }
      while let address = addresses.first, address.range.lowerBound < splice.range.lowerBound {
        growth += address.bytes.count - address.range.count
        addresses.removeFirst()
      }
      let start = splice.range.lowerBound + growth
      places.append(
        PartPlace(
          part: index, path: path, range: start..<start + splice.bytes.count,
          pictures: renderer.pictures[known...].map { pictureBase + $0.path }))
      growth += splice.bytes.count - splice.range.count
      replacements.append(splice)
    }
    var bytes = document.notebook.splice(replacements)
    let pictures = renderer.pictures.map(file)
    if isInPlace {
      OutputRegion.seal(in: &bytes)
      return WrittenDocument(
        files: pictures + [DocumentFile(path: path, syntax: .markdown, bytes: bytes)]
      ) { [places] in places }
    }
    if !document.provenance.isEmpty { append(renderer.render(document.provenance), to: &bytes) }
    append(DocumentMark(of: path, from: document.origin).comment, to: &bytes)
    return WrittenDocument(
      files: [DocumentFile(path: path, syntax: .markdown, bytes: bytes)] + pictures + copies
    ) {
      [places] in places
    }
  }

  private var style: MarkdownStyle {
    MarkdownStyle(
      flavour: document.flavour,
      brackets: document.notebook.definesLinks ? .mayLink : .linkNothing)
  }

  /// What stands before the paths of pictures, which are relative to the document.
  private var pictureBase: Substring { path.dropLast(FilePath.name(of: path).count) }

  private var copies: [DocumentFile] {
    let folder = document.flavour.pictureFolder(ofDocumentAt: document.stem)
    return document.attachments.copies.map { $0.file(in: folder) }
  }

  private func file(of picture: MarkdownRenderer.PictureFile) -> DocumentFile {
    let path = pictureBase + picture.path
    var bytes = Array(picture.svg.utf8)
    DocumentMark(of: String(path), from: document.origin).append(to: &bytes)
    return DocumentFile(path: String(path), syntax: .svg, bytes: bytes)
  }

  private var path: String {
    isInPlace ? document.notebook.source.name : document.flavour.path(document.stem)
  }

  /// What of the source is replaced for a live part, and by what; nil where it stays.
  private func splice(
    _ part: DocumentPart, at index: Int, _ renderer: inout MarkdownRenderer
  ) -> (range: SourceRange, bytes: [UInt8])? {
    switch (document.notebook.liveParts[index], part) {
    case (.block(let fenced), .block(let block)) where isInPlace:
      let markdown = renderer.render(source: "", echo: .hidden, outputs: block.outputs)
      let end =
        document.notebook.outputRegion(after: fenced)?.range.upperBound ?? fenced.range.upperBound
      return (
        fenced.range.upperBound..<end, markdown.isEmpty ? [] : fenced.regionBytes(of: markdown)
      )
    case (.block(let fenced), .block(let block)):
      let markdown = renderer.render(
        source: block.source, echo: block.echo, outputs: block.outputs)
      return (fenced.range, fenced.splicedBytes(of: markdown))
    case (.value, .value) where isInPlace: return nil
    case (.value(let value), .value(let text)):
      switch value.surroundings {
      case .prose: return (value.range, Array(MarkdownText.escaped(text, style).utf8))
      case .formula: return (value.range, Array((tex[index] ?? text).utf8))
      case .frontMatter: return (value.range, Array(PlainText.singleLine(text).utf8))
      }
    default: preconditionFailure("a live part has the result of another")
    }
  }

  /// Adds Markdown at the end, after a blank line, with the source's line ending.
  private func append(_ markdown: String, to bytes: inout [UInt8]) {
    let lineEnding = document.notebook.source.finalLineEnding
    if let last = bytes.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r") {
      bytes += lineEnding
    }
    for line in ("\n" + markdown).split(separator: "\n", omittingEmptySubsequences: false) {
      bytes += line.utf8
      bytes += lineEnding
    }
  }
}

extension FencedBlock {
  /// The bytes that put output after the block, between comments that are to carry its digest.
  fileprivate func regionBytes(of markdown: String) -> [UInt8] {
    appendedBytes(of: OutputRegion.markdown(markdown, digest: OutputRegion.draftDigest))
  }
}

extension OutputRegion {
  fileprivate static let draftDigest = String(repeating: "0", count: 16)

  /// Writes the digest into each region that has a draft of one. It is that of the output as the next run will
  /// read it in its place, so it takes two steps.
  fileprivate static func seal(in bytes: inout [UInt8]) {
    guard let source = try? SourceText(name: "", bytes: bytes) else { return }
    for region in Notebook(parsing: source).outputRegions where region.digest == draftDigest {
      bytes.replaceSubrange(region.digestRange, with: digest(ofContent: region.content).utf8)
    }
  }

  /// Whether the content is not what nbrun put there.
  package var isEdited: Bool { digest != Self.digest(ofContent: content) }

  /// 64 bits of SHA-256 in hexadecimal digits: against edits by mistake, not by an enemy.
  fileprivate static func digest(ofContent content: [UInt8]) -> String {
    String(SHA256.digest(of: content).hexadecimal.prefix(16))
  }
}
