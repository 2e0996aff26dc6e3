import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many threads compute the large products of one network. Results do not depend on it.
package enum ThreadCount {
  /// What can be asked for.
  package static let range = 1...256

  /// The number in use: 1, unless it was set or the environment variable `NBRUN_THREADS` names another.
  package static var selected: Int {
    get {
      let chosen = choice.load(ordering: .relaxed)
      return chosen > 0 ? chosen : fromEnvironment ?? 1
    }
    set { choice.store(newValue, ordering: .relaxed) }
  }

  /// What is wrong with `NBRUN_THREADS`, if anything.
  package static var problemOfSelection: String? {
    guard let text = environment, fromEnvironment == nil else { return nil }
    return "NBRUN_THREADS is `\(text)`, which is not a number from 1 to \(range.upperBound)"
  }

  private static let choice = Atomic<Int>(0)
  private static let environment = getenv("NBRUN_THREADS").map { String(cString: $0) }
    .flatMap { $0.isEmpty ? nil : $0 }
  private static let fromEnvironment = environment.flatMap { Int($0) }
    .flatMap { range.contains($0) ? $0 : nil }
}
