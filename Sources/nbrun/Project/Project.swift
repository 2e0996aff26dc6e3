import NotebookExecution
import NotebookSyntax

/// The folder that notebooks belong to, with what its `nbrun.yml` says, or without one.
final class Project: Sendable {
  /// The name of the file that makes a folder the root of a project.
  static let fileName = "nbrun.yml"

  /// The root, as it is shown in messages.
  let root: String
  /// The project file; nil where there is none.
  let file: ProjectFile?
  /// Why the project file could not be read.
  let failure: FileError?
  /// What is wrong with the project file.
  let diagnostics: [Diagnostic]

  /// A folder with a project file in it.
  init(reading root: String) {
    self.root = root
    let path = FilePath.joined(root, Self.fileName)
    do throws(FileError) {
      let file = ProjectFile(name: path, bytes: try FileSystem.read(path))
      (self.file, failure) = (file, nil)
      diagnostics =
        file.diagnostics + Self.missing(file.settings.notebooks ?? [], of: file, in: root)
    } catch {
      (file, failure, diagnostics) = (nil, error, [])
    }
  }

  /// A folder without one.
  init(root: String) {
    self.root = root
    (file, failure, diagnostics) = (nil, nil, [])
  }

  /// The notebooks and folders that are named and are not there.
  private static func missing(
    _ paths: [WrittenPath], of file: ProjectFile, in root: String
  ) -> [Diagnostic] {
    guard let source = file.source else { return [] }
    return paths.filter { (try? FileSystem.kind(of: FilePath.joined(root, $0.path))) == .nothing }
      .map { Diagnostic(.error, "no such file or folder: `\($0.path)`", at: $0.range, in: source) }
  }

  /// Whether there is a project file, whatever it holds.
  var hasFile: Bool { file != nil || failure != nil }

  /// What the project file says, or nothing.
  var settings: ProjectSettings { file?.settings ?? ProjectSettings() }

  /// Whether the project file has an error.
  var hasError: Bool {
    failure != nil || diagnostics.contains { $0.severity == .error }
  }

  /// A path of the project file's, as it is shown in messages.
  func path(_ path: String) -> String {
    guard let root = FileSystem.resolved(root), let here = FileSystem.resolved(".") else {
      return FilePath.joined(root, path)
    }
    return FilePath.relative(FilePath.joined(root, path), to: here)
  }

  /// The notebooks, and folders of notebooks, that the project consists of.
  var notebooks: [String] {
    if let notebooks = settings.notebooks { return notebooks.map { path($0.path) } }
    let usual = path("notebooks")
    return [FileSystem.isFolder(usual) ? usual : root]
  }

  /// The folder that the paths of documents are taken from: that of the notebooks, or of several the root.
  var base: String {
    let notebooks = notebooks
    return notebooks.count == 1 && FileSystem.isFolder(notebooks[0]) ? notebooks[0] : root
  }
}

extension RunContext {
  /// The same for the notebooks of a project.
  func `in`(_ project: Project) -> RunContext {
    var context = self
    context.root = project.root
    context.project = project.file
    return context
  }
}
