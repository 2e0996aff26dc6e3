import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// This program, run again in a process of its own; and other programs.
enum ChildProcess {
  private static let starting = Mutex(())
  /// Those that run now.
  private static let living = Mutex<Set<pid_t>>([])

  /// Ends all of them, as this process is about to end.
  static func killAll() {
    living.withLock { for child in $0 { kill(child, SIGKILL) } }
  }

  /// What it prints on standard output; nil where it cannot be started or fails. Its standard error
  /// is this process's.
  static func output(of arguments: [String]) -> [UInt8]? {
    output { start(arguments, standardOutput: $0) }
  }

  /// What it prints on standard output, given something on its standard input, and its exit status, which is negative
  /// where a signal has ended it; nil where it cannot be started. Its standard error is not heard.
  ///
  /// - Parameter started: told the number by which ``end(_:)`` ends it.
  static func output(
    of arguments: [String], input: [UInt8], started: (pid_t) -> Void
  ) -> (output: [UInt8], status: Int32)? {
    let process = starting.withLock { _ -> (child: pid_t, input: Int32, output: Int32)? in
      var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
      guard pipe(&input) == 0 else { return nil }
      guard pipe(&output) == 0 else {
        for end in input { close(end) }
        return nil
      }
      for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      let child = start("/proc/self/exe", ["nbrun"] + arguments) { actions in
        posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_RDWR, 0)
      }
      close(input[0])
      close(output[1])
      if let child { return (child, input[1], output[0]) }
      close(input[1])
      close(output[0])
      return nil
    }
    guard let process else { return nil }
    started(process.child)
    _ = input.withUnsafeBytes { systemWriteAll(process.input, $0) }
    close(process.input)
    let output = readAll(process.output)
    close(process.output)
    var information = siginfo_t()
    while waitid(P_PID, id_t(process.child), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    // Its number is another's as soon as it is waited for.
    let status = living.withLock { living in
      living.remove(process.child)
      var status: Int32 = 0
      while waitpid(process.child, &status, 0) < 0, errno == EINTR {}
      return status
    }
    return (output, status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F))
  }

  /// Ends one that runs.
  static func end(_ child: pid_t) {
    living.withLock { if $0.contains(child) { kill(child, SIGKILL) } }
  }

  /// The same of another program, whose standard error is not heard.
  static func output(of program: String, _ arguments: [String]) -> [UInt8]? {
    output { end in
      start(program, [program] + arguments) { actions in
        posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO)
        for descriptor in [STDIN_FILENO, STDERR_FILENO] {
          posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
      }
    }
  }

  private static func output(of start: (_ standardOutput: Int32) -> pid_t?) -> [UInt8]? {
    // One start at a time, so that no child holds the end of another's pipe open.
    let started = starting.withLock { _ -> (child: pid_t, end: Int32)? in
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { return nil }
      defer { close(ends[1]) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      if let child = start(ends[1]) { return (child, ends[0]) }
      close(ends[0])
      return nil
    }
    guard let (child, end) = started else { return nil }
    defer { close(end) }
    let output = readAll(end)
    var status: Int32 = 0
    defer { forget(child) }
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    return status == 0 ? output : nil
  }

  /// The exit status of another program, which is not heard; nil where it cannot be started or does
  /// not end in time.
  static func status(
    of program: String, _ arguments: [String], within limit: Duration
  ) -> Int32? {
    guard
      let child = start(
        program, [program] + arguments,
        redirecting: { actions in
          for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
          }
        })
    else { return nil }
    let end = ContinuousClock.now + limit
    var status: Int32 = 0
    defer { forget(child) }
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status }
      if ended < 0, errno != EINTR { return nil }
      if ContinuousClock.now > end {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return nil
      }
      usleep(5000)
    }
  }

  private static func start(_ arguments: [String], standardOutput: Int32) -> pid_t? {
    start("/proc/self/exe", ["nbrun"] + arguments) { actions in
      posix_spawn_file_actions_adddup2(&actions, standardOutput, STDOUT_FILENO)
    }
  }

  private static func start(
    _ program: String, _ words: [String],
    redirecting redirect: (inout posix_spawn_file_actions_t) -> Void
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    redirect(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that this process waits for in a thread must end the child.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // And one that is ignored here, ended by a closed pipe.
    var broken = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &broken)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    let words = words.map { strdup($0) }
    defer { for word in words { free(word) } }
    var child = pid_t()
    // Under the lock, so that none is started unseen while all are ended.
    return living.withLock { living in
      let error = posix_spawn(
        &child, program, &actions, &attributes, words + [nil], environ)
      if error == 0 { living.insert(child) }
      return error == 0 ? child : nil
    }
  }

  private static func forget(_ child: pid_t) { living.withLock { _ = $0.remove(child) } }

  /// All that comes out of a pipe.
  static func readAll(_ descriptor: Int32) -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return output }
      output += buffer[..<count]
    }
  }
}
