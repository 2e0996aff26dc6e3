extension MarkdownFlavour {
  /// MyST's, as Sphinx and Jupyter Book read it, without any extension.
  package static let myst = MarkdownFlavour(
    name: "myst",
    formula: { directive("math", "", $0) },
    note: { kind, title, lines in
      let name = kind == .success ? "tip" : word(for: kind)
      let text = lines.joined(separator: "\n")
      return title.map { directive("admonition", $0, ":class: \(name)\n\n" + text) }
        ?? directive(name, "", text)
    },
    labelled: { "(\($0))=\n\($1)" },
    folded: MarkdownFlavour.github.folded,
    foot: MarkdownFlavour.github.foot,
    escape: { "\\\($0)" },
    special: ["{", "%"])

  private static func directive(_ name: String, _ argument: String, _ content: String) -> String {
    MarkdownText.fenced(content, "{\(name)}" + (argument.isEmpty ? "" : " " + argument))
  }
}
