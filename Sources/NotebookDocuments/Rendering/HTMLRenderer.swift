/// Renders outputs as fragments of HTML for a page of `PageRenderer`.
///
/// One renderer serves one page, from top to bottom: the identifiers inside its pictures are made
/// unique by counting.
package struct HTMLRenderer {
  private var pictureCount = 0

  /// Makes the renderer of a page.
  package init() {}

  /// Renders what a block puts into the page: its source, then its outputs.
  package mutating func render(source: String, echo: Echo, outputs: [Output]) -> String {
    var parts: [String] = []
    switch echo {
    case .shown: parts.append(render(source: source))
    case .folded:
      parts.append(
        "<details class=\"source\"><summary>Source</summary>\(render(source: source))</details>")
    case .hidden: break
    }
    for output in outputs { parts.append(render(output)) }
    guard !parts.isEmpty else { return "" }
    return "<div class=\"block\">\n" + parts.joined(separator: "\n") + "\n</div>\n"
  }

  private func render(source: String) -> String {
    let lines = PlainText.lines(source)
    let code = YAMLHighlighter.highlight(lines.joined(separator: "\n"))
    return "<pre class=\"source\"\(Self.focus(lines))><code>\(code)</code></pre>"
  }

  private mutating func render(_ output: Output) -> String {
    let id = Self.id(output.label)
    switch output.content {
    case .text(let text): return render(text, output.caption, id)
    case .table(let table):
      return "<div class=\"table\"\(id) tabindex=\"0\">"
        + HTMLTable.render(table, caption: output.caption) + "</div>"
    case .formula(let formula):
      return "<figure class=\"formula\"\(id)>" + Self.captionElement(output.caption)
        + "<div class=\"math\" tabindex=\"0\">\(formula.mathML)</div></figure>"
    case .derivation(let derivation):
      return "<div class=\"derivation\"\(id)>" + derivation.html(caption: output.caption) + "</div>"
    case .figure(let figure): return render(figure, output.caption, id)
    case .frames(let frames): return render(frames, output.caption, id)
    case .note(let note): return render(note, output.caption, id)
    }
  }

  private func render(_ text: String, _ caption: String?, _ id: String) -> String {
    let lines = PlainText.lines(text)
    let code = HTMLText.escaped(lines.joined(separator: "\n"))
    return "<figure class=\"text\"\(id)>" + Self.captionElement(caption)
      + "<pre\(Self.focus(lines))><code>\(code)</code></pre></figure>"
  }

  private mutating func render(_ figure: Figure, _ caption: String?, _ id: String) -> String {
    "<figure class=\"picture\"\(id)>\(inline(figure))\(Self.captionElement(caption))</figure>"
  }

  private mutating func inline(_ figure: Figure) -> String {
    pictureCount += 1
    return figure.picture.inline(idPrefix: "nbrun:picture-\(pictureCount)-")
  }

  /// The last frame; `frames.js` shows the controls, and draws the others.
  private mutating func render(_ frames: FrameSequence, _ caption: String?, _ id: String) -> String
  {
    let pictures = frames.pictures.map { inline($0) }.joined(separator: "\n")
    let last = frames.count - 1
    return """
      <figure class="frames"\(id)>
      <div class="row">\(pictures)</div>
      <div class="controls" hidden><button type="button">Play</button>\
      <input type="range" min="0" max="\(last)" value="\(last)" aria-label="Epoch"></div>
      <p class="frame">\(HTMLText.escaped(frames.lastFrame))</p>
      <script type="application/json">\(frames.data)</script>\(Self.captionElement(caption))
      </figure>
      """
  }

  private func render(_ note: Note, _ caption: String?, _ id: String) -> String {
    let title = caption.map { "<strong>\(HTMLText.escaped($0))</strong> " } ?? ""
    let lines = PlainText.lines(note.text).map { HTMLText.escaped($0) }
    let text = title + lines.joined(separator: "<br>")
    return "<p class=\"note \(note.kind.rawValue)\"\(id)>\(text)</p>"
  }

  private static func captionElement(_ caption: String?) -> String {
    caption.map { "<figcaption>\(HTMLText.escaped($0))</figcaption>" } ?? ""
  }

  private static func id(_ label: String?) -> String {
    label.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""
  }

  /// What lets the keyboard scroll a block that is wider than a narrow screen.
  private static func focus(_ lines: [String]) -> String {
    lines.contains { $0.unicodeScalars.count > narrowestLine } ? " tabindex=\"0\"" : ""
  }

  /// The characters of a code line that fit a screen of 320 CSS pixels.
  private static let narrowestLine = 30
}
