import Glibc

/// Where the files lie that a notebook names: its paths are relative to a folder, and end below a root.
package struct FileScope: Equatable, Sendable {
  /// The folder that paths are relative to.
  package let folder: String
  /// The folder that no path leads out of, and that a path with `/` at its start is relative to.
  package let root: String

  /// Takes two folders, of which the root is the other or above it.
  package init(folder: String, root: String) {
    self.folder = folder.isEmpty ? "." : folder
    self.root = root.isEmpty ? "." : root
  }

  /// The same root, for what a file in another folder names.
  package func from(_ folder: String) -> FileScope { FileScope(folder: folder, root: root) }

  /// The folder, all links followed, and the root likewise.
  package func realFolders() throws(FileScopeError) -> (folder: String, root: String) {
    (try Self.realFolder(folder), try Self.realFolder(root))
  }

  /// Whether a real path is a folder's.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The real path of a file, which is there.
  ///
  /// The path may use `..` and symbolic links as long as it ends below the root.
  package func resolve(_ path: String) throws(FileScopeError) -> String {
    guard !path.isEmpty else { throw FileScopeError("the path is empty") }
    guard !path.utf8.contains(0) else {
      throw FileScopeError("the path contains a null character")
    }
    guard path.firstRange(of: "://") == nil else {
      throw FileScopeError(
        "`\(path)` is an address, but only files of the project are read; download it there")
    }
    let realRoot = try Self.realFolder(root)
    let start = path.hasPrefix("/") ? realRoot : try Self.realFolder(folder)
    try checkDepth(of: path, from: start, root: realRoot)
    guard let file = Self.realPath(start + "/" + path) else {
      let reason = Self.reason()
      let advice = path.hasPrefix("/") ? "; `/` is the project's root, which is `\(root)`" : ""
      throw FileScopeError("`\(path)` cannot be read: \(reason)\(advice)")
    }
    guard Self.isBelow(realRoot, file) else {
      throw FileScopeError(
        "`\(path)` leads out of the project's root, which is `\(root)`; move the file into it")
    }
    return file
  }

  /// What can be said without looking at the disk: nobody learns by a notebook what there is elsewhere.
  private func checkDepth(
    of path: String, from start: String, root: String
  ) throws(FileScopeError) {
    guard start == root || Self.isBelow(root, start) else { return }
    var depth = start.dropFirst(root.count).split(separator: "/").count
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      guard depth >= 0 else {
        throw FileScopeError(
          "`\(path)` leaves the project's root, which is `\(self.root)`; move the file into it, or put "
            + "an `nbrun.yml` into the folder that holds both")
      }
    }
  }

  private static func isBelow(_ root: String, _ path: String) -> Bool {
    path.hasPrefix(root == "/" ? root : root + "/")
  }

  private static func realFolder(_ path: String) throws(FileScopeError) -> String {
    guard let real = realPath(path) else {
      throw FileScopeError("the folder `\(path)` cannot be found: \(reason())")
    }
    return real
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}

/// Why a file cannot be had, in one line.
package struct FileScopeError: Error, Equatable {
  /// What is wrong and, where that can be said, what to do.
  package let message: String

  init(_ message: String) { self.message = message }
}
