import NotebookDocuments

/// What holds for a notebook beside what it says itself.
package struct RunContext: Sendable {
  /// The project's root, which no path in the notebook leads out of; its own folder where it is nil.
  package var root: String?
  /// What the project says where the front matter does not.
  package var project: ProjectFile?
  /// What the command line says whatever the front matter does.
  package var parameters = GivenParameters()
  /// How Markdown is written.
  package var flavour = MarkdownFlavour.github

  /// Says nothing.
  package init() {}
}
