import NeuralNetwork
import NotebookSyntax

/// A notebook, or a project file, as an editor has it: decoded, but not run, and without its data.
///
/// What it knows of the language it has from the decoder, which takes down what it comes across.
package struct NotebookDraft {
  /// The text.
  package let source: SourceText
  /// The Markdown; nil for a project file.
  let notebook: Notebook?
  let problems: Problems
  let notes: DecodingNotes
  let defaults: Defaults
  let files: FileScope
  let networks: DeclaredNetworks
  /// What holds for it beside what it says.
  let context: RunContext
  /// Whether it is a project file.
  package let isProject: Bool

  /// Decodes a text.
  ///
  /// - Parameter isProject: whether it is `nbrun.yml`.
  package init(_ source: SourceText, context: RunContext, isProject: Bool = false) {
    self.init(source, context: context, isProject: isProject, notes: DecodingNotes())
  }

  init(_ source: SourceText, context: RunContext, isProject: Bool, notes: DecodingNotes) {
    let problems = Problems(source: source, notes: notes)
    let folder = FilePath.folder(of: source.name)
    (self.source, self.isProject) = (source, isProject)
    (self.notes, self.problems, self.context) = (notes, problems, context)
    files = FileScope(folder: folder, root: context.root ?? folder)
    guard !isProject else {
      (notebook, networks) = (nil, DeclaredNetworks())
      defaults = ProjectFile.settings(of: source, problems).defaults
      return
    }
    let notebook = Notebook(parsing: source)
    self.notebook = notebook
    guard Self.isLive(notebook) else {
      (defaults, networks) = (Defaults(), DeclaredNetworks())
      return
    }
    for diagnostic in notebook.diagnostics.sorted { problems.add(diagnostic) }
    defaults = Defaults(of: notebook, context, problems: problems)
    for heading in notebook.headings where !heading.hasValue { problems.take(heading) }
    var runner = LivePartRunner(
      notebook: notebook, defaults: defaults, files: files, problems: problems, store: nil,
      progress: nil)
    runner.decode()
    networks = runner.decoder.networks
    for (link, place) in zip(notebook.links, notebook.addressPlaces) {
      guard link.destination.hasPrefix("#"), let place else { continue }
      notes.note(
        .label, PercentCoding.text(link.destination.dropFirst()),
        at: place.lowerBound + 1..<place.upperBound)
    }
  }

  /// Whether there is anything in it for nbrun.
  package var isLive: Bool { notebook.map(Self.isLive) ?? true }

  /// Whether the notebook holds its output itself.
  package var isInPlace: Bool { notebook.map { !$0.outputRegions.isEmpty } ?? false }

  /// What is wrong with it, as far as that can be told without running it.
  package var diagnostics: [Diagnostic] { problems.diagnostics.sorted }

  /// The files that it includes, or whose data it reads.
  package var dataPaths: [String] { problems.dataPaths }

  private static func isLive(_ notebook: Notebook) -> Bool {
    !notebook.liveParts.isEmpty || !notebook.outputRegions.isEmpty
      || notebook.diagnostics.hasErrors && notebook.source.mentionsBlocks
  }
}

extension SourceText {
  /// Whether a live part may stand in it.
  fileprivate var mentionsBlocks: Bool { Self.mentionsBlocks(bytes) }

  /// Whether a live part may stand in a text.
  package static func mentionsBlocks(_ bytes: [UInt8]) -> Bool {
    ["```network", "~~~network", "``` network", "~~~ network", "{network"].contains {
      bytes.firstRange(of: $0.utf8) != nil
    }
  }
}
