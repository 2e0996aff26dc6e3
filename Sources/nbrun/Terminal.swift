import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output and standard error.
///
/// A reader that has gone away (`nbrun … | head`) is no reason to stop: documents are still to be written. Any other
/// failure to write is told by the exit code.
enum Terminal {
  /// Whether a person watches standard error.
  static let isInteractive = isatty(STDERR_FILENO) == 1

  /// How many characters fit in a line of standard output: at most 100, and 80 where it is no terminal.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(Int(size.ws_col), 100)
  }

  private static let failure = Mutex<Int32?>(nil)

  /// Why standard output could not be written; nil where it could.
  static var failureToWrite: FileError? {
    failure.withLock { $0 }.map { FileError("standard output", "write", errno: $0) }
  }

  static func out(_ text: String, terminator: String = "\n") {
    write(text.terminalText + terminator, to: STDOUT_FILENO)
  }

  static func error(_ text: String) {
    write(text.terminalText + "\n", to: STDERR_FILENO)
  }

  /// Writes a text that is not for people: a report, with the commands for a build server that it may hold.
  static func report(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Prints the diagnostics of a file in the order of the source, each with the line it is about.
  static func report(_ diagnostics: [Diagnostic]) {
    for text in ShownDiagnostics(of: diagnostics).texts { error(text) }
  }

  /// Writes all of a text, or notes why not.
  static func write(_ text: String, to descriptor: Int32) {
    if Recovery.isRepeating { return }
    var text = text
    text.withUTF8 { bytes in
      if !systemWriteAll(descriptor, UnsafeRawBufferPointer(bytes)), descriptor == STDOUT_FILENO,
        errno != EPIPE
      {
        failure.withLock { $0 = errno }
      }
    }
  }
}

/// One line on standard error that says how far a long training is.
final class ProgressLine: Sendable {
  private let state = Mutex(State())

  private struct State {
    let start = ContinuousClock.now
    /// When the line was shown last; nil where it does not stand there.
    var last: ContinuousClock.Instant?
    /// How far the training was when it was heard of last; nil where none is going on.
    var latest: TrainingProgress?
  }

  /// Starts to show the line anew each second: between two points of a curve minutes may pass.
  init() {
    let thread = SystemThread { [weak self] in
      while true {
        usleep(1_000_000)
        guard let self else { return }
        self.state.withLock { state in
          if let latest = state.latest { Self.show(latest, &state) }
        }
      }
    }
    thread?.detach()
  }

  /// Shows a network's epoch, after half a second and ten times a second.
  func update(_ progress: TrainingProgress) {
    state.withLock { state in
      state.latest = progress
      let now = ContinuousClock.now
      guard now - state.start > .milliseconds(500) else { return }
      if let last = state.last, now - last < .milliseconds(100) { return }
      Self.show(progress, &state)
    }
  }

  private static func show(_ progress: TrainingProgress, _ state: inout State) {
    let now = ContinuousClock.now
    state.last = now
    let percent = 100 * progress.epoch / max(progress.epochs, 1)
    Terminal.write(
      "\r\u{1B}[K\(progress.notebook): \(progress.network): "
        + "epoch \(progress.epoch) of \(progress.epochs) (\(percent) %), "
        + "\((now - state.start).components.seconds) s",
      to: STDERR_FILENO)
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      state.latest = nil
      if state.last != nil { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.last = nil
    }
  }
}
