import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many clients are served at a time. The others wait, where the system keeps them.
///
/// It is far below the number of files that the process may have open: where that is reached, the threads of
/// concurrency end the process, since they count themselves by opening files.
final class ConnectionLimit: Sendable {
  private struct State {
    var open = 0
    /// Who waits for the end of a connection.
    var waiting: CheckedContinuation<Void, Never>?
    var isTold = false
  }

  private let most: Int
  private let state = Mutex(State())

  /// The files that notebooks, their data and the system's threads may need besides.
  private static let reserve = 64 + 4 * processorCount
  /// So few that a page or two would take them all.
  private static let fewest = 16
  private static let enough = 1000

  /// Raises the limit of open files as far as this process may, and takes its share.
  ///
  /// - Throws: the least limit with which anybody can be served.
  init() throws(FileError) {
    var limit = rlimit()
    getrlimit(Self.openFiles, &limit)
    var raised = limit
    raised.rlim_cur = limit.rlim_max
    if setrlimit(Self.openFiles, &raised) == 0 { limit = raised }
    most = min(Int(clamping: limit.rlim_cur) - Self.reserve, Self.enough)
    guard most >= Self.fewest else {
      throw FileError(
        "serve",
        reason: "this process may have \(limit.rlim_cur) files open at a time, which are too few; "
          + "allow \(Self.reserve + Self.fewest) with `ulimit -n`")
    }
  }

  /// Begins a connection, as soon as there are few enough. One caller at a time.
  func enter() async {
    await withCheckedContinuation { continuation in
      let (isFull, isNew) = state.withLock { state in
        guard state.open >= most else {
          state.open += 1
          return (false, false)
        }
        state.waiting = continuation
        defer { state.isTold = true }
        return (true, !state.isTold)
      }
      if isNew {
        Terminal.error(
          "\(most) connections are open, as many as are served at a time; the next ones wait")
      }
      if !isFull { continuation.resume() }
    }
  }

  /// Ends a connection. Who waits takes its place.
  func leave() {
    let next = state.withLock { state in
      defer { state.waiting = nil }
      if state.waiting == nil { state.open -= 1 }
      return state.waiting
    }
    next?.resume()
  }

  #if canImport(Glibc)
    private static let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let openFiles = RLIMIT_NOFILE
  #endif
}
