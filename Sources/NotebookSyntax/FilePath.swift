/// Paths as texts.
package enum FilePath {
  /// A path that starts from a folder, without `.` and, where that can be, `..`.
  package static func joined(_ folder: String, _ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return whole.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// An absolute path as it is seen from a folder, whose path is absolute too: `.`, `..`, `../a`. Absolute where
  /// they have nothing in common.
  package static func relative(_ path: String, to folder: String) -> String {
    relative(path, from: folder).map { $0.isEmpty ? "." : $0 } ?? path
  }

  /// The folder part of a path: `.` where it has none.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The way from a folder to a file, both by their absolute paths; nil where it goes by the root.
  package static func relative(_ path: String, from folder: String) -> String? {
    let target = path.split(separator: "/")
    let source = folder.split(separator: "/")
    let common = zip(target, source).prefix { $0 == $1 }.count
    guard common > 0 else { return nil }
    return (Array(repeating: "..", count: source.count - common) + target[common...])
      .joined(separator: "/")
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
