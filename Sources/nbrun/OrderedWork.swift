import Dispatch
import Synchronization

/// Transforms elements on several threads, and hands over the results one at a time on the calling
/// thread, in the order of the elements.
///
/// A result is released once it has been handed over. The threads are never more than a few
/// elements ahead, so that memory does not grow with the number of elements.
///
/// - Parameter body: takes a result; returns false to stop.
func forEachInOrder<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) -> Result,
  _ body: (Result) -> Bool
) {
  let jobs = Recovery.isAlone ? 1 : jobs
  let work = OrderedWork<Result>(count: elements.count, ahead: 4 * jobs)
  // One notebook is not worth a thread, which takes a part of a millisecond to start.
  let count = min(jobs, elements.count)
  let threads = (0..<(count > 1 ? count : 0)).compactMap { _ in
    SystemThread {
      while let index = work.next() { work.finish(index, transform(elements[index])) }
    }
  }
  // As many as the system gives; with none the work is done here.
  for element in elements {
    guard body(threads.isEmpty ? transform(element) : work.takeResult()) else { break }
  }
  work.stop()
  for thread in threads { thread.join() }
}

/// What the threads of ``forEachInOrder(_:jobs:_:_:)`` share.
private final class OrderedWork<Result: Sendable>: Sendable {
  private struct State {
    var nextToStart = 0
    var nextToTake = 0
    var results: [Int: Result] = [:]
    var isStopped = false
  }

  private let state = Mutex(State())
  private let count: Int
  private let ahead: Int
  /// Counts the elements that may be started now.
  private let room: DispatchSemaphore
  /// Counts the results that have come in.
  private let arrivals = DispatchSemaphore(value: 0)

  init(count: Int, ahead: Int) {
    self.count = count
    self.ahead = ahead
    room = DispatchSemaphore(value: ahead)
  }

  /// The element to start next; nil at the end. Waits while the others are too far ahead.
  func next() -> Int? {
    room.wait()
    let index = state.withLock { state -> Int? in
      guard state.nextToStart < count, !state.isStopped else { return nil }
      state.nextToStart += 1
      return state.nextToStart - 1
    }
    if index == nil { room.signal() }
    return index
  }

  func finish(_ index: Int, _ result: Result) {
    state.withLock { $0.results[index] = result }
    arrivals.signal()
  }

  /// The result whose turn it is; waits for it.
  func takeResult() -> Result {
    while true {
      let result = state.withLock { state -> Result? in
        guard let result = state.results.removeValue(forKey: state.nextToTake) else { return nil }
        state.nextToTake += 1
        return result
      }
      if let result {
        room.signal()
        return result
      }
      arrivals.wait()
    }
  }

  /// Lets no further element start, and no thread wait for results to be taken.
  func stop() {
    state.withLock { $0.isStopped = true }
    for _ in 0..<ahead { room.signal() }
  }
}
