#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Environment {
  /// Where a program is, by `PATH`; nil where there is none.
  static func program(_ name: String) -> String? {
    for folder in (Self["PATH"] ?? "").split(separator: ":") {
      let path = "\(folder)/\(name)"
      if FileSystem.isFile(path), access(path, X_OK) == 0 { return path }
    }
    return nil
  }
}
