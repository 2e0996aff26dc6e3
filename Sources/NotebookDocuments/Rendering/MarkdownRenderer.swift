/// Renders outputs as Markdown that reads well on GitHub, and collects the pictures that go beside
/// it.
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
  private let brackets: MarkdownText.Brackets
  private var counts: [String: Int] = [:]

  /// Makes the renderer of a document.
  ///
  /// - Parameters:
  ///   - pictureFolder: the folder of its pictures, relative to it: `xor` for `xor.md`.
  ///   - brackets: what brackets can do in it.
  package init(pictureFolder: String, brackets: MarkdownText.Brackets = .mayLink) {
    folder = pictureFolder
    self.brackets = brackets
  }

  /// Renders what a block puts into the document: its source, then its outputs.
  package mutating func render(source: String, echo: Echo, outputs: [Output]) -> String {
    var parts: [String] = []
    switch echo {
    case .shown: parts.append(MarkdownText.fenced(source, "yaml"))
    case .folded: parts.append(folded(MarkdownText.fenced(source, "yaml")))
    case .hidden: break
    }
    for output in outputs { parts.append(render(output)) }
    return parts.joined(separator: "\n\n")
  }

  /// Renders where a document comes from, to stand at its end. (Each formatter has a rule of its own between
  /// paragraphs, and leaves HTML alone.)
  package func render(_ provenance: [ProvenanceEntry]) -> String {
    let entries = provenance.map {
      MarkdownText.escaped($0.name) + ": " + MarkdownText.escaped($0.value)
    }
    return "<hr>\n\n<sub>" + entries.joined(separator: " · ") + "</sub>"
  }

  private func folded(_ markdown: String) -> String {
    "<details>\n<summary>Source</summary>\n\n\(markdown)\n\n</details>"
  }

  private mutating func render(_ output: Output) -> String {
    Self.anchor(output.label) + renderWithoutLabel(output)
  }

  /// What `[the table](#tab-loss)` leads to, on GitHub too.
  private static func anchor(_ label: String?) -> String {
    label.map { "<a id=\"\(HTMLText.escaped($0))\"></a>\n\n" } ?? ""
  }

  private mutating func renderWithoutLabel(_ output: Output) -> String {
    switch output.content {
    case .text(let text):
      return heading(output.caption) + MarkdownText.fenced(text, "text")
    case .table(let table):
      return heading(output.caption) + MarkdownTable.render(table, brackets)
    case .formula(let formula):
      return heading(output.caption) + MarkdownText.fenced(formula.tex, "math")
    case .derivation(let derivation):
      return heading(output.caption) + derivation.markdown(brackets)
    case .figure(let figure):
      return image(figure) + legend(output.caption)
    case .frames(let frames):
      let images = frames.pictures.map { image($0) }.joined(separator: "\n")
      return images + legend(output.caption) + "\n\n" + MarkdownTable.render(frames.table, brackets)
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
    let text = MarkdownText.escaped(caption ?? "", brackets)
    return text.isEmpty ? nil : mark + text + mark
  }

  private mutating func image(_ figure: Figure) -> String {
    let number = counts[figure.kind, default: 0] + 1
    counts[figure.kind] = number
    let path = "\(folder)/\(figure.kind)-\(number).svg"
    pictures.append(PictureFile(path: path, svg: figure.picture.standalone()))
    let text = MarkdownText.escaped(figure.alternativeText)
    return "![\(text)](\(MarkdownText.destination(path)))"
  }

  private func render(_ note: Note, caption: String?) -> String {
    var lines = PlainText.lines(note.text).map {
      MarkdownText.escaped($0, in: .lineStart, brackets)
    }
    if let title = emphasized(caption, "**") { lines.insert(contentsOf: [title, ""], at: 0) }
    switch note.kind {
    case .information: lines.insert("[!NOTE]", at: 0)
    case .warning: lines.insert("[!WARNING]", at: 0)
    case .success: lines[0] = "✓ " + lines[0]
    }
    return lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }
}
