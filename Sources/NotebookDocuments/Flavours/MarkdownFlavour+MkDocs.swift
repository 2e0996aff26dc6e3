extension MarkdownFlavour {
  /// That of MkDocs with the extensions that Material for MkDocs recommends: admonition, attr_list, tables,
  /// pymdownx.arithmatex (generic), pymdownx.details and pymdownx.superfences.
  package static let mkdocs = MarkdownFlavour(
    name: "mkdocs",
    formula: { "$$\n\($0)\n$$" },
    note: { kind, title, lines in
      admonition("!!!", word(for: kind), title, lines.joined(separator: "\n"))
    },
    labelled: MarkdownFlavour.github.labelled,
    folded: { admonition("???", "abstract", MarkdownText.escaped($0), $1) },
    foot: MarkdownFlavour.github.foot,
    escape: { scalar in
      // With Python-Markdown, a backslash makes a character plain only before these.
      "\\`*_{}[]()>#+-.!".unicodeScalars.contains(scalar)
        ? "\\\(scalar)" : "&#\(scalar.value);"
    },
    special: ["{", "^"])

  private static func admonition(
    _ sign: String, _ kind: String, _ title: String?, _ markdown: String
  ) -> String {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }
    let words = title.map { " \"\($0.split(separator: "\"").joined(separator: "&quot;"))\"" } ?? ""
    return "\(sign) \(kind)\(words)\n\n" + lines.joined(separator: "\n")
  }
}
