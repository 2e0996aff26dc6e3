/// Renders outputs as Markdown of a flavour, and collects the pictures that go beside it.
///
/// One renderer serves one document, from top to bottom: pictures are numbered as they come.
/// Lines end in line feeds; there is none at the end.
package struct MarkdownRenderer {
  /// A picture to be written beside the document.
  package struct PictureFile: Equatable, Sendable {
    /// Relative to the document: `xor/loss-curve-1.svg`.
    package var path: String
    /// The file's contents.
    package var svg: String
  }

  /// The pictures of all outputs rendered so far.
  package private(set) var pictures: [PictureFile] = []

  private let folder: String
  private let style: MarkdownStyle
  private var counts: [String: Int] = [:]

  /// Makes the renderer of a document.
  ///
  /// - Parameters:
  ///   - pictureFolder: the folder of its pictures, relative to it: `xor` for `xor.md`.
  ///   - style: how it is written.
  package init(pictureFolder: String, style: MarkdownStyle = MarkdownStyle()) {
    folder = pictureFolder
    self.style = style
  }

  /// Renders what a block puts into the document: its source, then its outputs.
  package mutating func render(source: String, echo: Echo, outputs: [Output]) -> String {
    var parts: [String] = []
    switch echo {
    case .shown: parts.append(code(source, "yaml"))
    case .folded: parts.append(style.flavour.folded("Source", code(source, "yaml")))
    case .hidden: break
    }
    for output in outputs { parts.append(render(output)) }
    return parts.joined(separator: "\n\n")
  }

  /// Renders where a document comes from, to stand at its end. (Each formatter has a rule of its own between
  /// paragraphs, and leaves HTML alone.)
  package func render(_ provenance: [ProvenanceEntry]) -> String {
    let entries = provenance.map {
      escaped($0.name) + ": " + escaped($0.value)
    }
    return style.flavour.foot(entries.joined(separator: " · "))
  }

  private func code(_ text: String, _ language: String) -> String {
    MarkdownText.fenced(style.flavour.code(text), language)
  }

  private func escaped(_ text: String, in place: MarkdownText.Place = .inline) -> String {
    MarkdownText.escaped(text, in: place, style)
  }

  /// An output; its label is what `[the table](#tab-loss)` leads to.
  private mutating func render(_ output: Output) -> String {
    let markdown = renderWithoutLabel(output)
    return output.label.map { style.flavour.labelled($0, markdown) } ?? markdown
  }

  private mutating func renderWithoutLabel(_ output: Output) -> String {
    switch output.content {
    case .text(let text):
      return heading(output.caption) + code(text, "text")
    case .table(let table):
      return heading(output.caption) + MarkdownTable.render(table, style)
    case .formula(let formula):
      return heading(output.caption) + style.flavour.formula(formula.tex)
    case .derivation(let derivation):
      return heading(output.caption) + derivation.markdown(style)
    case .figure(let figure):
      return image(figure) + legend(output.caption)
    case .frames(let frames):
      let images = frames.pictures.map { image($0) }.joined(separator: "\n")
      return images + legend(output.caption) + "\n\n" + MarkdownTable.render(frames.table, style)
    case .note(let note):
      return render(note, caption: output.caption)
    }
  }

  /// A caption above an output.
  private func heading(_ caption: String?) -> String {
    emphasized(caption, "**").map { $0 + "\n\n" } ?? ""
  }

  /// A caption below a picture.
  private func legend(_ caption: String?) -> String {
    emphasized(caption, "*").map { "\n\n" + $0 } ?? ""
  }

  private func emphasized(_ caption: String?, _ mark: String) -> String? {
    let text = escaped(caption ?? "")
    return text.isEmpty ? nil : mark + text + mark
  }

  private mutating func image(_ figure: Figure) -> String {
    let number = counts[figure.kind, default: 0] + 1
    counts[figure.kind] = number
    let name = "\(figure.kind)-\(number).svg"
    let path = folder == "." ? name : "\(folder)/\(name)"
    pictures.append(PictureFile(path: path, svg: figure.picture.standalone()))
    let text = escaped(figure.alternativeText)
    return "![\(text)](\(MarkdownText.destination(path)))"
  }

  private func render(_ note: Note, caption: String?) -> String {
    let title = escaped(caption ?? "")
    return style.flavour.note(
      note.kind, title.isEmpty ? nil : title,
      PlainText.lines(note.text).map { escaped($0, in: .lineStart) })
  }
}
