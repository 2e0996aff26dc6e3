import NotebookSyntax

/// Finds the roots of the projects that folders belong to; each folder is looked at once.
struct ProjectRoots {
  /// The file that makes a folder the root of a project.
  static let projectFile = "nbrun.yml"

  private var known: [String: String] = [:]

  /// The nearest folder, from the one of a notebook upwards, that holds `nbrun.yml`, else the nearest that holds
  /// `.git`, else the one that was named on the command line.
  ///
  /// - Parameter named: where it is nil, the notebook was named itself and its folder stands for it.
  mutating func root(above folder: String, in named: String? = nil) -> String {
    if let root = known[folder] { return root }
    let root = Self.find(above: folder) ?? named ?? folder
    known[folder] = root
    return root
  }

  private static func find(above folder: String) -> String? {
    var repository: String?
    for (candidate, shown) in foldersAbove(folder) {
      if FileSystem.isFile(candidate + "/" + projectFile) { return shown }
      if repository == nil, (try? FileSystem.kind(of: candidate + "/.git")) != .nothing {
        repository = shown
      }
    }
    return repository
  }

  /// A folder and those above it, as they really are and as they are shown: seen from the working directory
  /// where that is among them or below.
  private static func foldersAbove(_ folder: String) -> [(path: String, shown: String)] {
    guard var path = FileSystem.resolved(folder) else { return [] }
    let here = FileSystem.resolved(".")
    var folders = [(path, here.map { FilePath.relative(path, to: $0) } ?? path)]
    while path != "/" {
      path = FilePath.folder(of: path)
      folders.append((path, here.map { FilePath.relative(path, to: $0) } ?? path))
    }
    return folders
  }
}
