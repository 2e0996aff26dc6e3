import Foundation
import Testing

/// A fault of nbrun itself, as one notebook may bring it out, takes neither the others nor the report with it.
@Suite struct RecoveryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a", "b", "c"] {
      try folder.write("inputs,targets\n1,0\n2,1\n", to: "new/n/\(name).csv")
      try folder.write(
        Samples.xor(show: "loss, loss-curve").replacing(
          /data:(.|\n)*?layers/,
          with: "data: {csv: \(name).csv, inputs: [inputs], targets: [targets]}\nlayers"),
        to: "new/n/\(name).md")
    }
    try folder.copy("new", to: "old")
  }

  /// The files of a notebook's documents, by the notebook's name.
  private func documents(in path: String) throws -> [String: [String: Data]] {
    let files = try folder.contents(of: path).filter { !$0.key.contains("/.") }
    return Dictionary(grouping: files) { file in
      String(file.key.split(separator: "/")[1].first ?? "?")
    }.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) }
  }

  /// At whichever call to the system nbrun crashes, the documents of all notebooks but the one that was in work are
  /// complete, and the exit code says whether there is one.
  @Test(
    .enabled(if: Command.canBeFollowed, "needs ptrace"),
    arguments: [
      ["n", "--jobs", "1", "--no-cache"], ["n", "--jobs", "3", "--no-cache"],
      ["run", "--in-place", "n", "--jobs", "1", "--no-cache"],
    ])
  func theOthersAreMade(arguments: [String]) throws {
    // What the system does to load the program is not nbrun's.
    let loading = try Command.run(
      ["--version"], in: folder.url(of: "new"), atCall: .max, countingReads: true, .isKilled
    ).calls
    let calls = try Command.run(
      arguments, in: folder.url(of: "new"), atCall: .max, countingReads: true, .isKilled
    ).calls
    let (old, new) = (try documents(in: "old"), try documents(in: "new"))
    var failures: Set<String> = []
    for call in loading + 1...calls {
      try folder.copy("old", to: "work")
      let outcome = try Command.run(
        arguments, in: folder.url(of: "work"), atCall: call, countingReads: true, .crashes(SIGILL))
      // With threads the number of calls is not always the same.
      guard outcome.calls >= call else { break }
      let files = try documents(in: "work")
      let missing = new.keys.filter { files[$0] != new[$0] }
      failures.formUnion(missing)
      #expect(missing.count <= 1, "call \(call): \(missing)")
      // Where the crash came after the last of its files, nothing is missing.
      #expect(
        outcome.exitCode == 2 || outcome.exitCode == 0 && missing.isEmpty,
        "call \(call): \(outcome)")
      for name in missing {
        for (path, bytes) in files[name] ?? [:] {
          #expect(bytes == old[name]?[path] || bytes == new[name]?[path], "call \(call)")
        }
      }
    }
    #expect(failures == ["a", "b", "c"])
  }

  /// A connection that was accepted at the moment of the crash must not stay open, with nobody to answer. A pipe
  /// stands for it, whose other end sees that it is closed; the server starts to listen after that.
  @Test func whatTheCrashedProcessHadOpenIsClosed() throws {
    let pipe = folder.url(of: "new/pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let end = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(end) }
    let server = try LiveServerProcess(
      ["n"], in: folder.url(of: "new"), inheriting: pipe,
      environment: ["NBRUN_RECOVERY": "1 -1 0"])
    var byte: UInt8 = 0
    // Nothing, but not because it might still come.
    #expect(read(end, &byte, 1) == 0)
    #expect(try server.get("/a.html").hasPrefix("HTTP/1.1 200 "))
  }

  /// What was printed before is not printed again, and what is printed names the notebook. The variable is what the
  /// crashed process would have left.
  @Test func saysWhatFailedAndGoesOn() throws {
    let environment = ["NBRUN_RECOVERY": "0 1 0 n/b.md:SIGILL"]
    let outcome = try Command.run(
      ["n", "--to", "md"], in: folder.url(of: "new"), environment: environment)
    #expect(
      outcome
        == Command.Outcome(
          exitCode: 2, standardOutput: "n/c.md → output/c.md, output/c/loss-curve-1.svg\n",
          standardError: """
            n/b.md: error: nbrun itself failed at this notebook (SIGILL): please report it, with the notebook
            2 written, 1 failed

            """))
    #expect(folder.exists("new/output/a.md"))
  }

  @Test func reportsAreComplete() throws {
    #expect(try Command.run(["n"], in: folder.url(of: "new")).exitCode == 0)
    let outcome = try Command.run(
      ["check", "n", "--format", "junit"], in: folder.url(of: "new"),
      environment: ["NBRUN_RECOVERY": "0 2 0 n/b.md:SIGSEGV"])
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError == "2 current, 0 drifted, 1 failed\n")
    #expect(outcome.standardOutput.contains("nbrun itself failed at this notebook (SIGSEGV)"))
    for name in ["a", "b", "c"] { #expect(outcome.standardOutput.contains("n/\(name).md")) }
  }

  @Test func aSiteIsNotMadeWithoutOneOfItsPages() throws {
    let outcome = try Command.run(
      ["site", "n"], in: folder.url(of: "new"),
      environment: ["NBRUN_RECOVERY": "1 -1 0 n/b.md:SIGABRT"])
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("n/b.md: error: nbrun itself failed"))
    #expect(!folder.exists("new/site"))
  }

  /// A signal that somebody sends is no crash.
  @Test func endsWhenItIsToldTo() throws {
    try folder.write(Samples.xor(epochs: 1_000_000_000), to: "long.md")
    let process = try Command.start(["long.md"], in: folder.url)
    kill(process.processIdentifier, SIGABRT)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGABRT)
  }
}
