#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread as the system has it. Dispatch ends the program where it can open no file to count its own threads by.
struct SystemThread {
  private let handle: pthread_t

  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; nil where the system gives no more.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    #if canImport(Glibc)
      var created = pthread_t()
      let failure = pthread_create(&created, nil, Self.main, body.toOpaque())
      let thread: pthread_t? = created
    #else
      var thread: pthread_t?
      let failure = pthread_create(&thread, nil, { Self.main($0) }, body.toOpaque())
    #endif
    guard failure == 0, let thread else {
      body.release()
      return nil
    }
    handle = thread
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    if let body = $0 { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
    return nil
  }

  /// Waits for its end.
  func join() { pthread_join(handle, nil) }

  /// Leaves it to itself.
  func detach() { pthread_detach(handle) }
}
