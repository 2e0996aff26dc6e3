import Synchronization

/// Lets readers wait until something has changed.
final class Announcements: Sendable {
  private struct State {
    /// How many announcements there were.
    var count = 0
    var readers: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextReader = 0
  }

  private let state = Mutex(State())

  /// How many announcements there were: take it before looking at what they are about.
  var count: Int { state.withLock { $0.count } }

  /// Wakes all readers.
  func announce() {
    let readers = state.withLock { state in
      state.count += 1
      defer { state.readers = [:] }
      return state.readers
    }
    for reader in readers.values { reader.resume() }
  }

  /// Waits until there were more announcements, or some time has gone by.
  func wait(after count: Int, atMost limit: Duration) async {
    let reader = state.withLock { state in
      state.nextReader += 1
      return state.nextReader
    }
    let alarm = Task {
      try await Task.sleep(for: limit)
      wake(reader)
    }
    await withCheckedContinuation { continuation in
      let isLate = state.withLock { state in
        guard state.count == count else { return true }
        state.readers[reader] = continuation
        return false
      }
      if isLate { continuation.resume() }
    }
    alarm.cancel()
  }

  private func wake(_ reader: Int) {
    state.withLock { $0.readers.removeValue(forKey: reader) }?.resume()
  }
}
