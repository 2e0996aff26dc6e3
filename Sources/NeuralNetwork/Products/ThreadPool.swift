#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads that wait for work and do its parts; the thread that asks does part 0.
///
/// Waiting threads sleep. One work at a time: a pool belongs to one network, which runs on one
/// thread.
final class ThreadPool {
  private let board = Board()
  private var threads: [pthread_t] = []

  /// Starts threads, so that there are `count` with the caller's own.
  init(_ count: Int) {
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

  /// Does all parts of a work; those for threads that the system refused too.
  func run(_ work: some PartedWork) {
    board.post(work, workers: threads.count)
    work.compute(0)
    for part in (threads.count + 1)..<max(work.parts, threads.count + 1) { work.compute(part) }
    board.wait()
  }
}

/// Where a pool's threads find their work. They share it, so that it outlives each of them.
private final class Board: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  // The mutex guards what follows.
  private var work: (any PartedWork)?
  /// How many works there have been.
  private var generation = 0
  /// The threads that have not done their parts yet.
  private var missing = 0
  /// How many threads have begun.
  private var workers = 0
  private var isEnding = false

  init() {
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
  }

  /// Hands out a work.
  func post(_ work: any PartedWork, workers: Int) {
    pthread_mutex_lock(mutex)
    self.work = work
    generation += 1
    missing = workers
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  /// Waits until the threads have done their parts.
  func wait() {
    pthread_mutex_lock(mutex)
    while missing > 0 { pthread_cond_wait(done, mutex) }
    work = nil
    pthread_mutex_unlock(mutex)
  }

  /// Sends the threads home.
  func end() {
    pthread_mutex_lock(mutex)
    isEnding = true
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  /// A thread's life: its part of each work.
  func live() {
    pthread_mutex_lock(mutex)
    workers += 1
    let part = workers
    var seen = 0
    while true {
      while generation == seen && !isEnding { pthread_cond_wait(wake, mutex) }
      if isEnding { break }
      seen = generation
      if let work, part < work.parts {
        pthread_mutex_unlock(mutex)
        work.compute(part)
      } else {
        pthread_mutex_unlock(mutex)
      }
      pthread_mutex_lock(mutex)
      missing -= 1
      if missing == 0 { pthread_cond_signal(done) }
    }
    pthread_mutex_unlock(mutex)
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
