import Foundation
import Testing

/// What is processed, what is replaced, and what is left alone.
@Suite struct FilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments, in: folder.url)
  }

  /// What lets nbrun take a file for one that it has made.
  private static let mark = "old\n<!-- Made by nbrun. -->\n"

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  // MARK: - What is replaced

  @Test(arguments: ["device", "pipe", "socket"]) func onlyFilesAreReplaced(kind: String) throws {
    try folder.write("# A\n", to: "a.md")
    try folder.write("", to: "output/other")
    let target = path("target")
    switch kind {
    case "device": try #require(symlink("/dev/null", path("output/a.md")) == 0)
    case "pipe":
      try #require(mkfifo(target, 0o600) == 0 && symlink(target, path("output/a.md")) == 0)
    default:
      try #require(makeSocket(target) && symlink(target, path("output/a.md")) == 0)
    }
    let outcome = try run("a.md", "--to", "md")
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError
        == "output/a.md: error: this is not a regular file, and nothing else is replaced\n")
    var status = stat()
    let leadsTo = kind == "device" ? "/dev/null" : target
    #expect(lstat(leadsTo, &status) == 0)
    #expect(status.st_mode & S_IFMT != S_IFREG)
  }

  private func makeSocket(_ path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8CString)
    guard bytes.count <= MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { field in
      bytes.withUnsafeBytes { field.copyMemory(from: $0) }
    }
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  @Test(arguments: [["a.md", "--to", "md"], ["run", "--in-place", "a.md"]])
  func writeProtectedFilesAreLeftAlone(arguments: [String]) throws {
    let notebook = Samples.xor(show: "loss")
    for name in ["a.md", "output/a.md"] {
      try folder.write(notebook + Self.mark, to: name)
      chmod(path(name), 0o444)
    }
    let outcome = try Command.run(arguments, in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError.contains(
        "a.md: error: the file is write-protected, and is left as it is\n"))
    for name in ["a.md", "output/a.md"] {
      #expect(try folder.read(name) == notebook + Self.mark)
    }
  }

  @Test func aLinkStaysAndOneToNothingIsRefused() throws {
    try folder.write("# A\n", to: "a.md")
    try folder.write(Self.mark, to: "elsewhere/a.md")
    try folder.write("", to: "output/other")
    try #require(symlink(path("elsewhere/a.md"), path("output/a.md")) == 0)
    #expect(try run("a.md", "--to", "md").exitCode == 0)
    #expect(try folder.read("elsewhere/a.md").contains("# A"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: path("output/a.md"))
        == path("elsewhere/a.md"))
    try FileManager.default.removeItem(atPath: path("elsewhere/a.md"))
    let outcome = try run("a.md", "--to", "md")
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("output/a.md: error: this link leads to nothing"))
    #expect(!folder.exists("elsewhere/a.md"))
  }

  @Test func theOtherNamesOfAFileKeepItsBytes() throws {
    try folder.write("# A\n", to: "a.md")
    try folder.write(Self.mark, to: "output/a.md")
    try #require(link(path("output/a.md"), path("snapshot")) == 0)
    #expect(try run("a.md", "--to", "md").exitCode == 0)
    #expect(try folder.read("snapshot") == Self.mark)
  }

  @Test func permissionsStay() throws {
    try folder.write(Samples.xor(show: "loss"), to: "a.md")
    chmod(path("a.md"), 0o640)
    #expect(try run("run", "--in-place", "a.md").exitCode == 0)
    var status = stat()
    #expect(stat(path("a.md"), &status) == 0 && status.st_mode & 0o7777 == 0o640)
  }

  /// What a killed run has left is removed; what a living one writes is not.
  @Test func leftPartsAreRemoved() throws {
    try folder.write("# A\n", to: "a.md")
    for name in [".nbrun-1.part", ".nbrun-2.part", ".nbrun-x.part", ".nbrun-3.saved"] {
      try folder.write("part", to: "output/\(name)")
    }
    let living = open(path("output/.nbrun-2.part"), O_RDONLY | O_CLOEXEC)
    defer { close(living) }
    #expect(flock(living, LOCK_EX) == 0)
    #expect(try run("a.md", "--to", "md").exitCode == 0)
    #expect(
      Set(try folder.contents(of: "output").keys)
        == ["a.md", ".nbrun-2.part", ".nbrun-x.part", ".nbrun-3.saved"])
  }

  @Test func namesMayBeAsLongAsTheSystemHasThem() throws {
    let name = String(repeating: "n", count: 247)
    try folder.write("# A\n", to: "\(name).md")
    #expect(try run("\(name).md").exitCode == 0)
    #expect(folder.exists("output/\(name).html"))
    let long = Array(repeating: String(repeating: "d", count: 200), count: 30).joined(
      separator: "/")
    let outcome = try run("\(long)/a.md")
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("/a.md: error: cannot look at it: File name too long\n"))
  }

  // MARK: - What is found

  @Test func nothingInAFolderIsPassedOverInSilence() throws {
    try folder.write("# A\n", to: "n/a.md")
    try folder.write("# E\n", to: "n/\u{E9}.md")
    try folder.write("# E too\n", to: "n/e\u{301}.md")
    try folder.write("# Latin\n", to: "n/latin.md")
    let latin: [UInt8] = Array("\(path("n"))/".utf8) + [0xE9, 0x2E, 0x6D, 0x64, 0]
    let isRenamed = latin.withUnsafeBufferPointer { name in
      name.withMemoryRebound(to: CChar.self) { rename(path("n/latin.md"), $0.baseAddress!) == 0 }
    }
    try #require(isRenamed)
    try #require(symlink("nowhere.md", path("n/dangling.md")) == 0)
    try #require(symlink("loop", path("n/loop")) == 0)
    try #require(mkfifo(path("n/pipe.md"), 0o600) == 0)
    let outcome = try run("n", "--to", "md")
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError.split(separator: "\n").sorted()
        == [
          "2 written, 0 failed",
          "n/dangling.md: error: this link leads to nothing; remove it, or make what it leads to",
          "n/loop: error: cannot look at it: Too many levels of symbolic links",
          "n/pipe.md: error: this is not a regular file",
          "n/\u{E9}.md: error: another notebook has this name in another encoding of its accents; rename one",
          "n/\u{FFFD}.md: error: its name is not UTF-8; rename it",
        ].map { $0[...] }.sorted())
  }

  // MARK: - What is told

  @Test func aReaderThatLeavesStopsNothing() throws {
    for number in 0..<40 { try folder.write("# A\n", to: "n/\(number).md") }
    let pipe = Pipe()
    let process = try Command.start(
      ["n", "--to", "md"], in: folder.url, standardOutput: pipe.fileHandleForWriting)
    try pipe.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    #expect(try folder.contents(of: "output").count == 40)
  }

  @Test(arguments: [["check", "a.md", "--format", "json"], ["reference"], ["a.md"]])
  func aReportThatCannotBeWrittenIsAnError(arguments: [String]) throws {
    try folder.write("# A\n", to: "a.md")
    #expect(try run("a.md").exitCode == 0)
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let process = try Command.start(arguments, in: folder.url, standardOutput: full)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  /// Neither a terminal nor a build server takes a command from a name or a text.
  @Test func namesAndTextsGiveNoCommands() throws {
    try folder.write("# A\n", to: "::error file=x::\u{1B}[31m\nred.md")
    try folder.write("```network\nx: 1\n```\n", to: "::warning::b.md")
    try folder.write("a,\"b\u{1B}[31m\n::error::c\"\n1,2\n", to: "data.csv")
    try folder.write(
      """
      ```network
      data: {csv: data.csv, inputs: [a], targets: [c]}
      layers: [{units: 1}]
      ```

      """, to: "c.md")
    for arguments in [["."], ["check", "."]] {
      let outcome = try Command.run(arguments, in: folder.url)
      for text in [outcome.standardOutput, outcome.standardError] {
        #expect(!text.contains("\u{1B}"))
        for line in text.split(separator: "\n") {
          #expect(!line.trimmingCharacters(in: .whitespaces).hasPrefix("::"), "\(line)")
        }
      }
    }
  }

  @Test(arguments: [4, 6, 8]) func fewFilesMayBeOpen(limit: Int) throws {
    for number in 0..<8 { try folder.write(Samples.xor(seed: number), to: "n/\(number).md") }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "ulimit -n \(limit); exec \"$0\" n -j 8", Command.binary.path]
    process.currentDirectoryURL = folder.url
    process.environment = ["NBRUN_CACHE": ""]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect([0, 2, 127].contains(process.terminationStatus))
  }
}
