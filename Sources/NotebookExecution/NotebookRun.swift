import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookSyntax

/// What a notebook can be made into.
package enum DocumentFormat: String, CaseIterable, Sendable {
  /// Markdown, with its pictures as SVG files beside it.
  case md
  /// One self-contained page.
  case html
  /// The values.
  case json
}

/// What a run makes.
package enum RunTarget: Sendable {
  /// Documents of their own, in each of the formats.
  case documents([DocumentFormat])
  /// The notebook itself with its output in it, and its pictures beside it. The document's path is
  /// the notebook's name.
  case inPlace(EditedOutput)

  /// What to do with output in the notebook that somebody has edited.
  package enum EditedOutput: Sendable {
    /// It is an error.
    case isRefused
    /// It is replaced.
    case isReplaced
  }

  /// Whether the notebook itself is what is made.
  package var isInPlace: Bool {
    if case .inPlace = self { true } else { false }
  }
}

/// How far a training is.
package struct TrainingProgress: Sendable {
  package let notebook: String
  package let network: String
  package let epoch: Int
  package let epochs: Int
}

/// One run of a notebook, from its bytes to its documents. Pure: it reads no file but the data that
/// the notebook names, and writes none.
package struct NotebookRun: Sendable {
  /// The notebook's text; nil where it is not UTF-8.
  package let source: SourceText?
  /// All that is wrong with it, in the order of the source.
  package let diagnostics: [Diagnostic]
  /// Its documents; nil where it has an error.
  package let documents: [DocumentFile]?
  /// The data files that it names, relative to its folder, whether they could be read or not.
  package let dataPaths: [String]
  private let builder: DocumentBuilder?
  private let target: RunTarget

  /// Its page, for a site or a server to put something around; nil where it has an error. Made anew
  /// each time.
  package var page: SitePage? { builder?.sitePage }

  /// The page as HTML, as the document of that format has it; nil where it has an error.
  package var pageHTML: String? { builder?.html }

  /// The blocks, from top to bottom: the line on which each starts, and its network. None where the
  /// notebook has an error.
  package var blocks: [(line: Int, network: String)] { builder?.blocks ?? [] }

  /// Which part of the notebook each part of its documents comes from; nil where it has an error.
  /// Made anew each time, since only a notebook that has drifted needs it.
  package var outline: DocumentOutline? { builder?.outline(of: target) }

  /// Runs a notebook.
  ///
  /// - Parameters:
  ///   - name: what messages call it: its path as the user gave it.
  ///   - stem: its path below the output folder, without extension.
  ///   - bytes: its content.
  ///   - target: what to make.
  ///   - network: the only network to run, where no documents are wanted but what goes to the store.
  ///   - neighbours: what links to other notebooks lead to; they are not checked where it is nil.
  ///   - pageRenderer: makes its HTML page.
  ///   - store: where results of earlier runs are, and those of this one go.
  ///   - progress: called now and then during training.
  package init(
    name: String, stem: String, bytes: [UInt8], target: RunTarget,
    only network: String? = nil, neighbours: (any Neighbours)? = nil,
    pageRenderer: PageRenderer = .standard,
    store: (any ResultStore)? = nil,
    progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) {
    self.target = target
    let source: SourceText
    do throws(Diagnostic) {
      source = try SourceText(name: name, bytes: bytes)
    } catch {
      self.source = nil
      diagnostics = [error]
      documents = nil
      dataPaths = []
      builder = nil
      return
    }
    let notebook = Notebook(parsing: source)
    let problems = Problems(source: source)
    for diagnostic in notebook.diagnostics.sorted { problems.add(diagnostic) }
    problems.checkRegions(of: notebook, target)
    if let neighbours { problems.checkLinks(of: notebook, neighbours) }
    let defaults = Defaults(
      notebook.frontMatter.flatMap { problems.parse($0.yaml) }, problems: problems)
    var execution = NotebookExecution(
      notebook: notebook, defaults: defaults, problems: problems, store: store,
      progress: progress.map { progress in
        { progress(TrainingProgress(notebook: name, network: $0, epoch: $1, epochs: $2)) }
      })
    execution.run(only: network)
    if network == nil { problems.checkReferences(of: notebook) }
    let proseMath = ProseMath(notebook, problems: problems)
    self.source = source
    diagnostics = problems.diagnostics.sorted
    dataPaths = problems.dataPaths
    guard problems.errorCount == 0 else {
      documents = nil
      self.builder = nil
      return
    }
    let builder = DocumentBuilder(
      notebook: notebook, defaults: defaults, results: execution.results.compactMap { $0 },
      networks: execution.networks, proseMath: proseMath, stem: stem,
      provenance: execution.provenance, pageRenderer: pageRenderer)
    documents =
      switch target {
      case .documents(let formats): formats.flatMap(builder.documents)
      case .inPlace: builder.inPlace
      }
    self.builder = builder
  }
}
