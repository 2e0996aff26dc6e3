import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct MarkdownRendererTests {
  func render(
    _ outputs: [Output], source: String = "seed: 1\n", echo: Echo = .hidden,
    _ brackets: MarkdownStyle.Brackets = .mayLink
  ) -> String {
    var renderer = MarkdownRenderer(pictureFolder: "xor", style: MarkdownStyle(brackets: brackets))
    return renderer.render(source: source, echo: echo, outputs: outputs)
  }

  static let brackets: [MarkdownStyle.Brackets] = [.mayLink, .linkNothing]

  /// What is seen of a plain text: one line, without control characters.
  func seen(_ text: String) -> String {
    HTMLText.escaped(PlainText.singleLine(text)).replacing("&#39;", with: "'")
  }

  @Test(arguments: nastyTexts + ["a [b](c) [^d] [0, 1] [x][y]", "[2]: e"], brackets)
  func captionsAreSeenAsTheyAre(caption: String, brackets: MarkdownStyle.Brackets) {
    let html = GitHubMarkdown.html(render([Output(.text("1"), caption: caption)], brackets))
    let code = "<pre><code class=\"language-text\">1\n</code></pre>\n"
    #expect(html == "<p><strong>\(seen(caption))</strong></p>\n" + code)
  }

  @Test(arguments: nastyTexts + ["a [b](c) [^d] [0, 1] [x][y]", "[2]: e"], brackets)
  func cellsAreSeenAsTheyAre(cell: String, brackets: MarkdownStyle.Brackets) {
    let table = Table(columns: [.init(cell, .leading), .init("n")], rows: [[cell, "1"]])
    let html = GitHubMarkdown.html(render([Output(.table(table))], brackets))
    #expect(
      html == """
        <table>
        <thead>
        <tr>
        <th>\(seen(cell))</th>
        <th align="right">n</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>\(seen(cell))</td>
        <td align="right">1</td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test(arguments: nastyTexts + ["a [b](c) [^d] [0, 1] [x][y]", "[2]: e"], brackets)
  func notesAreSeenAsTheyAre(text: String, brackets: MarkdownStyle.Brackets) {
    let html = GitHubMarkdown.html(
      render([Output(.note(Note(.success, "Right:\n" + text)))], brackets))
    var paragraphs: [[String]] = [["✓ Right:"]]
    for line in PlainText.lines(text).map(seen) {
      if line.isEmpty {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    let content = paragraphs.map { "<p>" + $0.joined(separator: "\n") + "</p>\n" }.joined()
    #expect(html == "<blockquote>\n\(content)</blockquote>\n")
  }

  @Test(arguments: nastyTexts)
  func alternativeTextsAreSeenAsTheyAre(text: String) {
    let picture = SVG(width: 1, height: 1, title: "", description: "", body: "")
    let figure = Figure(kind: "loss-curve", picture: picture, alternativeText: text)
    let html = GitHubMarkdown.html(render([Output(.figure(figure))]))
    #expect(html == "<p><img src=\"xor/loss-curve-1.svg\" alt=\"\(seen(text))\" /></p>\n")
  }

  @Test(arguments: ["```", "````text", "a\n```\nb", "~~~", "", "x\r\ny", "`"])
  func fencesOutlastTheirContents(text: String) {
    let html = GitHubMarkdown.html(render([Output(.text(text))]))
    let lines = PlainText.lines(text).map { HTMLText.escaped($0) + "\n" }
    #expect(html == "<pre><code class=\"language-text\">\(lines.joined())</code></pre>\n")
  }

  @Test func tablesAreAlignedInTheSource() {
    let table = Table(
      columns: [.init("Epoch"), .init("Loss"), .init("a|b", .center), .init("Name", .leading)],
      rows: [["0", "0.95904", "x", "first"], ["1000", "0.2", "xyz", "n"]], hasRowHeaders: true)
    #expect(
      render([Output(.table(table), caption: "Loss by epoch")]) == #"""
        **Loss by epoch**

        |    Epoch |    Loss | a\|b | Name  |
        | -------: | ------: | :--: | ----- |
        |    **0** | 0.95904 |  x   | first |
        | **1000** |     0.2 | xyz  | n     |
        """#)
  }

  @Test(arguments: [
    (Echo.hidden, "```text\n1\n```"),
    (.shown, "```yaml\nseed: 1\n```\n\n```text\n1\n```"),
    (
      .folded,
      "<details>\n<summary>Source</summary>\n\n```yaml\nseed: 1\n```\n\n</details>\n\n```text\n1\n```"
    ),
  ])
  func sourceIsEchoed(echo: Echo, expected: String) {
    #expect(render([Output(.text("1"))], echo: echo) == expected)
  }

  @Test func notesBecomeAlerts() {
    #expect(
      render([
        Output(.note(Note(.information, "One."))),
        Output(.note(Note(.warning, "Two.\n\nThree.")), caption: "Beware"),
      ])
        == "> [!NOTE]\n> One.\n\n> [!WARNING]\n> **Beware**\n>\n> Two.\n>\n> Three.")
  }

  @Test func picturesAreNumberedByKindAndReturned() {
    var renderer = MarkdownRenderer(pictureFolder: "a folder/xör")
    let picture = SVG(width: 1, height: 1, title: "T", description: "D", body: "<path/>")
    let figure = { Output(.figure(Figure(kind: $0, picture: picture, alternativeText: "A"))) }
    let first = renderer.render(
      source: "", echo: .hidden, outputs: [figure("loss-curve"), figure("diagram")])
    let second = renderer.render(source: "", echo: .hidden, outputs: [figure("loss-curve")])
    #expect(
      first
        == "![A](a%20folder/x%C3%B6r/loss-curve-1.svg)\n\n![A](a%20folder/x%C3%B6r/diagram-1.svg)")
    #expect(second == "![A](a%20folder/x%C3%B6r/loss-curve-2.svg)")
    #expect(
      renderer.pictures.map(\.path) == [
        "a folder/xör/loss-curve-1.svg", "a folder/xör/diagram-1.svg",
        "a folder/xör/loss-curve-2.svg",
      ])
    #expect(renderer.pictures.allSatisfy { $0.svg == picture.standalone() })
  }

  /// Formatters of Markdown take away a backslash that is of no use.
  @Test func bracketsThatLinkToNothingStayAsTheyAre() {
    let table = Table(columns: [.init("at")], rows: [["[0, 1]"], ["[2](x)"]])
    #expect(
      render([Output(.table(table))], .linkNothing)
        == "|      at |\n| ------: |\n|  [0, 1] |\n| [2\\](x) |")
    #expect(render([Output(.table(table))]).contains("\\[0, 1\\]"))
  }

  @Test func provenanceIsOneQuietLine() {
    let renderer = MarkdownRenderer(pictureFolder: "xor")
    #expect(
      renderer.render([
        ProvenanceEntry("nbrun", "numeric contract 1"), ProvenanceEntry("seed", "42"),
      ])
        == "<hr>\n\n<sub>nbrun: numeric contract 1 · seed: 42</sub>")
  }
}
