import ArgumentParser
import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

/// The arguments that `run` and `check` share.
struct NotebookOptions: ParsableArguments {
  @Argument(
    help: "Notebooks (.md), and folders of notebooks; those of the project where none are given.",
    completion: .file())
  var notebooks: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      The folder that documents are written to; what nbrun.yml says, or \(Destination.standardFolder), unless \
      given.
      """, valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    name: .customLong("to"),
    help: """
      What to make of each notebook: \(FormatList.allValueStrings.joined(separator: ", ")), separated \
      by commas; what nbrun.yml says, or md,html, unless given. A pdf is made of the page by an installed Chromium \
      or WeasyPrint, and is not checked for drift.
      """)
  var formats: FormatList?

  @Option(
    help: ArgumentHelp(
      """
      Write Markdown as a tool wants it: \(MarkdownFlavour.allValueStrings.joined(separator: ", ")); what nbrun.yml \
      says, or github, unless given.
      """, valueName: "tool"))
  var flavour: MarkdownFlavour?

  @Flag(
    help: """
      Keep the output in the notebook itself: each block's output stands after the block, between \
      two comments.
      """)
  var inPlace = false

  @OptionGroup(title: "Parameters") var parameters: ParameterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup(title: "Many notebooks") var work: WorkOptions
  @OptionGroup(title: "Cache") var cache: CacheOptions

  func validate() throws {
    if let problem = InstructionSet.problemOfSelection ?? ThreadCount.problemOfSelection {
      throw ValidationError(problem)
    }
    if output?.isEmpty == true { throw ValidationError("--output must name a folder") }
    if inPlace, output != nil || formats != nil {
      throw ValidationError("--in-place excludes --output and --to")
    }
  }

  /// What to say where the first argument seems to be a command that is misspelt: to take it for a
  /// missing notebook and go on would write where perhaps nothing was to be written.
  func misspeltCommand(among commands: [any ParsableCommand.Type]) -> String? {
    guard let word = notebooks.first, !word.contains(where: { $0 == "/" || $0 == "." }),
      (try? FileSystem.kind(of: word)) == .nothing
    else { return nil }
    let names = commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    return nearestName(to: word, among: names).map {
      "\(word): no such file or folder (did you mean the command `\($0)`?)"
    }
  }

  /// Finds the notebooks, and where their documents go.
  func workspace() throws -> Workspace {
    try Workspace(notebooks, parameters, flavour: flavour) { project in
      inPlace
        ? nil : Destination(folder: output, formats: formats, flavour: flavour, in: project)
    }
  }

  /// Runs the notebooks on all cores, and hands over what came of each in the order of the
  /// arguments. Problems of notebooks and files have been printed by then.
  ///
  /// - Parameters:
  ///   - workspace: the notebooks.
  ///   - overwritesEdits: whether edited output in a notebook is replaced; else it is an error.
  ///   - isolation: whether to look for hidden state.
  ///   - includesCommitted: whether documents in other formats are made too that are there already.
  ///   - body: returns what came of the notebook; it is run again where it has been saved meanwhile.
  /// - Throws: an exit code where an argument names no notebook.
  func forEachNotebook(
    of workspace: Workspace, overwritingEdits overwritesEdits: Bool = false,
    isolation: IsolationOptions? = nil, includingCommitted includesCommitted: Bool = false,
    _ body: (NotebookOutcome) -> Conclusion
  ) throws {
    Interruption.watch()
    if let threads = work.threads { ThreadCount.selected = threads }
    let isSound = workspace.report()
    let found = workspace.notebooks
    var durations = try work.readDurations()
    let files = work.shard?.select(from: found, durations: durations.milliseconds) ?? found
    let store = cache.cache
    let renderer = try page.renderer()
    let progress = Terminal.isInteractive ? ProgressLine() : nil
    let shuffled = isolation.flatMap { $0.isolated ? $0.shuffled(files) : nil }
    let start = starter(
      target(
        of: workspace, overwritingEdits: overwritesEdits, includingCommitted: includesCommitted),
      for: workspace.destination, isIsolated: shuffled != nil, renderer: renderer, store: store,
      progress: progress)
    func finish(_ outcome: NotebookOutcome) -> Bool {
      progress?.clear()
      durations.record(outcome.duration, of: outcome.file.path)
      let conclusion = Recovery.attributed(to: outcome.file.path) {
        outcome.report()
        return body(outcome)
      }
      if conclusion != .outdated { Recovery.noteHandOver() }
      switch conclusion {
      case .good: return outcome.documents != nil || work.keepGoing
      case .bad: return work.keepGoing
      case .outdated: return finish(start(outcome.file))
      }
    }
    let jobs = work.jobs ?? processorCount
    Recovery.noteHandOver()
    if let shuffled {
      var outcomes: [String: NotebookOutcome] = [:]
      forEachInOrder(shuffled, jobs: jobs, start) { outcome in
        outcomes[outcome.file.path] = outcome
        return true
      }
      for file in files { guard let outcome = outcomes[file.path], finish(outcome) else { break } }
    } else {
      forEachInOrder(files, jobs: jobs, start, finish)
    }
    if let store, work.verbose { Terminal.error(store.counts.description) }
    try work.write(durations)
    if !isSound { throw Exit.error }
  }

  /// What is made of each notebook.
  ///
  /// - Parameter includesCommitted: whether documents in other formats are made too that are there already. No
  ///   notebook is a document, wherever it stands.
  private func target(
    of workspace: Workspace, overwritingEdits overwritesEdits: Bool,
    includingCommitted includesCommitted: Bool
  ) -> RunTarget {
    guard let destination = workspace.destination else {
      return .inPlace(overwritesEdits ? .isReplaced : .isRefused)
    }
    let formats = destination.formats.formats
    guard includesCommitted else { return .documents(formats) }
    let notebooks = Set(workspace.notebooks.compactMap { FileSystem.identity(of: $0.path) })
    return .committed(formats) { document in
      FileSystem.identity(of: destination.path(of: document)).map { !notebooks.contains($0) }
        ?? false
    }
  }

  /// What runs one notebook, on any thread.
  private func starter(
    _ target: RunTarget, for destination: Destination?, isIsolated: Bool, renderer: PageRenderer,
    store: ResultCache?, progress: ProgressLine?
  ) -> @Sendable (NotebookFile) -> NotebookOutcome {
    let neighbours = NotebookFolder()
    let isolation = isIsolated ? parameters.arguments : nil
    return { file in
      NotebookOutcome(
        running: file, target: target, for: destination, isolation: isolation,
        neighbours: neighbours,
        pageRenderer: renderer, store: store, progress: progress?.update)
    }
  }
}

/// What a command makes of a notebook that has been run.
enum Conclusion {
  /// All is well.
  case good
  /// It counts as a failure.
  case bad
  /// The notebook is not any more what was run.
  case outdated
}

extension MarkdownFlavour: ExpressibleByArgument {
  public static var allValueStrings: [String] { all.map(\.name) }

  public init?(argument: String) {
    guard let flavour = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = flavour
  }
}

/// A list of formats as it is written after `--to`.
struct FormatList: ExpressibleByArgument, Equatable {
  let formats: [DocumentFormat]
  /// The names that may stand in a list, for messages and completion.
  static let allValueStrings = DocumentFormat.all.map(\.name) + ["pdf"]

  /// Whether the page is to be printed too. What comes of that depends on the program that prints.
  var includesPDF = false

  /// What is made where nobody says anything.
  static let standard = FormatList(formats: [.md, .html])

  init(formats: [DocumentFormat]) {
    self.formats = formats
  }

  init?(argument: String) {
    var formats: [DocumentFormat] = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      if name == "pdf" {
        includesPDF = true
        continue
      }
      guard let format = DocumentFormat.all.first(where: { $0.name == name }) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    self.formats = formats
  }

  /// What the names of the documents end in.
  var extensions: [String] { formats.map(\.name) + (includesPDF ? ["pdf"] : []) }

  var defaultValueDescription: String { formats.map(\.name).joined(separator: ",") }
}
