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
    /// The folders in whose place others have come, which have not been looked at.
    private var replaced: Set<String> = []

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
      if changes.needsRescan { try watchFolders() }
      let replaced = replaced
      func hasChanged(_ path: String) -> Bool {
        changes.isUnknown
          || LinkChain(path).paths.contains {
            changes.files.contains($0) || replaced.contains(FilePath.folder(of: $0))
          }
      }
      if let template, hasChanged(template) { readTemplate() }
      var new: [NotebookFile] = []
      if changes.needsRescan || changes.files.contains(where: { $0.hasSuffix(".md") }) {
        new = live.replace(servable(NotebookFile.find(arguments, for: destination).found))
      }
      let old = live.sources.filter { file, paths in
        !new.contains(file) && paths.contains(where: hasChanged)
      }
      let due = new + old.map(\.file)
      self.replaced = []
      guard !due.isEmpty || changes.needsRescan else { return }
      run(due)
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
        Recovery.attributed(to: outcome.file.path) {
          live.update(outcome)
          outcome.report()
          write(outcome)
        }
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

    private func watchFolders() throws(FileError) {
      replaced.formUnion(try watch.watch(folders))
    }

    /// The folders of the arguments and those below, of the notebooks, their data files and the template, with what
    /// links lead to; and those above, in which another folder may come into the place of one.
    private var folders: Set<String> {
      var folders: Set<String> = []
      let roots = arguments.map { FilePath.joined(".", $0) }
      for root in roots where FileSystem.isFolder(root) { addFolders(below: root, to: &folders) }
      for path in roots + live.sources.flatMap(\.paths) + (template.map { [$0] } ?? []) {
        for path in LinkChain(path).paths { folders.insert(FilePath.folder(of: path)) }
      }
      for folder in folders {
        var folder = folder
        while case let above = FilePath.folder(of: folder), above != folder {
          folders.insert(above)
          folder = above
        }
      }
      return folders
    }

    private func addFolders(below folder: String, to folders: inout Set<String>) {
      folders.insert(folder)
      for name in (try? FileSystem.names(in: folder)) ?? [] {
        let path = FilePath.joined(folder, name)
        if FileSystem.isFolder(path), !FileSystem.isSymbolicLink(path) {
          addFolders(below: path, to: &folders)
        }
      }
    }

    /// Leaves out links that lead out of the folders that were named.
    private func servable(_ files: [NotebookFile]) -> [NotebookFile] {
      let roots = arguments.compactMap(FileSystem.resolved)
      return files.filter { file in
        guard let path = FileSystem.resolved(file.path) else { return false }
        return roots.contains { path == $0 || path.hasPrefix($0 == "/" ? "/" : $0 + "/") }
      }
    }
  }

  extension Duration {
    /// Rounded down.
    fileprivate var milliseconds: Int64 {
      components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
  }
#endif
