import ArgumentParser
import NeuralNetwork
import NotebookExecution
import NotebookSyntax
import Synchronization

/// The arguments that `run` and `check` share.
struct NotebookOptions: ParsableArguments {
  @Argument(help: "Notebooks (.md), and folders of notebooks.")
  var notebooks: [String]

  @Option(name: .shortAndLong, help: "The folder that documents are written to.")
  var output = "output"

  @Option(
    name: .customLong("to"),
    help: "What to make of each notebook: md, html, json, separated by commas.")
  var formats = FormatList(formats: [.md, .html])

  func validate() throws {
    if let problem = InstructionSet.problemOfSelection { throw ValidationError(problem) }
  }

  /// Where a document stands: its path below the output folder, in it.
  func outputPath(_ path: String) -> String {
    output.hasSuffix("/") ? output + path : output + "/" + path
  }

  /// Runs all the notebooks on all cores, and hands over each one's documents in the order of the
  /// arguments; nil where there was an error, which has been reported by then.
  func forEachNotebook(_ body: (NotebookFile, [Document]?) -> Void) throws {
    let (files, problems) = NotebookFile.find(notebooks)
    for problem in problems { Terminal.error(problem) }
    let progress = Terminal.isInteractive ? ProgressLine() : nil
    let results = concurrentMap(files) { file in
      Result { () throws(FileError) in
        NotebookRun(
          name: file.path, stem: file.stem, bytes: try FileSystem.read(file.path),
          formats: formats.formats, progress: progress?.update)
      }
    }
    progress?.clear()
    for (file, result) in zip(files, results) {
      switch result {
      case .success(let run):
        Terminal.report(run.diagnostics, in: run.source)
        body(file, run.documents)
      case .failure(let error):
        Terminal.error(error.description)
        body(file, nil)
      }
    }
    if !problems.isEmpty { throw Exit.error }
  }
}

/// A list of formats as it is written after `--to`.
struct FormatList: ExpressibleByArgument {
  let formats: [DocumentFormat]

  init(formats: [DocumentFormat]) {
    self.formats = formats
  }

  init?(argument: String) {
    var formats: [DocumentFormat] = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = DocumentFormat(rawValue: String(name)) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    self.formats = formats
  }

  var defaultValueDescription: String { formats.map(\.rawValue).joined(separator: ",") }
}
