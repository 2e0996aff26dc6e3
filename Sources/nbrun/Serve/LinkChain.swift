import NotebookSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A path, and where it leads to if a symbolic link stands there, link by link: a change of any of them is one of
/// the file.
struct LinkChain {
  /// The first is the path itself, the last the file.
  let paths: [String]

  /// As many links as Linux follows.
  private static let longest = 40

  init(_ path: String) {
    var paths = [path]
    while paths.count <= Self.longest, let target = Self.target(of: paths[paths.count - 1]) {
      paths.append(FilePath.joined(FilePath.folder(of: paths[paths.count - 1]), target))
    }
    self.paths = paths
  }

  /// What a link holds; nil where there is none.
  private static func target(of path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      guard let text = buffer.baseAddress else { return nil }
      let count = readlink(path, text, Int(PATH_MAX))
      guard count > 0 else { return nil }
      text[count] = 0
      return String(cString: text)
    }
  }
}
