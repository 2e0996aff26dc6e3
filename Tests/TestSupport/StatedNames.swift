import Foundation

/// The names that components and exhibits state in their sources: the compiler does not notice one that no
/// list has.
package enum StatedNames {
  /// What stands behind `static let name =` in the Swift files of a folder of `Sources`.
  package static func inSources(of folder: String) throws -> [String] {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let sources = root.appending(path: "Sources").appending(path: folder)
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") }
    return try files.sorted().flatMap { file in
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      return text.matches(of: #/static (?:let|var) name(?:: String)? (?:=|\{) "([^"]+)"/#)
        .map { String($0.1) }
    }
  }
}
