import Dispatch
import NotebookDocuments
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs of documents in processes of their own, one at a time for each: a newer one takes the place of an older.
final class BackgroundRuns: Sendable {
  struct Job: Sendable {
    let document: String
    /// Tells it from other runs of the document.
    let number: Int
    let arguments: [String]
    let input: [UInt8]
  }

  private struct State {
    /// The next run of each document, in the order of their coming.
    var waiting: [Job] = []
    var running: [String: (number: Int, child: pid_t?)] = [:]
    var workers = 0
  }

  private static let mostWorkers = 8
  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let finish: @Sendable (Job, (output: [UInt8], status: Int32)?) -> Void

  /// - Parameter finish: told what came of a run that was not cancelled.
  init(finish: @escaping @Sendable (Job, (output: [UInt8], status: Int32)?) -> Void) {
    self.finish = finish
  }

  /// Starts a run, and cancels the one before.
  func start(_ job: Job) {
    cancel(job.document)
    let needsWorker = state.withLock { state in
      state.waiting.append(job)
      guard state.workers < min(Self.mostWorkers, state.waiting.count + state.running.count) else {
        return false
      }
      state.workers += 1
      return true
    }
    if needsWorker {
      if let thread = SystemThread({ [self] in work() }) {
        thread.detach()
      } else {
        state.withLock { $0.workers -= 1 }
      }
    }
    arrivals.signal()
  }

  /// Cancels the run of a document, if there is one.
  func cancel(_ document: String) {
    let child = state.withLock { state in
      state.waiting.removeAll { $0.document == document }
      return state.running.removeValue(forKey: document)?.child
    }
    if let child { ChildProcess.end(child) }
  }

  private func work() {
    while true {
      arrivals.wait()
      let job = state.withLock { state -> Job? in
        guard !state.waiting.isEmpty else { return nil }
        let job = state.waiting.removeFirst()
        state.running[job.document] = (job.number, nil)
        return job
      }
      guard let job else { continue }
      let result = ChildProcess.output(of: job.arguments, input: job.input) { child in
        let isCurrent = state.withLock { state in
          guard state.running[job.document]?.number == job.number else { return false }
          state.running[job.document]?.child = child
          return true
        }
        if !isCurrent { ChildProcess.end(child) }
      }
      let isCurrent = state.withLock { state in
        guard state.running[job.document]?.number == job.number else { return false }
        state.running[job.document] = nil
        return true
      }
      if isCurrent { finish(job, result) }
    }
  }
}
