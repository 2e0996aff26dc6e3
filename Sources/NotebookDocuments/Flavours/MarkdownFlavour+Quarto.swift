extension MarkdownFlavour {
  /// Quarto's, which is Pandoc's.
  package static let quarto = MarkdownFlavour(
    name: "quarto",
    formula: { "$$\n\($0)\n$$" },
    note: { kind, title, lines in
      callout(kind == .success ? "tip" : word(for: kind), title, "", lines.joined(separator: "\n"))
    },
    labelled: { "[]{#\($0)}\n\n\($1)" },
    folded: { callout("note", $0, " collapse=\"true\"", $1) },
    foot: MarkdownFlavour.github.foot,
    escape: { "\\\($0)" },
    special: ["@", "^", "{", "'", "\""])

  private static func callout(
    _ kind: String, _ title: String?, _ attributes: String, _ markdown: String
  ) -> String {
    let words = title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
    return "::: {.callout-\(kind)\(attributes)\(words)}\n\(markdown)\n:::"
  }
}
