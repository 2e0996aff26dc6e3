import NotebookSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pattern of paths below the root of a project, as git's are: `drafts`, `*.tmp.md`, `weeks/*/old`, `**/old-*.md`.
struct PathPattern {
  private let pattern: String
  /// Whether it is for a name at any depth.
  private let isOfName: Bool

  init(_ pattern: String) {
    var pattern = Substring(pattern)
    while pattern.hasSuffix("/") { pattern.removeLast() }
    isOfName = !pattern.contains("/")
    if pattern.hasPrefix("/") { pattern.removeFirst() }
    self.pattern = String(pattern)
  }

  /// Whether it is the pattern of a path.
  func matches(_ path: String) -> Bool {
    if isOfName { return Self.matches(pattern, FilePath.name(of: path)) }
    return Self.matches(
      pattern.split(separator: "/")[...], path.split(separator: "/")[...])
  }

  /// Part by part; `**` stands for any number of parts.
  private static func matches(_ pattern: ArraySlice<Substring>, _ path: ArraySlice<Substring>)
    -> Bool
  {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      return (path.startIndex...path.endIndex).contains {
        matches(pattern.dropFirst(), path[$0...])
      }
    }
    guard let name = path.first else { return false }
    return matches(String(first), String(name)) && matches(pattern.dropFirst(), path.dropFirst())
  }

  private static func matches(_ pattern: String, _ name: String) -> Bool {
    fnmatch(pattern, name, 0) == 0
  }
}
