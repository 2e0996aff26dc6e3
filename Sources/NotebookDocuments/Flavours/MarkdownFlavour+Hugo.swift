extension MarkdownFlavour {
  /// Hugo's as it is without any setting, in which HTML is left out: a document is the bundle of a folder with its
  /// pictures, and formulas are code blocks of `math`, for which a site has a render hook.
  package static let hugo = MarkdownFlavour(
    name: "hugo",
    formula: { MarkdownText.fenced($0, "math") },
    note: { kind, title, lines in
      let title = title ?? (kind == .success ? nil : word(for: kind).capitalized)
      return quoted((title.map { ["**\($0)**", ""] } ?? []) + lines)
    },
    // Only headings can have an id.
    labelled: { "###### {#\($0)}\n\n\($1)" },
    folded: { "**\(MarkdownText.escaped($0))**\n\n\($1)" },
    foot: { "---\n\n*\($0)*" },
    // Shortcodes are looked for before the Markdown is read.
    escape: { $0 == "{" ? "&#123;" : "\\\($0)" },
    special: ["{"],
    code: { $0.replacing(/\{\{([<%])(.*?)([>%])\}\}/) { "{{\($0.1)/*\($0.2)*/\($0.3)}}" } },
    path: { $0 + "/index.md" },
    pictureFolder: { _ in "." },
    address: { $0.folderAddress })
}

extension String {
  /// With a large first letter.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
