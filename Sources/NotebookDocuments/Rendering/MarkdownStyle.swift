/// How a document's Markdown is written.
package struct MarkdownStyle: Sendable {
  /// What brackets can do in a document.
  package enum Brackets: Sendable {
    /// Link to what the author has defined: `[2]: https://…`.
    case mayLink
    /// Nothing unless an address follows. Then most stay as they are, as formatters of Markdown want them.
    case linkNothing
  }

  /// The tool that it is for.
  package var flavour: MarkdownFlavour
  /// What brackets can do in it.
  package var brackets: Brackets

  /// Makes a style.
  package init(flavour: MarkdownFlavour = .github, brackets: Brackets = .mayLink) {
    self.flavour = flavour
    self.brackets = brackets
  }
}
