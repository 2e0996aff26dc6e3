import NotebookSyntax

/// Looks for the notebooks in a folder and below it, and leaves out what is not the author's. Links to folders are
/// not followed: they may turn in circles.
struct FolderSearch {
  private let folder: String
  /// Folders of documents, which are left out.
  private let outputs: Set<FileIdentity>
  private let ignored: IgnoredFiles
  /// The patterns of what is no notebook, and the folder's path that they are to be matched with.
  private let excluded: [PathPattern]
  private let pathFromRoot: String
  /// Paths below the folder.
  private(set) var found: [String] = []
  /// What cannot be looked at.
  private(set) var problems: [FileError] = []
  /// How many notebooks and folders are left out by the project or by git.
  private(set) var leftOut = 0

  /// Searches.
  init(_ folder: String, in project: Project, outputs: Set<FileIdentity>) throws(FileError) {
    (self.folder, self.outputs) = (folder, outputs)
    ignored = IgnoredFiles(in: folder)
    excluded = project.settings.exclude.map(PathPattern.init)
    let root = FileSystem.resolved(project.root) ?? project.root
    pathFromRoot = FileSystem.resolved(folder).map { FilePath.relative($0, to: root) } ?? "."
    try search(below: "")
  }

  private mutating func search(below prefix: String) throws(FileError) {
    var unreadable: [String] = []
    let names = try FileSystem.names(in: folder + "/" + prefix) { unreadable.append($0) }
    for name in unreadable {
      problems.append(
        FileError(folder + "/" + prefix + name, reason: "its name is not UTF-8; rename it"))
    }
    for name in names {
      do throws(FileError) {
        try look(at: prefix + name, isNotebook: name.hasSuffix(".md") && name != "README.md")
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func look(at path: String, isNotebook: Bool) throws(FileError) {
    let whole = folder + "/" + path
    switch try FileSystem.kind(of: whole) {
    case .folder where !FileSystem.isSymbolicLink(whole):
      if let identity = FileSystem.identity(of: whole), outputs.contains(identity) { return }
      if Self.isOfPrograms(whole) || isLeftOut(path) { return }
      try search(below: path + "/")
    case .file where isNotebook: if !isLeftOut(path) { found.append(path) }
    case .special where isNotebook:
      throw FileError(whole, reason: "this is not a regular file")
    case .nothing where isNotebook:
      throw FileError(
        whole, reason: "this link leads to nothing; remove it, or make what it leads to")
    case .folder, .file, .special, .nothing: break
    }
  }

  private mutating func isLeftOut(_ path: String) -> Bool {
    let fromRoot = FilePath.joined(pathFromRoot, path)
    guard ignored.contains(path) || excluded.contains(where: { $0.matches(fromRoot) }) else {
      return false
    }
    leftOut += 1
    return true
  }

  /// Whether a folder holds what a package manager has installed.
  static func isOfPrograms(_ folder: String) -> Bool {
    FilePath.name(of: folder) == "node_modules" || FileSystem.isFile(folder + "/pyvenv.cfg")
  }
}
