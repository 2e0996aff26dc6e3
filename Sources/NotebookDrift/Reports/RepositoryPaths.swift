import NotebookSyntax

/// How machines are told of files that belong to a repository: by their paths in it, wherever the command runs.
package struct RepositoryPaths: Sendable {
  private let root: String?
  private let workingFolder: String

  /// - Parameters:
  ///   - root: the absolute path of the repository; nil where there is none.
  ///   - workingFolder: the absolute path of the folder from which relative paths start.
  package init(root: String?, workingFolder: String) {
    (self.root, self.workingFolder) = (root, workingFolder)
  }

  /// A file's path in the repository; one that is outside stays as it is.
  func path(_ path: String) -> String {
    guard let root else { return path }
    let whole = FilePath.joined(workingFolder, path)
    let start = root == "/" ? root : root + "/"
    return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : path
  }

  /// A report in which the notebook and its documents have their paths in the repository.
  func report(_ report: NotebookReport) -> NotebookReport {
    var report = report
    report.notebook = path(report.notebook)
    let folder = path(report.folder + "x").dropLast()
    report.folder = String(folder)
    return report
  }
}
