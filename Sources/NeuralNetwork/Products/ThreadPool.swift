import CProcessor
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads that share the parts of one work after the other with the thread that asks, which does part 0.
///
/// Each does the same part every time, since what it needs is then in its cache. Whoever is done takes the part of
/// one that has not yet woken. A training divides products that take less time than to wake: a thread
/// therefore looks for the next work a while before it sleeps. One work at a time: a pool belongs to one
/// network, which runs on one thread.
final class ThreadPool {
  private let board: Board
  private var threads: [pthread_t] = []

  /// Starts threads, so that there are `count` with the caller's own; fewer where the system refuses.
  init(_ count: Int) {
    board = Board(parts: count)
    for _ in 1..<count {
      let context = Unmanaged.passRetained(board)
      #if canImport(Glibc)
        var thread = pthread_t()
        let failure = pthread_create(&thread, nil, threadMain, context.toOpaque())
      #else
        var created: pthread_t?
        let failure = pthread_create(&created, nil, threadMain, context.toOpaque())
        guard let thread = created else { continue }
      #endif
      if failure == 0 { threads.append(thread) } else { context.release() }
    }
  }

  deinit {
    board.end()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Does a work of at most as many parts as there were to be threads.
  func run(_ work: some PartedWork) { board.run(work) }
}

/// Where a pool's threads find their work. They share it, so that it outlives each of them.
private final class Board: @unchecked Sendable {
  /// The number of the work.
  private let generation = Atomic<Int>(0)
  /// For each part, the number of the work in which it was taken last.
  private let taken: UnsafeMutableBufferPointer<Atomic<Int>>
  /// The parts of the work that are not done.
  private let missing = Atomic<Int>(0)
  private let isEnding = Atomic<Bool>(false)
  /// Changes only while there is no part to take.
  private var work: (any PartedWork)?

  // To sleep a thread says so, and then looks again; to wake it another changes what it looks at, and then
  // looks whether it sleeps. So one of them sees the other, all in one order.
  private let sleepers = Atomic<Int>(0)
  private let ownerSleeps = Atomic<Bool>(false)
  /// How many threads have begun.
  private let begun = Atomic<Int>(0)
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// How often a thread looks before it sleeps: for some 50 to 150 microseconds.
  private static let looks = 3000

  init(parts: Int) {
    taken = .allocate(capacity: parts)
    for part in 0..<parts { taken.initializeElement(at: part, to: Atomic(0)) }
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
    pthread_cond_init(done, nil)
  }

  deinit {
    pthread_cond_destroy(done)
    pthread_cond_destroy(wake)
    pthread_mutex_destroy(mutex)
    done.deallocate()
    wake.deallocate()
    mutex.deallocate()
    taken.deinitialize()
    taken.deallocate()
  }

  /// Does a work together with the threads; for the owner of the pool.
  func run(_ work: some PartedWork) {
    self.work = work
    // A work may hold the pool.
    defer { self.work = nil }
    missing.store(taken.count, ordering: .relaxed)
    let number = generation.add(1, ordering: .sequentiallyConsistent).newValue
    wakeSleepers()
    takeParts(of: number, from: 0)
    if look(until: { missing.load(ordering: .acquiring) == 0 }) { return }
    pthread_mutex_lock(mutex)
    ownerSleeps.store(true, ordering: .sequentiallyConsistent)
    while missing.load(ordering: .sequentiallyConsistent) > 0 { pthread_cond_wait(done, mutex) }
    ownerSleeps.store(false, ordering: .relaxed)
    pthread_mutex_unlock(mutex)
  }

  /// Sends the threads home.
  func end() {
    isEnding.store(true, ordering: .sequentiallyConsistent)
    wakeSleepers()
  }

  /// A thread's life.
  func live() {
    let own = begun.add(1, ordering: .relaxed).newValue
    var seen = 0
    while let number = waitForWork(after: seen) {
      takeParts(of: number, from: own)
      seen = number
    }
  }

  /// Does a thread's own part of a work and those that nobody has taken; none once the work is done.
  private func takeParts(of number: Int, from own: Int) {
    for offset in 0..<taken.count {
      let part = (own + offset) % taken.count
      let isMine = taken[part].compareExchange(
        expected: number - 1, desired: number, ordering: .acquiringAndReleasing
      ).exchanged
      guard isMine, let work else { continue }
      if part < work.parts { work.compute(part) }
      if missing.subtract(1, ordering: .sequentiallyConsistent).newValue == 0,
        ownerSleeps.load(ordering: .sequentiallyConsistent)
      {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(done)
        pthread_mutex_unlock(mutex)
      }
    }
  }

  /// Waits for a work other than the last one; nil where there will be none.
  private func waitForWork(after last: Int) -> Int? {
    let hasNews = { [self] in
      generation.load(ordering: .sequentiallyConsistent) != last
        || isEnding.load(ordering: .sequentiallyConsistent)
    }
    if !look(until: hasNews) {
      pthread_mutex_lock(mutex)
      sleepers.add(1, ordering: .sequentiallyConsistent)
      while !hasNews() { pthread_cond_wait(wake, mutex) }
      sleepers.subtract(1, ordering: .relaxed)
      pthread_mutex_unlock(mutex)
    }
    return isEnding.load(ordering: .relaxed) ? nil : generation.load(ordering: .acquiring)
  }

  private func wakeSleepers() {
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  /// Looks for something that is about to happen; returns whether it did.
  private func look(until happens: () -> Bool) -> Bool {
    for _ in 0..<Self.looks {
      if happens() { return true }
      nbrun_pause()
    }
    return false
  }
}

#if canImport(Glibc)
  private func threadMain(_ board: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let board { Unmanaged<Board>.fromOpaque(board).takeRetainedValue().live() }
    return nil
  }
#else
  private func threadMain(_ board: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Board>.fromOpaque(board).takeRetainedValue().live()
    return nil
  }
#endif
