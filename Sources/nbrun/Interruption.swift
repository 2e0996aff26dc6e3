#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the process cleanly on Ctrl-C and on the other polite signals.
///
/// A thread waits for the signals, which all others block. It lets writes that have begun come to
/// their end (so that no file stays half-written and no temporary one behind), takes away the progress
/// line, and leaves with 128 plus the signal's number: 130 for Ctrl-C.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Writers hold it shared; the end of the process takes it for itself.
  nonisolated(unsafe) static let lock = {
    let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    pthread_rwlock_init(lock, nil)
    return lock
  }()

  /// Starts to watch. Must be called before other threads start.
  static func watch() {
    var watched = watchedSignals
    guard pthread_sigmask(SIG_BLOCK, &watched, nil) == 0 else { return }
    guard let thread = SystemThread({ Interruption.waitForSignal() }) else {
      pthread_sigmask(SIG_UNBLOCK, &watched, nil)
      return
    }
    thread.detach()
  }

  /// Does something that a signal is not to cut in two.
  static func shielded<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return try body()
  }

  /// The signals that are watched, less those that the caller has been told to ignore (`nohup`).
  private static var watchedSignals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals {
      var action = sigaction()
      sigaction(signal, nil, &action)
      if !action.isIgnoring { sigaddset(&set, signal) }
    }
    return set
  }

  private static func waitForSignal() -> Never {
    var watched = watchedSignals
    var signal: Int32 = 0
    while sigwait(&watched, &signal) != 0 {}
    pthread_rwlock_wrlock(lock)
    ChildProcess.killAll()
    if Terminal.isInteractive { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    _exit(128 + signal)
  }
}

extension sigaction {
  fileprivate var isIgnoring: Bool {
    #if canImport(Glibc)
      let handler = __sigaction_handler.sa_handler
    #else
      let handler = __sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
