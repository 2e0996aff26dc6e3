import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookSyntax

/// How far a training is.
package struct TrainingProgress: Sendable {
  /// The path as it was given.
  package let notebook: String
  /// The name of the network that is trained.
  package let network: String
  /// The epochs that are done.
  package let epoch: Int
  /// The epochs that there are to be.
  package let epochs: Int
}

/// One run of a notebook, from its bytes to its documents. Pure: it reads no file but the data and the pictures that
/// the notebook names, and writes none.
package struct NotebookRun: Sendable {
  /// The notebook's text; nil where it is not UTF-8.
  package let source: SourceText?
  /// All that is wrong with it, in the order of the source.
  package let diagnostics: [Diagnostic]
  /// The files that it names, as paths from the working directory, whether they could be read or not.
  package let dataPaths: [String]
  /// What the documents are made of; nil where it has an error, and for a run of one network.
  package let document: Document?
  private let written: [WrittenDocument]
  private let pageRenderer: PageRenderer
  private let tolerances: [Tolerance?]
  private let tolerance: Tolerance?
  /// The networks that it declares, with errors or without.
  let networks: [DeclaredNetwork]

  /// The page as HTML, as the document of that format has it; nil where it has an error. Made anew each
  /// time.
  package var pageHTML: String? { document.map { pageRenderer.render(HTMLDocument($0).page) } }

  /// Which part of the notebook each part of its documents comes from; nil where it has an error.
  package var outline: DocumentOutline? {
    document.map {
      DocumentOutline(
        of: $0, places: written.flatMap(\.places), tolerances: tolerances, tolerance: tolerance)
    }
  }

  /// Runs a notebook.
  ///
  /// - Parameters:
  ///   - name: what messages call it: its path as the user gave it.
  ///   - stem: its path below the output folder, without extension.
  ///   - origin: its path from the output folder, for its documents to tell.
  ///   - bytes: its content.
  ///   - context: what holds for it beside what it says.
  ///   - target: what to make.
  ///   - documents: the folder that documents are written to, all links followed; its own where it is nil.
  ///   - network: the only network to run, where no documents are wanted but what goes to the store.
  ///   - neighbours: what links to other notebooks lead to; where it is nil, nothing that the prose names is looked
  ///     at.
  ///   - pageRenderer: makes its HTML page.
  ///   - store: where results of earlier runs are, and those of this one go.
  ///   - progress: called now and then during training.
  package init(
    name: String, stem: String, origin: String? = nil, bytes: [UInt8],
    context: RunContext = RunContext(), target: RunTarget, documents: String? = nil,
    only network: String? = nil, neighbours: (any Neighbours)? = nil,
    pageRenderer: PageRenderer = .standard,
    store: (any ResultStore)? = nil,
    progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) {
    let source: SourceText
    do throws(Diagnostic) {
      source = try SourceText(name: name, bytes: bytes)
    } catch {
      self.init(source: nil, diagnostics: [error])
      return
    }
    let notebook = Notebook(parsing: source)
    let problems = Problems(source: source)
    for diagnostic in notebook.diagnostics.sorted { problems.add(diagnostic) }
    problems.checkRegions(of: notebook, target)
    let defaults = Defaults(of: notebook, context, problems: problems)
    let folder = FilePath.folder(of: name)
    let files = FileScope(folder: folder, root: context.root ?? folder)
    let attachments = neighbours.map { neighbours in
      var reader = AttachmentReader(
        notebook: notebook, stem: stem, flavour: context.flavour,
        documents: target.isInPlace ? nil : documents ?? (try? files.realFolders().folder),
        files: files, neighbours: neighbours, problems: problems)
      return reader.read()
    }
    for heading in notebook.headings where target.isInPlace || !heading.hasValue {
      problems.take(heading)
    }
    var runner = LivePartRunner(
      notebook: notebook, defaults: defaults, files: files, problems: problems, store: store,
      progress: progress.map { progress in
        { progress(TrainingProgress(notebook: name, network: $0, epoch: $1, epochs: $2)) }
      })
    runner.run(only: network)
    let results = runner.values
    var filled = notebook
    if problems.errorCount == 0, network == nil, !target.isInPlace {
      filled = notebook.filled(
        with: results.mapValues(PlainText.singleLine),
        tex: { results[$0].map(Math.tex(ofValue:)) })
      problems.checkFrontMatter(of: notebook, results)
      for heading in filled.headings where heading.hasValue { problems.take(dependent: heading) }
    } else {
      for heading in notebook.headings where heading.hasValue { problems.take(heading) }
    }
    if network == nil { problems.checkReferences(of: notebook) }
    let formulas = problems.formulas(of: filled)
    // Without the results of the other networks there is no document.
    guard problems.errorCount == 0, network == nil else {
      self.init(
        source: source, diagnostics: problems.diagnostics.sorted, dataPaths: problems.dataPaths,
        networks: runner.decoder.networks.all)
      return
    }
    let texts = notebook.frontMatterTexts(results)
    let document = Document(
      notebook: filled, stem: stem, origin: origin,
      description: DocumentDescription(
        title: defaults.title.map { ValueText.filled($0, with: texts) },
        summary: defaults.summary.map { ValueText.filled($0, with: texts) },
        language: defaults.language, order: defaults.order),
      parts: runner.results.compactMap { $0 }, formulas: formulas, networks: runner.networks,
      provenance: runner.provenance, flavour: context.flavour,
      attachments: attachments ?? Attachments())
    self.init(
      source: source, diagnostics: problems.diagnostics.sorted, dataPaths: problems.dataPaths,
      document: document, written: target.write(document, pageRenderer),
      pageRenderer: pageRenderer,
      tolerances: runner.tolerances, tolerance: defaults.tolerance,
      networks: runner.decoder.networks.all)
  }

  private init(
    source: SourceText?, diagnostics: [Diagnostic], dataPaths: [String] = [],
    document: Document? = nil, written: [WrittenDocument] = [],
    pageRenderer: PageRenderer = .standard, tolerances: [Tolerance?] = [],
    tolerance: Tolerance? = nil, networks: [DeclaredNetwork] = []
  ) {
    self.source = source
    self.diagnostics = diagnostics
    self.dataPaths = dataPaths
    self.document = document
    self.written = written
    self.pageRenderer = pageRenderer
    self.tolerances = tolerances
    self.tolerance = tolerance
    self.networks = networks
  }

  /// The paths of the pictures that stand beside its Markdown, whether that is written or not.
  package var pictures: Set<String> {
    let files = written.flatMap(\.files)
    let hasMarkdown = files.contains { $0.syntax == .markdown }
    let all =
      hasMarkdown
      ? files : document.map { MarkdownDocument($0, isInPlace: false).written.files } ?? []
    return Set(all.filter { [.svg, .other].contains($0.syntax) }.map(\.path))
  }

  /// Its documents; nil where it has an error.
  package var documents: [DocumentFile]? { document.map { _ in written.flatMap(\.files) } }
}
