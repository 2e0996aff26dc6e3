import NotebookSyntax

/// Finds the projects that folders belong to; each folder is looked at once.
struct Projects {
  private var byFolder: [String: Project] = [:]
  private var byRoot: [String: Project] = [:]

  /// The project of the nearest folder, from the one of a notebook upwards, that holds `nbrun.yml`; else of the
  /// nearest that holds `.git`, else of the one that was named on the command line.
  ///
  /// - Parameter named: where it is nil, the notebook was named itself, and its folder stands for it.
  mutating func project(above folder: String, in named: String? = nil) -> Project {
    if let project = byFolder[folder] { return project }
    let folders = Self.foldersAbove(folder)
    let project: Project
    if let root = folders.first(where: { Self.holds(Project.fileName, $0.path) })?.shown {
      project = byRoot[root] ?? Project(reading: root)
    } else {
      let root = folders.first { Self.holds(".git", $0.path) }?.shown ?? named ?? folder
      project = byRoot[root] ?? Project(root: root)
    }
    byRoot[project.root] = project
    byFolder[folder] = project
    return project
  }

  /// The nearest folder with `.git`, from a folder upwards, as it really is.
  static func repository(above folder: String) -> String? {
    foldersAbove(folder).first { holds(".git", $0.path) }?.path
  }

  private static func holds(_ name: String, _ folder: String) -> Bool {
    let kind = try? FileSystem.kind(of: folder == "/" ? "/" + name : folder + "/" + name)
    return kind != .nothing && kind != nil
  }

  /// A folder and those above it, as they really are and as they are shown: seen from the working directory
  /// where they have something in common.
  private static func foldersAbove(_ folder: String) -> [(path: String, shown: String)] {
    guard var path = FileSystem.resolved(folder) else { return [] }
    let here = FileSystem.resolved(".")
    var folders: [(String, String)] = []
    while true {
      folders.append((path, here.map { FilePath.relative(path, to: $0) } ?? path))
      if path == "/" { return folders }
      path = FilePath.folder(of: path)
    }
  }
}
