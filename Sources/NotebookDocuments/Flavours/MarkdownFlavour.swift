import NotebookSyntax

/// How a tool that documents go on to wants Markdown written.
///
/// What the author has written stays as it is; this is about what stands in the place of blocks and values.
package struct MarkdownFlavour: Sendable {
  /// What the command line calls it.
  package let name: String
  /// TeX as a formula on lines of its own.
  var formula: @Sendable (_ tex: String) -> String
  /// Lines of Markdown, of a note of a kind, with a title of plain Markdown above.
  var note: @Sendable (_ kind: Note.Kind, _ title: String?, _ lines: [String]) -> String
  /// Markdown that links to a label lead to.
  var labelled: @Sendable (_ label: String, _ markdown: String) -> String
  /// Markdown that is not seen until its title is chosen. The title is plain text.
  var folded: @Sendable (_ title: String, _ markdown: String) -> String
  /// Markdown on one line, in small letters under a rule, to end the document.
  var foot: @Sendable (_ markdown: String) -> String
  /// What stands for a character that would mean something.
  var escape: @Sendable (Unicode.Scalar) -> String
  /// Characters that mean something in it everywhere, and nothing on GitHub.
  var special: Set<Unicode.Scalar> = []
  /// Lines of code, where the tool reads something in those too.
  var code: @Sendable (String) -> String = { $0 }
  /// The path of a document below the output folder, by its path there without extension.
  package var path: @Sendable (_ stem: String) -> String = { $0 + ".md" }
  /// The folder of its pictures, as seen from it, by its name without extension.
  var pictureFolder: @Sendable (_ name: String) -> String = { $0 }
  /// The address of another notebook's document.
  package var address: @Sendable (NotebookLink) -> String = { $0.address }
  /// Whether the tool makes a site, of which only what is in the folder of the documents is part.
  package var makesSite = true

  /// The folder of a document's pictures below the output folder.
  package func pictureFolder(ofDocumentAt stem: String) -> String {
    let path = path(stem)
    return FilePath.joined(FilePath.folder(of: path), pictureFolder(FilePath.name(of: stem)))
  }

  /// All flavours, in the order in which messages list them.
  package static let all: [MarkdownFlavour] = [.github, .mkdocs, .myst, .quarto, .hugo]
}

extension MarkdownFlavour {
  /// GitHub's, which most programs show well enough.
  package static let github = MarkdownFlavour(
    name: "github",
    formula: { MarkdownText.fenced($0, "math") },
    note: { kind, title, lines in
      var lines = lines
      if let title { lines.insert(contentsOf: ["**\(title)**", ""], at: 0) }
      switch kind {
      case .information: lines.insert("[!NOTE]", at: 0)
      case .warning: lines.insert("[!WARNING]", at: 0)
      case .success: lines[0] = "✓ " + lines[0]
      }
      return quoted(lines)
    },
    labelled: { label, markdown in
      "<a id=\"\(HTMLText.escaped(label))\"></a>\n\n\(markdown)"
    },
    folded: { title, markdown in
      // What stands in HTML is read as HTML.
      "<details>\n<summary>\(HTMLText.escaped(title))</summary>\n\n\(markdown)\n\n</details>"
    },
    // Each formatter has a rule of its own between paragraphs, and leaves HTML alone.
    foot: { "<hr>\n\n<sub>\($0)</sub>" },
    escape: { "\\\($0)" },
    makesSite: false)

  /// Lines in a block quote.
  static func quoted(_ lines: [String]) -> String {
    lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  /// What a note of a kind is called.
  static func word(for kind: Note.Kind) -> String {
    switch kind {
    case .information: "note"
    case .warning: "warning"
    case .success: "success"
    }
  }
}
