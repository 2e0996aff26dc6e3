import Foundation
import NotebookDocuments
import Testing

/// Documents beside their notebooks in a git repository: merges, checkouts on Windows, other versions of nbrun.
@Suite struct VersionControlTests {
  let folder: TemporaryFolder

  static let notebook = """
    # One

    First words.

    Second words.

    ## Two

    ## Three

    Third words before the block.

    ```network
    seed: 1
    data: xor
    layers: [{units: 2, activation: tanh, weights: normal}, {units: 1, activation: sigmoid, weights: normal}]
    loss: binary-cross-entropy
    optimizer: {sgd: {learning-rate: 0.5}}
    run: [{train: {epochs: 20, record-every: 5}}, forward]
    show: [W1, loss-table, loss-curve]
    ```

    Fourth words after it.

    - Fifth words.

      Sixth words.

    > Seventh words.
    >
    > Eighth words.

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.notebook, to: "notebooks/a.md")
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Runs git here, or in a folder below; no setting of the machine's counts.
  @discardableResult
  func git(_ arguments: String..., in path: String = "") throws -> (exitCode: Int32, output: String)
  {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=n", "-c", "user.email=n@example.org"] + arguments
    process.currentDirectoryURL = folder.url(of: path)
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    ]) { $1 }
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  static let ways = [
    ["notebooks", "--to", "md,html,json"], ["--in-place", "notebooks"],
  ]

  /// Two paragraphs each, of which one is changed on each branch; what stands on neighbouring lines of a page does
  /// not stand so in the notebook.
  static let changes = [
    ("First words.", "Second words."), ("# One", "First words."), ("## Two", "## Three"),
    ("Second words.", "Eighth words."), ("Third words", "Fourth words"),
    ("Fifth words.", "Sixth words."), ("Seventh words.", "Eighth words."),
    ("Second words.", "## Two"),
  ]

  @Test(arguments: ways, changes)
  func branchesMerge(arguments: [String], change: (String, String)) throws {
    try commit(arguments)
    for (branch, words) in [("a", change.0), ("b", change.1)] {
      try git("checkout", "--quiet", "-b", branch, "main")
      let text = try folder.read("notebooks/a.md")
      // Lines more or less move what stands below.
      try folder.write(
        text.replacing(words, with: words + " and more" + (branch == "a" ? "\nwords" : "")),
        to: "notebooks/a.md")
      try commit(arguments)
    }
    let merge = try git("merge", "--no-edit", "a")
    #expect(merge.exitCode == 0, "\(merge.output)")
    let check = try Command.run(["check"] + arguments, in: folder.url)
    #expect(check.exitCode == 0, "\(check.standardOutput)")
  }

  private func commit(_ arguments: [String]) throws {
    #expect(try Command.run(["run"] + arguments, in: folder.url).exitCode == 0)
    try git("add", "--all")
    #expect(try git("commit", "--quiet", "-m", "c").exitCode == 0)
  }

  /// A checkout with CRLF is current, and to run there changes nothing.
  @Test(arguments: ways)
  func aCheckoutWithWindowsLineEndsIsCurrent(arguments: [String]) throws {
    try commit(arguments)
    try git("-c", "core.autocrlf=true", "clone", "--quiet", ".", "clone")
    try git("config", "core.autocrlf", "true", in: "clone")
    let before = try folder.contents(of: "clone").filter { !$0.key.hasPrefix(".git/") }
    #expect(before.count > 1 && before.values.allSatisfy { $0.contains(0x0D) })
    let clone = folder.url(of: "clone")
    for command in ["check", "run", "check"] {
      let outcome = try Command.run([command] + arguments, in: clone)
      #expect(outcome.exitCode == 0, "\(outcome)")
    }
    #expect(try folder.contents(of: "clone").filter { !$0.key.hasPrefix(".git/") } == before)
    #expect(try git("status", "--porcelain", in: "clone").output == "")
    // A change is still one, and the diff shows it alone.
    let path = arguments[0] == "--in-place" ? "clone/notebooks/a.md" : "clone/output/a.md"
    let text = try folder.read(path)
    let digits = try #require(text.firstRange(of: #/\[\[ *-?[0-9]\.[0-9]/#))
    try folder.write(text.replacingCharacters(in: digits, with: text[digits] + "0"), to: path)
    let drifted = try Command.run(["check"] + arguments, in: clone)
    #expect(drifted.exitCode == 1 && drifted.standardOutput.contains("W1[0, 0]"))
    #expect(drifted.standardOutput.split(separator: "\n").count { $0.hasPrefix("-[[") } == 1)
  }

  /// Nothing in a document is the version's or the notebook's bytes but what JSON says of its making, and that is
  /// not compared.
  @Test func anotherVersionAndOtherProseAreNoDrift() throws {
    try commit(Self.ways[0])
    let version = NotebookDocuments.version
    for (path, data) in try folder.contents(of: "output") where !path.hasSuffix(".json") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("nbrun \(version)") && !text.contains("nbrun: \(version)"), "\(path)")
      #expect(!text.contains("sha256:"), "\(path)")
    }
    let json = try folder.read("output/a.json")
    #expect(json.contains("\"nbrun\": \"\(version)\""))
    let older = json.replacing("\"\(version)\"", with: "\"0.0.1\"")
      .replacing(#/"sha256": "[0-9a-f]{4}/#, with: "\"sha256\": \"0000")
    try folder.write(older, to: "output/a.json")
    for command in ["check", "run"] {
      #expect(try Command.run([command] + Self.ways[0], in: folder.url).exitCode == 0)
    }
    #expect(try folder.read("output/a.json") == older)
    // What cannot be a version is no version, and a value is a value.
    for other in [
      older.replacing("0.0.1", with: "<b>"),
      older.replacing("\"seed\": \"1\"", with: "\"seed\": \"2\""),
    ] {
      try folder.write(other, to: "output/a.json")
      #expect(
        try Command.run(
          ["check"] + Self.ways[0] + ["--tolerance", "relative=0.9"], in: folder.url
        ).exitCode == 1)
      #expect(try Command.run(["run"] + Self.ways[0], in: folder.url).exitCode == 0)
      #expect(try folder.read("output/a.json") == json)
    }
  }
}
