import NotebookDocuments
import NotebookSyntax

/// What a project file says.
package struct ProjectSettings: Sendable {
  /// The notebooks, and folders of notebooks, from the project's root; nil where it does not say.
  package var notebooks: [WrittenPath]?
  /// The folder of the documents, from the project's root; nil where it does not say.
  package var output: String?
  /// What is made of each notebook; nil where it does not say.
  package var formats: [String]?
  /// How Markdown is written.
  package var flavour = MarkdownFlavour.github
  /// Patterns of paths from the root that are no notebooks, nor folders of some.
  package var exclude: [String] = []
  /// What it says of the site.
  package var site = SiteSettings()
  /// What front matter does not say.
  var defaults = Defaults()

  /// The language of the site's index.
  package var siteLanguage: String { site.language ?? defaults.language }

  /// Says nothing.
  package init() {}

  /// Reads the keys of a project file.
  init(reading keys: inout KeyReader) {
    notebooks = keys.paths(
      "notebooks", default: "none",
      "notebooks and folders of notebooks, which `nbrun` alone runs; the folder `notebooks`, or else "
        + "the root, if not given")
    output = keys.text(
      "output", default: nil, "the folder that documents are written to; `output` if not given")
    formats = keys.paths(
      "to", default: "none",
      "what to make of each notebook, as after `--to`; `[md, html]` if not given")?.map(\.path)
    flavour = keys.flavour()
    exclude =
      (keys.paths(
        "exclude", default: "none",
        "patterns of paths that are not run, as in `[drafts, \"**/old-*.md\"]`") ?? []).map(\.path)
    if let node = keys.node(
      "site", "mapping", as: .mapping { _ = SiteSettings(reading: &$0) }, default: "none",
      "what `nbrun site` makes")
    {
      if let entries = node.mapping {
        var reader = KeyReader(entries, of: "`site`", at: node.range, problems: keys.problems)
        site = SiteSettings(reading: &reader)
        reader.refuseUnknownKeys()
      } else {
        let _: Void? = keys.problems.wrongType(node, "site", "a mapping such as `{title: Course}`")
      }
    }
    defaults.readShared(&keys)
  }
}

/// A path, and where the project file says it.
package struct WrittenPath: Sendable {
  /// As it is written.
  package let path: String
  /// Where.
  package let range: SourceRange
}

/// What a project file says of the project's site.
package struct SiteSettings: Sendable {
  /// What the site is called.
  package var title: String?
  /// The language of its index, a BCP 47 tag.
  package var language: String?
  /// The notebooks that come first, by their paths below the folder of notebooks.
  package var order: [WrittenPath] = []
  /// The folder of its pages, from the project's root.
  package var output: String?

  init() {}

  init(reading keys: inout KeyReader) {
    title = keys.text("title", default: nil, "what the site is called; `Notebooks` if not given")
    language = keys.text("lang", default: nil, "the language of its index; `lang` if not given")
    order =
      keys.paths(
        "order", default: "none",
        "the notebooks that come first, as in `[start.md, basics/xor.md]`; `order` in the front "
          + "matter goes before it") ?? []
    output = keys.text(
      "output", default: nil, "the folder that it is written to; `site` if not given")
  }
}

extension KeyReader {
  /// Reads how Markdown is written.
  fileprivate mutating func flavour() -> MarkdownFlavour {
    let names = MarkdownFlavour.all.map(\.name)
    guard
      let node = node(
        "flavour", names.map { "`\($0)`" }.joined(separator: ", "), as: .names(names),
        default: MarkdownFlavour.github.name,
        "the tool that the Markdown is for, as after `--flavour`"),
      let name = problems.name(node, "flavour")
    else { return .github }
    guard let flavour = MarkdownFlavour.all.first(where: { $0.name == name }) else {
      problems.unknown(name, "flavour", among: names, at: node.range)
      return .github
    }
    return flavour
  }

  /// Reads a text, or a list of texts.
  fileprivate mutating func paths(
    _ key: String, default fallback: String, _ summary: String
  ) -> [WrittenPath]? {
    guard
      let node = node(
        key, "text, or list of texts", as: .either([.text, .list(of: .text)]), default: fallback,
        summary)
    else {
      return nil
    }
    let nodes = node.sequence ?? [node]
    let paths = nodes.compactMap { node in
      problems.text(node, key).map { WrittenPath(path: $0, range: node.range) }
    }
    return paths.count == nodes.count ? paths : nil
  }
}
