import CRecovery
import NotebookSyntax
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Goes on where nbrun itself fails, by a trap or a signal: a fault that one notebook brings out must not take the
/// others, the report or the server with it.
///
/// The handler of the signal starts the program anew, in the same process, with the same arguments and with
/// `NBRUN_RECOVERY` in the environment. That one runs all notebooks again but those that have failed, for which
/// there is an error instead, and keeps silent as long as it only repeats what has been printed. To run a notebook
/// twice gives the same files; and whatever the fault has left in the memory is gone.
///
/// `NBRUN_RECOVERY` holds, separated by spaces: 1 if one notebook is to run at a time, the number of hand-overs whose
/// output has been printed (−1: not even what comes before the first), the server's port or 0, and
/// `PATH:SIGNAL` for each notebook that has failed, its path percent-encoded.
enum Recovery {
  private struct Failure {
    let notebook: String
    let signal: String
    /// Whether a run has had it for its result.
    var isTold = false

    var text: String { " " + Recovery.name(of: notebook) + ":" + signal }
  }

  private struct State {
    var failures: [Failure] = []
    /// How many hand-overs there were; −1 before the first can begin.
    var handOvers = -1
  }

  private static let words = Environment[RECOVERY_VARIABLE]?.split(separator: " ") ?? []
  /// How many hand-overs have been printed before.
  private static let said = words.count > 1 ? Int(words[1]) ?? -1 : -1
  private static let state = Mutex(State(failures: words.dropFirst(3).compactMap(failure)))
  private static let repeats = Atomic<Bool>(said >= 0)

  /// Whether one notebook is to run at a time, since it is not known which one has failed.
  static let isAlone = words.first == "1"

  /// Where the server listened that has failed; nil where there was none.
  static let port = words.count > 2 ? UInt16(words[2]).flatMap { $0 == 0 ? nil : $0 } : nil

  /// Whether what is printed now has been printed before.
  static var isRepeating: Bool { repeats.load(ordering: .relaxed) }

  /// Starts to watch. Must be called before other threads start.
  static func start() {
    let texts = state.withLock { $0.failures.map(\.text).joined() }
    recovery_start(
      CommandLine.unsafeArgv, Interruption.lock, isAlone, Int32(clamping: said), strdup(texts))
  }

  /// Does something of which a notebook is the reason, should it fail.
  static func attributed<Result>(to notebook: String, _ body: () -> Result) -> Result {
    var result: Result?
    withoutActuallyEscaping(body) { body in
      var work = { result = body() }
      withUnsafeMutablePointer(to: &work) { work in
        recovery_attribute(
          name(of: notebook), { $0?.assumingMemoryBound(to: (() -> Void).self).pointee() }, work)
      }
    }
    return result!
  }

  /// The failure that stands for the run of a notebook, once; nil where it is to run.
  static func failure(of notebook: String) -> FileError? {
    state.withLock { state -> FileError? in
      guard let index = state.failures.firstIndex(where: { $0.notebook == notebook }) else {
        return nil
      }
      guard state.failures[index].isTold else {
        state.failures[index].isTold = true
        return FileError(
          notebook,
          reason: "nbrun itself failed at this notebook (\(state.failures[index].signal)): "
            + "please report it, with the notebook")
      }
      // The server runs it again, since it has been edited.
      state.failures.remove(at: index)
      recovery_set_failed(strdup(state.failures.map(\.text).joined()))
      return nil
    }
  }

  /// Notes that all has been printed that comes before the first hand-over, or with one more.
  static func noteHandOver() {
    state.withLock { state in
      state.handOvers += 1
      recovery_set_said(Int32(clamping: max(state.handOvers, said)))
      if state.handOvers >= said { repeats.store(false, ordering: .relaxed) }
    }
  }

  private static func name(of notebook: String) -> String {
    PercentCoding.encoded(notebook, keeping: "/")
  }

  private static func failure(_ word: Substring) -> Failure? {
    let parts = word.split(separator: ":")
    guard parts.count == 2 else { return nil }
    let path = PercentCoding.decoded(parts[0].utf8).bytes
    return Failure(notebook: String(decoding: path, as: UTF8.self), signal: String(parts[1]))
  }
}
