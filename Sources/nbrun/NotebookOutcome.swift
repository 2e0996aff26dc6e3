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
    running file: NotebookFile, formats: [DocumentFormat], store: (any ResultStore)?,
    progress: (@Sendable (TrainingProgress) -> Void)?
  ) {
    let start = ContinuousClock.now
    self.file = file
    result = Result { () throws(FileError) in
      NotebookRun(
        name: file.path, stem: file.stem, bytes: try FileSystem.read(file.path),
        formats: formats, store: store, progress: progress)
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

  /// Prints what is wrong with it.
  func report() {
    switch result {
    case .success(let run): Terminal.report(run.diagnostics, in: run.source)
    case .failure(let error): Terminal.error(error.description)
    }
  }
}
