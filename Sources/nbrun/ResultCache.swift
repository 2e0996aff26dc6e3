import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import Synchronization

/// Results kept as files in a folder, which may be deleted at any time and shared by processes.
///
/// `FOLDER/BUILD/KEY` holds a SHA-256 and the results. The digest is of the build, the key and the results, so that
/// an entry which has come under another name, or to another build, is as little believed as one with other bytes:
/// it is treated as missing, and written anew. An entry is written beside its place and renamed, so that it is
/// there as a whole or not at all.
final class ResultCache: ResultStore {
  /// How many networks were answered from the cache, and how many had to run.
  struct Counts: CustomStringConvertible {
    var hits = 0
    var misses = 0

    var description: String { "networks: \(misses) run, \(hits) from the cache" }
  }

  private let folder: String
  private let build: String
  private let counted = Mutex(Counts())

  /// Opens the cache in a folder; nil where this build has no identity to keep its entries apart.
  init?(folder: String) {
    guard let build = BuildIdentity.current else { return nil }
    self.folder = folder + "/" + build
    self.build = build
  }

  var counts: Counts { counted.withLock { $0 } }

  func results(for key: ResultKey) -> [UInt8]? {
    let results = entry(for: key)
    counted.withLock { counts in
      if results == nil { counts.misses += 1 } else { counts.hits += 1 }
    }
    return results
  }

  func save(_ results: [UInt8], for key: ResultKey) {
    // A cache that cannot be written, on a full disk say, is as good as none.
    try? FileSystem.write(digest(of: results, for: key).bytes + results, to: path(of: key))
  }

  private func entry(for key: ResultKey) -> [UInt8]? {
    guard let bytes = try? FileSystem.read(path(of: key)), bytes.count >= Self.digestSize else {
      return nil
    }
    let results = Array(bytes[Self.digestSize...])
    let digest = digest(of: results, for: key)
    return digest.bytes.elementsEqual(bytes[..<Self.digestSize]) ? results : nil
  }

  private func digest(of results: [UInt8], for key: ResultKey) -> SHA256 {
    SHA256.digest(of: Array("\(build)/\(key.digest)\n".utf8) + results)
  }

  private func path(of key: ResultKey) -> String { folder + "/" + key.digest }

  private static let digestSize = 32
}

extension ResultCache {
  /// Deletes the entries of all builds, and says how many there were.
  ///
  /// Only files named as entries are touched, in case the folder is not a cache.
  static func clean(_ folder: String) throws(FileError) -> Int {
    guard try FileSystem.kind(of: folder) == .folder else { return 0 }
    var count = 0
    for build in try FileSystem.names(in: folder) {
      let path = folder + "/" + build
      guard FileSystem.isFolder(path), !FileSystem.isSymbolicLink(path) else { continue }
      for name in try FileSystem.names(in: path, hidden: true) where isEntry(name) {
        try FileSystem.remove(path + "/" + name)
        if !name.hasPrefix(".") { count += 1 }
      }
      FileSystem.removeEmptyFolder(path)
    }
    return count
  }

  /// Whether a file is an entry, or what a killed process left of one.
  private static func isEntry(_ name: String) -> Bool {
    LeftParts.isPart(name)
      || name.utf8.count == 64 && name.utf8.allSatisfy { $0.hexadecimalValue != nil }
  }
}
