import NotebookDocuments
import NotebookDrift

#if canImport(Glibc)
  import Glibc
  import NotebookExecution
  import NotebookSyntax

  /// Runs notebooks, and runs them again when something that they are made of changes.
  final class LiveSession {
    private let arguments: [String]
    private let template: String?
    private let destination: Destination
    private let store: (any ResultStore)?
    private let live: LiveNotebooks
    private let watch: FolderWatch

    init(
      arguments: [String], template: String?, destination: Destination,
      store: (any ResultStore)?, notebooks: LiveNotebooks
    ) throws(FileError) {
      self.arguments = arguments
      self.template = template.map { FilePath.joined(".", $0) }
      self.destination = destination
      self.store = store
      live = notebooks
      watch = try FolderWatch()
    }

    /// Runs all the notebooks.
    func start() throws(FileError) {
      let (files, problems) = NotebookFile.find(arguments, for: destination)
      for problem in problems { Terminal.error(problem.description) }
      guard problems.isEmpty else {
        throw FileError(arguments[0], reason: "nothing is served")
      }
      try watchFolders()
      if template != nil { readTemplate() }
      run(live.replace(servable(files)))
      try watchFolders()
    }

    /// Waits for changes, and runs what they concern.
    func runChanges() throws(FileError) {
      let changes = try watch.wait()
      if let template, changes.files.contains(template) { readTemplate() }
      var new: [NotebookFile] = []
      if changes.needsRescan || changes.files.contains(where: { $0.hasSuffix(".md") }) {
        try watchFolders()
        new = live.replace(servable(NotebookFile.find(arguments, for: destination).found))
      }
      let old = live.files(dependingOn: changes.files).filter { !new.contains($0) }
      run(new + old)
      try watchFolders()
    }

    private func run(_ files: [NotebookFile]) {
      let (formats, store) = (destination.formats.formats, store)
      let neighbours = NotebookFolder()
      forEachInOrder(files, jobs: processorCount) { file in
        NotebookOutcome(
          running: file, target: .documents(formats),
          neighbours: neighbours, store: store, progress: nil)
      } _: { outcome in
        live.update(outcome)
        outcome.report()
        write(outcome)
        let made = outcome.documents == nil ? "not made" : "made"
        Terminal.error("\(outcome.file.path): \(made) in \(outcome.duration.milliseconds) ms")
        return true
      }
    }

    private func write(_ outcome: NotebookOutcome) {
      do throws(FileError) {
        for document in outcome.documents ?? [] {
          let path = destination.path(of: document.path)
          try FileSystem.write(document.bytes, to: path)
        }
      } catch {
        Terminal.error(error.description)
      }
    }

    private func readTemplate() {
      guard let template else { return }
      do throws(FileError) {
        let file = TemplateFile(name: template, bytes: try FileSystem.read(template))
        Terminal.report(file.diagnostics, in: file.source)
        live.update(
          file.renderer, problems: ShownDiagnostics(of: file.diagnostics).texts(in: file.source))
      } catch {
        Terminal.error(error.description)
        live.update(nil, problems: [error.description])
      }
    }

    // MARK: - Where to look

    /// Watches the folders of the arguments and those below, of the data files and of the template.
    private func watchFolders() throws(FileError) {
      for argument in arguments {
        let path = FilePath.joined(".", argument)
        if FileSystem.isFolder(path) {
          try watchFolders(below: path)
        } else {
          try watch.watch(FilePath.folder(of: path))
        }
      }
      for file in live.dataFiles { try watch.watch(FilePath.folder(of: file)) }
      if let template { try watch.watch(FilePath.folder(of: template)) }
    }

    private func watchFolders(below folder: String) throws(FileError) {
      try watch.watch(folder)
      for name in (try? FileSystem.names(in: folder)) ?? [] {
        let path = folder == "." ? name : "\(folder)/\(name)"
        if FileSystem.isFolder(path), !FileSystem.isSymbolicLink(path) {
          try watchFolders(below: path)
        }
      }
    }

    /// Leaves out links that lead out of the folders that were named.
    private func servable(_ files: [NotebookFile]) -> [NotebookFile] {
      let roots = arguments.compactMap(Self.realPath)
      return files.filter { file in
        guard let path = Self.realPath(file.path) else { return false }
        return roots.contains { path == $0 || path.hasPrefix($0 == "/" ? "/" : $0 + "/") }
      }
    }

    private static func realPath(_ path: String) -> String? {
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return String(cString: resolved)
    }
  }

  extension Duration {
    /// Rounded down.
    fileprivate var milliseconds: Int64 {
      components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
  }
#endif
