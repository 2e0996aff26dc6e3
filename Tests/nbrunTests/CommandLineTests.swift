import Foundation
import Testing

/// Slips on the command line: each is told in words that say what is expected.
@Suite struct CommandLineTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# A\n", to: "a.md")
  }

  @Test(arguments: [
    ("chek", "check"), ("referense", "reference"), ("Site", "site"), ("templat", "template"),
  ])
  func aMisspeltCommandIsNoNotebook(word: String, command: String) throws {
    let outcome = try Command.run([word, "a.md"], in: folder.url)
    #expect(outcome.exitCode == 64)
    #expect(
      outcome.standardError.hasPrefix(
        "Error: \(word): no such file or folder (did you mean the command `\(command)`?)\n"))
    #expect(!folder.exists("output"))
  }

  /// The parser by itself proposes `--force`.
  @Test(arguments: ["serve", "check", "site"]) func aCommandIsNoOption(command: String) throws {
    let outcome = try Command.run(["--\(command)", "n"], in: folder.url)
    #expect(outcome.exitCode == 64)
    #expect(
      outcome.standardError.hasPrefix(
        "Error: Unknown option '--\(command)'. Did you mean the command `nbrun \(command)`?\n"))
  }

  @Test(arguments: ["chek.md", "./chek", "lessons"]) func otherPathsAreMissing(path: String) throws
  {
    let outcome = try Command.run([path], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError == "\(path): error: no such file or folder\n")
  }

  /// A folder may be called nearly like a command.
  @Test func aPathThatIsThereIsTaken() throws {
    try folder.write("# B\n", to: "checks/b.md")
    #expect(try Command.run(["checks"], in: folder.url).exitCode == 0)
  }

  @Test(arguments: [
    (["run", "--to", "docx"], "Please provide one of 'md', 'html', 'json' or 'pdf'."),
    (["run", "--shard", "1of2"], "a number and a count with a slash between them, as in 2/5"),
    (
      ["run", "--keep-within", "1e-9"],
      "exact, formatting, ulps=4 or relative=1e-9, or the last two with a comma between them"
    ),
    (
      ["check", "--tolerance", "1e-9"],
      "exact, formatting, ulps=4 or relative=1e-9, or the last two with a comma between them"
    ),
  ])
  func optionsSayWhatIsExpected(arguments: [String], expectation: String) throws {
    let outcome = try Command.run(arguments + ["a.md"], in: folder.url)
    #expect(outcome.exitCode == 64)
    let line = outcome.standardError.prefix { $0 != "\n" }
    #expect(line.hasPrefix("Error: ") && line.hasSuffix(expectation))
  }

  /// Empty it is as if it were not set.
  @Test(arguments: [("", 0), ("baseline", 0), ("mmx", 64)])
  func anInstructionSetIsOneOfTheMachine(name: String, exitCode: Int32) throws {
    let outcome = try Command.run(["a.md"], in: folder.url, environment: ["NBRUN_ISA": name])
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.standardError.contains("NBRUN_ISA is `mmx`") == (name == "mmx"))
  }
}
