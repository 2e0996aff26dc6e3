import NotebookDocuments
import NotebookDrift
import NotebookExecution

/// What came of one notebook.
struct NotebookOutcome: Sendable {
  let file: NotebookFile
  /// The run, or why the notebook could not be read.
  let result: Result<NotebookRun, FileError>
  /// The networks that give other results in a process of their own; none unless that was tried.
  let dependentNetworks: [String]
  /// From before the file was read to the documents.
  let duration: Duration

  /// Reads and runs a notebook.
  ///
  /// - Parameters:
  ///   - destination: where its documents go; nil where that is beside it.
  ///   - isolation: where each network is to run in a process of its own too, what that is to be told of parameters.
  init(
    running file: NotebookFile, target: RunTarget, for destination: Destination?,
    isolation: [String]? = nil,
    neighbours: any Neighbours, pageRenderer: PageRenderer = .standard,
    store: (any ResultStore)?,
    progress: (@Sendable (TrainingProgress) -> Void)?
  ) {
    let start = ContinuousClock.now
    let recorder = isolation.map { _ in DigestRecorder() }
    self.file = file
    result = Recovery.attributed(to: file.path) {
      Result { () throws(FileError) in
        if let failure = Recovery.failure(of: file.path) { throw failure }
        return NotebookRun(
          name: file.path, stem: target.isInPlace ? file.pathWithoutExtension : file.stem,
          origin: destination.map { $0.origin(of: file.path) } ?? file.path,
          bytes: try FileSystem.read(file.path), context: file.context, target: target,
          documents: destination?.realFolder,
          neighbours: neighbours,
          pageRenderer: pageRenderer,
          store: recorder ?? store, progress: progress)
      }
    }
    dependentNetworks = recorder?.dependentNetworks(of: file, isolation ?? []) ?? []
    duration = ContinuousClock.now - start
  }

  /// Its documents; nil where there was an error.
  var documents: [DocumentFile]? {
    guard dependentNetworks.isEmpty else { return nil }
    return switch result {
    case .success(let run): run.documents
    case .failure: nil
    }
  }

  /// What its documents are made of; nil where there was an error.
  var document: Document? {
    if case .success(let run) = result { run.document } else { nil }
  }

  /// The notebook's bytes as they were run; nil where it could not be read.
  var source: [UInt8]? {
    if case .success(let run) = result { run.source?.bytes } else { nil }
  }

  /// Prints what is wrong with it.
  func report() {
    switch result {
    case .success(let run): Terminal.report(run.diagnostics)
    case .failure(let error): Terminal.error(error.description)
    }
    for network in dependentNetworks {
      Terminal.error(
        "\(file.path): error: the network `\(network)` gives other results in a process of its own")
    }
  }
}
