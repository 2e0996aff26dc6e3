import NotebookDocuments
import NotebookDrift

#if canImport(Glibc)
  import Glibc
  import NotebookExecution
  import NotebookSyntax

  /// Runs notebooks, and runs them again when something that they are made of changes.
  final class LiveSession {
    /// The notebooks as they were found last without an error in the project file.
    private var workspace: Workspace
    private let find: () throws -> Workspace
    private let template: String?
    /// What is wrong beside the notebooks.
    private var problemsOfTemplate: [String] = []
    private var problemsOfProject: [String] = []
    private let store: (any ResultStore)?
    private let live: LiveNotebooks
    private let watch: FolderWatch
    /// The folders in whose place others have come, which have not been looked at.
    private var replaced: Set<String> = []

    init(
      _ workspace: Workspace, findAgain find: @escaping () throws -> Workspace, template: String?,
      store: (any ResultStore)?, notebooks: LiveNotebooks
    ) throws(FileError) {
      (self.workspace, self.find) = (workspace, find)
      self.template = template.map { FilePath.joined(".", $0) }
      self.store = store
      live = notebooks
      watch = try FolderWatch()
    }

    /// Runs all the notebooks.
    func start() throws(FileError) {
      guard workspace.report() else {
        throw FileError(workspace.arguments[0], reason: "nothing is served")
      }
      try watchFolders()
      if template != nil { readTemplate() }
      run(live.replace(servable(workspace.notebooks)))
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
      let isOfProject = hasChanged(projectFile)
      if isOfProject || changes.needsRescan
        || changes.files.contains(where: { $0.hasSuffix(".md") })
      {
        let isSound = findNotebooks()
        new = live.replace(servable(workspace.notebooks))
        // What the project says holds for all of them.
        if isOfProject, isSound { new = servable(workspace.notebooks) }
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

    /// Finds the notebooks again; false where the project file has an error, and all stays as it was.
    private func findNotebooks() -> Bool {
      var problems: [String] = []
      do {
        let found = try find()
        if found.project.hasError {
          problems =
            ShownDiagnostics(of: found.project.diagnostics).texts
            + (found.project.failure.map { [$0.description] } ?? [])
        } else {
          workspace = found
        }
      } catch {
        problems = ["\(projectFile): \(error)"]
      }
      if problems != problemsOfProject {
        for problem in problems { Terminal.error(problem) }
        problemsOfProject = problems
        live.update(nil, problems: problemsOfProject + problemsOfTemplate)
      }
      return problems.isEmpty
    }

    /// The project's file, whether it is there or not.
    private var projectFile: String {
      FilePath.joined(".", workspace.project.path(Project.fileName))
    }

    private func run(_ files: [NotebookFile]) {
      let (destination, store) = (workspace.destination, store)
      let formats = destination?.formats.formats ?? []
      let neighbours = NotebookFolder()
      forEachInOrder(files, jobs: processorCount) { file in
        NotebookOutcome(
          running: file, target: .documents(formats), for: destination,
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
          let path = workspace.outputPath(document.path)
          guard try FileSystem.isDue(document, at: path, overwriting: false) else { continue }
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
        Terminal.report(file.diagnostics)
        problemsOfTemplate = ShownDiagnostics(of: file.diagnostics).texts
        live.update(file.renderer, problems: problemsOfProject + problemsOfTemplate)
      } catch {
        Terminal.error(error.description)
        problemsOfTemplate = [error.description]
        live.update(nil, problems: problemsOfProject + problemsOfTemplate)
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
      let roots = workspace.arguments.map { FilePath.joined(".", $0) }
      for root in roots where FileSystem.isFolder(root) { addFolders(below: root, to: &folders) }
      for path in roots + live.sources.flatMap(\.paths) + (template.map { [$0] } ?? []) + [
        projectFile
      ] {
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
        if FileSystem.isFolder(path), !FileSystem.isSymbolicLink(path),
          !FolderSearch.isOfPrograms(path)
        {
          addFolders(below: path, to: &folders)
        }
      }
    }

    /// Leaves out links that lead out of the folders that were named.
    private func servable(_ files: [NotebookFile]) -> [NotebookFile] {
      let roots = workspace.arguments.compactMap(FileSystem.resolved)
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
