import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution

/// One of several machines that share the notebooks among them: `2/5` is the second of five.
struct Shard: ExpressibleByArgument, Equatable {
  /// From 1.
  let number: Int
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// The notebooks of this machine.
  ///
  /// A notebook whose duration is known goes to the machine with the least to do, the longest first.
  /// The others go by the digest of their path, so that they stay where they are when notebooks
  /// come and go. Every machine must have the same durations.
  func select(
    from files: [NotebookFile], durations: [String: Double]
  ) -> [NotebookFile] {
    var loads = [Double](repeating: 0, count: count)
    var chosen: Set<String> = []
    let known = files.compactMap { file in durations[file.path].map { (file.path, $0) } }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    for (path, duration) in known {
      let shard = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      loads[shard] += duration
      if shard == number - 1 { chosen.insert(path) }
    }
    return files.filter { file in
      durations[file.path] == nil ? owns(file.path) : chosen.contains(file.path)
    }
  }

  /// Whether what nothing else is known of than its path belongs to this machine.
  func owns(_ path: String) -> Bool {
    let digest = SHA256.digest(of: path).bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return digest % UInt64(count) == UInt64(number - 1)
  }
}
