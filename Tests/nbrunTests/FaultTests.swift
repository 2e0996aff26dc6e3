import Foundation
import Synchronization
import Testing

/// What must be survived: kills, full disks, races, damage. Each test does it for real.
@Suite struct FaultTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - Not a file

  /// A pipe that nobody writes to must not hang the run, nor an endless device fill the memory.
  @Test func refusesWhatIsNoFile() throws {
    #expect(mkfifo(folder.url.appending(path: "pipe.md").path, 0o600) == 0)
    for path in ["pipe.md", "/dev/zero"] {
      let outcome = try Command.run([path], in: folder.url)
      #expect(outcome.exitCode == 2)
      #expect(outcome.standardError == "\(path): error: this is not a regular file\n")
    }
  }

  @Test func refusesAnOutputFolderWithoutName() throws {
    try folder.write("# A\n", to: "a.md")
    let outcome = try Command.run(["a.md", "--output", ""], in: folder.url)
    #expect(outcome.exitCode == 64)
    #expect(outcome.standardError.hasPrefix("Error: --output must name a folder\n"))
  }

  // MARK: - Killed while writing

  /// Whichever call to the system is the last, every file is the old one or the new one, whole, and
  /// the next run makes what is missing. Together these are more than 200 kills.
  @Test(
    .enabled(if: Command.canBeFollowed, "needs ptrace"),
    arguments: [(["n"], false), (["n"], true), (["run", "--in-place", "n"], true)])
  func survivesAKillAtEveryWrite(arguments: [String], hasOldOutput: Bool) throws {
    try writeNotebooks(in: "old")
    if hasOldOutput {
      #expect(try run(arguments, in: "old").exitCode == 0)
      try changeSeeds(in: "old")
    }
    try folder.copy("old", to: "new")
    let calls = try Command.run(arguments, in: folder.url(of: "new"), atCall: .max, .isKilled).calls
    let (old, new) = (try folder.contents(of: "old"), try folder.contents(of: "new"))
    #expect(new.keys.allSatisfy { !$0.contains("/.") } && new != old)

    var replaced: [Int] = []
    for call in 1...calls {
      try folder.copy("old", to: "work")
      let killed = try Command.run(
        arguments, in: folder.url(of: "work"), atCall: call, .isKilled)
      #expect(killed.calls == call && killed.exitCode == nil)
      let files = try folder.contents(of: "work").filter { !$0.key.contains("/.") }
      let whole = files.filter { $0.value == old[$0.key] || $0.value == new[$0.key] }
      #expect(whole == files && old.keys.allSatisfy { files[$0] != nil }, "call \(call)")
      replaced.append(files.count { $0.value != old[$0.key] })
      if call.isMultiple(of: 10) {
        #expect(try run(arguments, in: "work").exitCode == 0)
        let complete = try folder.contents(of: "work").filter { !$0.key.contains("/.") }
        #expect(complete == new)
      }
    }
    // A kill before each file, in the order in which they are written; and some when all are there.
    #expect(replaced == replaced.sorted())
    #expect(Set(replaced).isSuperset(of: 0..<new.count { $0.value != old[$0.key] }))
  }

  /// Whichever call to the system fails, every file is the old one or the new one, whole, and the exit code says
  /// whether all are new.
  @Test(
    .enabled(if: Command.canBeFollowed, "needs ptrace"),
    arguments: [
      ["n", "--jobs", "1"], ["run", "--in-place", "n", "--jobs", "1"], ["site", "n"],
      ["n", "--cache", "cache", "--jobs", "1"],
    ])
  func survivesAFailureOfEveryCall(arguments: [String]) throws {
    try folder.write(Samples.xor(show: "loss-table, loss-curve"), to: "old/n/a.md")
    try folder.write("# Prose\n\n$1$\n", to: "old/n/b.md")
    #expect(try run(arguments, in: "old").exitCode == 0)
    try folder.write(Samples.xor(seed: 2, show: "loss-table, loss-curve"), to: "old/n/a.md")
    try folder.write("# More prose\n", to: "old/n/b.md")
    try folder.copy("old", to: "new")
    let calls = try Command.run(
      arguments, in: folder.url(of: "new"), atCall: .max, countingReads: true, .isKilled
    ).calls
    let (old, new) = (try documents(in: "old"), try documents(in: "new"))
    #expect(new != old)
    for call in 1...calls {
      try folder.copy("old", to: "work")
      let failed = try Command.run(
        arguments, in: folder.url(of: "work"), atCall: call, countingReads: true, .fails(EIO))
      let files = try documents(in: "work")
      #expect(
        files.allSatisfy { $0.value == old[$0.key] || $0.value == new[$0.key] }, "call \(call)")
      #expect(old.keys.allSatisfy { files[$0] != nil }, "call \(call)")
      // With another code than 0 the files may be the new ones all the same: the program itself was not to be had.
      if failed.exitCode == 0 { #expect(files == new, "call \(call)") }
      #expect(failed.exitCode != nil, "call \(call) ended by a signal")
    }
  }

  /// Whichever call to the system fails, a check changes nothing, and says neither that all is well where it is not
  /// nor the other way round.
  @Test(
    .enabled(if: Command.canBeFollowed, "needs ptrace"),
    arguments: [true, false])
  func checksTruthfullyWhateverFails(isCurrent: Bool) throws {
    let arguments = ["check", "n", "--cache", "cache", "--jobs", "1"]
    try folder.write(Samples.xor(show: "loss-table, loss-curve"), to: "old/n/a.md")
    try folder.write("# Prose\n\n$1$\n", to: "old/n/b.md")
    #expect(try run(["n", "--cache", "cache"], in: "old").exitCode == 0)
    if !isCurrent { try folder.write("# Other prose\n", to: "old/n/b.md") }
    try folder.copy("old", to: "work")
    let before = try documents(in: "old")
    let plain = try Command.run(
      arguments, in: folder.url(of: "work"), atCall: .max, countingReads: true, .isKilled)
    #expect(plain.exitCode == (isCurrent ? 0 : 1))
    for call in 1...plain.calls {
      try folder.copy("old", to: "work")
      let failed = try Command.run(
        arguments, in: folder.url(of: "work"), atCall: call, countingReads: true, .fails(EIO))
      #expect(try documents(in: "work") == before, "call \(call)")
      #expect(failed.exitCode != nil && failed.exitCode != (isCurrent ? 1 : 0), "call \(call)")
    }
  }

  /// Whichever call of a server fails or is its last, every file that it writes is the old one or the new one, whole;
  /// it serves, or says that it does not.
  @Test(.enabled(if: Command.canBeFollowed, "needs ptrace"), arguments: [true, false])
  func servesWhateverFails(isKilled: Bool) throws {
    let port = UInt16(20_000 + getpid() % 10_000 + (isKilled ? 10_000 : 0))
    let arguments = ["serve", "n", "--write", "--no-cache", "--port", "\(port)"]
    try folder.write(Samples.xor(show: "loss-table, loss-curve"), to: "old/n/a.md")
    #expect(try run(["n"], in: "old").exitCode == 0)
    try folder.write(Samples.xor(seed: 2, show: "loss-table, loss-curve"), to: "old/n/a.md")
    try folder.copy("old", to: "new")
    func serve(in path: String, _ call: Int32, _ fault: Command.Fault) throws -> (
      calls: Int32, exitCode: Int32?, hasAnswered: Bool
    ) {
      let end = ServerEnd()
      defer { end.stop() }
      let outcome = try Command.run(
        arguments, in: folder.url(of: path), atCall: call, countingReads: !isKilled, fault
      ) { end.ask($0, port: port) }
      return (outcome.calls, outcome.exitCode, end.hasAnswered)
    }
    let calls = try serve(in: "new", .max, .isKilled).calls
    let (old, new) = (try documents(in: "old"), try documents(in: "new"))
    #expect(new != old)
    for call in 1...calls {
      try folder.copy("old", to: "work")
      let outcome = try serve(in: "work", call, isKilled ? .isKilled : .fails(EIO))
      let files = try documents(in: "work")
      #expect(
        files.allSatisfy { $0.value == old[$0.key] || $0.value == new[$0.key] }, "call \(call)")
      #expect(old.keys.allSatisfy { files[$0] != nil }, "call \(call)")
      if isKilled { continue }
      #expect(outcome.hasAnswered || ![0, nil].contains(outcome.exitCode), "call \(call)")
    }
  }

  /// Documents and notebooks, without what is kept between runs and what a killed run leaves.
  private func documents(in path: String) throws -> [String: Data] {
    try folder.contents(of: path).filter { !$0.key.hasPrefix("cache/") && !$0.key.contains("/.") }
  }

  /// Somebody saves the notebook just before any call to the system of a run that writes into it.
  @Test(.enabled(if: Command.canBeFollowed, "needs ptrace"), arguments: [false, true])
  func neverLosesWhatIsSavedMeanwhile(inTwoSteps: Bool) throws {
    let saved = Samples.xor(seed: 2, show: "loss") + "\nThe author's last word.\n"
    try folder.write(Samples.xor(show: "loss"), to: "old/n.md")
    try folder.write(saved, to: "new/n.md")
    #expect(try run(["run", "--in-place", "n.md"], in: "new").exitCode == 0)
    let arguments = ["run", "--in-place", "n.md"]
    try folder.copy("old", to: "work")
    let calls = try Command.run(
      arguments, in: folder.url(of: "work"), atCall: .max, countingReads: true, .isKilled
    ).calls
    let (notebook, beside) = (folder.url(of: "work/n.md").path, folder.url(of: "work/n.new").path)
    for call in 1...calls {
      try folder.copy("old", to: "work")
      let outcome = try Command.run(
        arguments, in: folder.url(of: "work"), atCall: call, countingReads: true,
        .comesAfter {
          // An editor replaces the file, or writes into it.
          try? Data(saved.utf8).write(to: URL(filePath: inTwoSteps ? notebook : beside))
          if !inTwoSteps { rename(beside, notebook) }
        })
      // With threads the number of calls is not always the same.
      guard outcome.calls >= call else { break }
      let text = try folder.read("work/n.md")
      #expect([saved, try folder.read("new/n.md")].contains(text), "call \(call)")
      #expect(outcome.exitCode == 0, "call \(call)")
      let names = Set(try folder.contents(of: "work").keys)
      #expect(names == ["n.md"], "call \(call)")
    }
  }

  private func writeNotebooks(in path: String) throws {
    for number in 0..<7 {
      let text = Samples.xor(seed: 10 + number, show: "loss-table, loss-curve")
      try folder.write(text, to: "\(path)/n/\(number).md")
    }
  }

  private func changeSeeds(in path: String) throws {
    for number in 0..<7 {
      let notebook = "\(path)/n/\(number).md"
      try folder.write(
        try folder.read(notebook).replacing("seed: 1", with: "seed: 2"), to: notebook)
    }
  }

  private func run(_ arguments: [String], in path: String) throws -> Command.Outcome {
    try Command.run(arguments, in: folder.url(of: path))
  }

  // MARK: - Disks

  /// A write that stops in the middle, as on a full disk, whoever runs the test.
  @Test func keepsOldDocumentsWhereWritingStops() throws {
    try folder.write(Samples.xor(), to: "n.md")
    #expect(try Command.run(["n.md"], in: folder.url).exitCode == 0)
    let before = try folder.contents(of: "output")
    try folder.write(Samples.xor(seed: 2), to: "n.md")
    let outcome = try shell("trap '' XFSZ; ulimit -f 4; exec \"$0\" n.md 2>errors")
    #expect(outcome == 2)
    #expect(
      try folder.read("errors").contains("output/n.html: error: cannot write: File too large"))
    let after = try folder.contents(of: "output")
    #expect(after.keys.sorted() == before.keys.sorted())
    #expect(after["n.html"] == before["n.html"])
  }

  @Test(.enabled(if: Self.canMount, "needs mounts in a namespace of its own"))
  func keepsOldDocumentsOnAFullDisk() throws {
    try folder.write(Samples.xor(), to: "n.md")
    try folder.write(Samples.xor(seed: 2), to: "new/n.md")
    let outcome = try shell(
      """
      mkdir output && mount -t tmpfs -o size=128k tmpfs output || exit 70
      "$0" n.md > log || exit 71
      cp -r output before
      dd if=/dev/zero of=output/.fill 2>> log
      "$0" new/n.md 2> errors
      code=$?
      rm output/.fill
      diff -r output before >> log || exit 72
      exit $code
      """, inNamespace: true)
    #expect(outcome == 2)
    #expect(try folder.read("errors").contains("cannot write: No space left on device"))
  }

  @Test(.enabled(if: Self.canMount, "needs mounts in a namespace of its own"))
  func saysThatAFolderIsReadOnly() throws {
    try folder.write(Samples.xor(), to: "n.md")
    let outcome = try shell(
      """
      mkdir output && mount -t tmpfs -o ro tmpfs output || exit 70
      "$0" n.md 2> errors
      """, inNamespace: true)
    #expect(outcome == 2)
    #expect(
      try folder.read("errors") == "output/n.md: error: cannot write: Read-only file system\n")
  }

  @Test func saysThatAFileStandsInTheWay() throws {
    try folder.write(Samples.xor(), to: "n.md")
    try folder.write("mine", to: "output")
    let outcome = try Command.run(["n.md"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError
        == "output: error: this is a file, not a folder; choose another folder\n")
    #expect(try folder.read("output") == "mine")
  }

  // MARK: - At the same time

  @Test func runsOnTheSameOutputDoNotDisturbEachOther() throws {
    for number in 0..<10 { try folder.write(Samples.xor(seed: number), to: "n/\(number).md") }
    #expect(try Command.run(["n", "-o", "expected"], in: folder.url).exitCode == 0)
    for _ in 0..<3 {
      let processes = try (0..<4).map { _ in
        try Command.start(["n", "--cache", "cache"], in: folder.url)
      }
      for process in processes {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      #expect(try folder.contents(of: "output") == folder.contents(of: "expected"))
    }
    let entries = try folder.contents(of: "cache").keys
    #expect(entries.count == 10, "an entry for each network and nothing else: \(entries.sorted())")
  }

  /// Somebody saves the notebook while it trains: what they saved is kept, and run.
  @Test func runsANotebookAgainThatChangesWhileItRuns() throws {
    try folder.write(Samples.xor(epochs: 10_000_000, show: "loss"), to: "n.md")
    let process = try Command.start(["run", "--in-place", "n.md"], in: folder.url)
    try process.waitUntilItTrains()
    let saved = "Saved meanwhile.\n\n" + Samples.xor(epochs: 1, show: "loss")
    try folder.write(saved, to: "saved.md")
    try folder.write(saved, to: "n.md")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try Command.run(["run", "--in-place", "saved.md"], in: folder.url).exitCode == 0)
    #expect(try folder.read("n.md") == folder.read("saved.md"))
  }

  // MARK: - Damage

  @Test(arguments: ["truncated", "flipped", "emptied"])
  func computesAgainWhatIsDamaged(how: String) throws {
    try folder.write(Samples.xor(), to: "n.md")
    let run = ["n.md", "--cache", "cache", "--verbose"]
    _ = try Command.run(run, in: folder.url)
    let documents = try folder.contents(of: "output")
    let (path, bytes) = try #require(try folder.contents(of: "cache").first)
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      switch how {
      case "truncated": damaged = bytes.prefix(place)
      case "flipped": damaged[place] ^= 1
      default: damaged = Data()
      }
      try damaged.write(to: folder.url.appending(path: "cache/\(path)"))
      let outcome = try Command.run(run, in: folder.url)
      #expect(outcome.exitCode == 0)
      #expect(outcome.standardError == "networks: 1 run, 0 from the cache\n")
      #expect(try folder.contents(of: "cache") == [path: bytes])
      #expect(try folder.contents(of: "output") == documents)
      if how == "emptied" { break }
    }
  }

  @Test func noticesWindowsLineEndsInAnOutput() throws {
    try folder.write(Samples.xor(), to: "n.md")
    _ = try Command.run(["n.md", "--to", "md"], in: folder.url)
    let document = try folder.read("output/n.md")
    try folder.write(document.replacing("\n", with: "\r\n"), to: "output/n.md")
    #expect(try Command.run(["check", "n.md", "--to", "md"], in: folder.url).exitCode == 1)
    #expect(try Command.run(["n.md", "--to", "md"], in: folder.url).exitCode == 0)
    #expect(try folder.read("output/n.md") == document)
  }

  // MARK: - Interrupted

  @Test(arguments: [SIGINT, SIGTERM]) func endsCleanlyWhenInterrupted(signal: Int32) throws {
    try folder.write(Samples.xor(), to: "n.md")
    _ = try Command.run(["n.md"], in: folder.url)
    let documents = try folder.contents(of: "output")
    try folder.write(Samples.xor(epochs: 100_000_000), to: "n.md")
    let process = try Command.start(["n.md"], in: folder.url)
    try process.waitUntilItTrains()
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
    #expect(try folder.contents(of: "output") == documents)
  }

  @Test func takesTheProgressLineAwayWhenInterrupted() throws {
    try folder.write(Samples.xor(epochs: 100_000_000, recordEvery: 1000), to: "n.md")
    let terminal = try Terminal()
    let process = try Command.start(["n.md"], in: folder.url, standardError: terminal.user)
    let shown = terminal.read { $0.contains("epoch") }
    #expect(shown.contains("network: epoch"))
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let all = shown + terminal.read { $0.hasSuffix("\r\u{1B}[K") }
    #expect(all.hasSuffix("\r\u{1B}[K"))
  }

  /// Minutes may pass from one point of a curve to the next.
  @Test func showsThatALongTrainingGoesOn() throws {
    let slow = Samples.xor(epochs: 1_000_000_000).replacing("units: 2", with: "units: 300")
    try folder.write(slow, to: "n.md")
    let terminal = try Terminal()
    let process = try Command.start(["n.md"], in: folder.url, standardError: terminal.user)
    let shown = terminal.read { Self.seconds(shownIn: $0) > 1 }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(shown.contains("n.md: network: epoch 0 of 1000000000 (0 %), "))
    #expect(Self.seconds(shownIn: shown) > 1)
  }

  /// How long the last line of progress says that the training has taken; 0 where there is none.
  private static func seconds(shownIn text: String) -> Int {
    text.matches(of: #/(\d+) s(?=\r|$)/#).last.flatMap { Int($0.1) } ?? 0
  }

  // MARK: - Means

  /// Runs a script with the command as `$0`, and returns its exit code.
  private func shell(_ script: String, inNamespace: Bool = false) throws -> Int32 {
    let shell = ["/bin/bash", "-c", script, Command.binary.path]
    let words = (inNamespace ? ["/usr/bin/unshare", "-rm"] : []) + shell
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(["NBRUN_CACHE": ""]) { $1 }
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

extension Process {
  /// Waits until the process has used a fifth of a second of processor time, which nothing but a long
  /// training takes.
  fileprivate func waitUntilItTrains() throws {
    let file = URL(filePath: "/proc/\(processIdentifier)/stat")
    while isRunning {
      // Field 14 is the time in user mode, in hundredths of a second; field 2 has no spaces here.
      let fields = try String(contentsOf: file, encoding: .utf8).split(separator: " ")
      if let ticks = Int(fields[13]), ticks >= 20 { return }
      usleep(10_000)
    }
    throw POSIXError(.ESRCH)
  }
}

/// The two ends of a pseudo-terminal.
private struct Terminal {
  let user: FileHandle
  private let screen: Int32

  init() throws {
    screen = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)  // TIOCSPTLCK, TIOCGPTN
    guard ioctl(screen, setLock, &unlocked) == 0, ioctl(screen, getNumber, &number) == 0 else {
      throw POSIXError(.ENOTTY)
    }
    let descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    user = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Reads until the text is as wanted. After ten minutes, which no machine needs, it gives up.
  func read(until isEnough: (String) -> Bool) -> String {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    let end = Date().addingTimeInterval(600)
    while !isEnough(text), Date() < end {
      var poll = pollfd(fd: screen, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 100) > 0 else { continue }
      let count = Glibc.read(screen, &buffer, buffer.count)
      guard count > 0 else { break }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return text
  }
}

/// Ends a server, which has no other end, as soon as it answers.
private final class ServerEnd: Sendable {
  private let answered = Mutex(false)
  private let over = Mutex(false)

  /// Whether it has answered.
  var hasAnswered: Bool { answered.withLock { $0 } }

  /// Starts to ask the server of a process.
  func ask(_ process: pid_t, port: UInt16) {
    Thread { [self] in
      while !over.withLock({ $0 }) {
        if (try? HTTPProbe(port: port).get("/"))?.isEmpty == false {
          answered.withLock { $0 = true }
          kill(process, SIGTERM)
          return
        }
        usleep(5000)
      }
    }.start()
  }

  /// Stops to ask: the process has ended.
  func stop() { over.withLock { $0 = true } }
}
