import NotebookSyntax

/// What git ignores in a folder and below it.
struct IgnoredFiles {
  /// Paths below the folder.
  private let paths: Set<String>

  /// Asks git, where the folder is in a repository and there is a git.
  init(in folder: String) {
    guard Projects.repository(above: folder) != nil, let git = Environment.program("git"),
      let output = ChildProcess.output(
        of: git,
        [
          "-C", folder, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory",
          "-z",
        ])
    else {
      paths = []
      return
    }
    paths = Set(
      output.split(separator: 0).map { path in
        String(decoding: path.last == UInt8(ascii: "/") ? path.dropLast() : path, as: UTF8.self)
      })
  }

  /// Whether a path below the folder is ignored by itself; what is in an ignored folder is not asked for.
  func contains(_ path: String) -> Bool { paths.contains(path) }
}
