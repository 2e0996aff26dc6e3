import NotebookExecution

/// What came of one notebook.
struct NotebookOutcome: Sendable {
  let file: NotebookFile
  /// The run, or why the notebook could not be read.
  let result: Result<NotebookRun, FileError>
  /// From before the file was read to the documents.
  let duration: Duration

  /// Reads and runs a notebook.
  init(
    running file: NotebookFile, target: RunTarget, store: (any ResultStore)?,
    progress: (@Sendable (TrainingProgress) -> Void)?
  ) {
    let start = ContinuousClock.now
    self.file = file
    result = Result { () throws(FileError) in
      NotebookRun(
        name: file.path, stem: target.isInPlace ? file.pathWithoutExtension : file.stem,
        bytes: try FileSystem.read(file.path), target: target, store: store, progress: progress)
    }
    duration = ContinuousClock.now - start
  }

  /// Its documents; nil where there was an error.
  var documents: [Document]? {
    switch result {
    case .success(let run): run.documents
    case .failure: nil
    }
  }

  /// Refuses to go on where the notebook is not any more what was run: somebody has saved it.
  func checkUnchanged() throws(FileError) {
    guard case .success(let run) = result, let source = run.source else { return }
    guard try FileSystem.read(file.path) == source.bytes else {
      throw FileError(
        file.path, reason: "the notebook was changed while it ran, and is left as it is; run again")
    }
  }

  /// Prints what is wrong with it.
  func report() {
    switch result {
    case .success(let run): Terminal.report(run.diagnostics, in: run.source)
    case .failure(let error): Terminal.error(error.description)
    }
  }
}
