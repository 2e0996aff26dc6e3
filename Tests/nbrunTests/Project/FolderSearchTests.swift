import Foundation
import Testing

/// What in a folder is a notebook.
@Suite struct FolderSearchTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for path in [
      "a.md", "deep/b.md", "README.md", ".hidden/c.md", "node_modules/p/readme.md",
      "web/node_modules/p/readme.md", "env/lib/d.md", "drafts/e.md", "deep/drafts/f.md",
      "deep/old-g.md",
      "built/h.md", "i.tmp.md",
    ] {
      try folder.write("# A\n", to: path)
    }
    try folder.write("home = /usr\n", to: "env/pyvenv.cfg")
  }

  private func notebooks(_ arguments: String...) throws -> [String] {
    let outcome = try Command.run(arguments + ["-o", "output", "--to", "md"], in: folder.url)
    return outcome.standardOutput.split(separator: "\n").map {
      String($0.prefix(upTo: $0.firstRange(of: " → ")?.lowerBound ?? $0.endIndex))
    }
  }

  static let own = [
    "a.md", "built/h.md", "deep/b.md", "deep/drafts/f.md", "deep/old-g.md", "drafts/e.md",
    "i.tmp.md",
  ]

  @Test func whatProgramsInstallIsLeftOut() throws {
    #expect(try notebooks(".") == Self.own)
    #expect(try notebooks("env/lib/d.md") == ["env/lib/d.md"])
    #expect(try notebooks("node_modules/p") == ["node_modules/p/readme.md"])
  }

  @Test(arguments: [
    ("drafts", ["drafts/e.md", "deep/drafts/f.md"]), ("/drafts", ["drafts/e.md"]),
    ("drafts/", ["drafts/e.md", "deep/drafts/f.md"]), ("deep/drafts", ["deep/drafts/f.md"]),
    ("*.tmp.md", ["i.tmp.md"]), ("old-?.md", ["deep/old-g.md"]), ("**/old-*.md", ["deep/old-g.md"]),
    ("deep/**", ["deep/b.md", "deep/drafts/f.md", "deep/old-g.md"]),
    ("d*/drafts", ["deep/drafts/f.md"]),
    ("*/b.md", ["deep/b.md"]), ("**/drafts/*", ["drafts/e.md", "deep/drafts/f.md"]), ("x*", []),
  ])
  func patternsLeaveOut(pattern: String, paths: [String]) throws {
    try folder.write("exclude: \"\(pattern)\"\nnotebooks: .\n", to: "nbrun.yml")
    let expected = Self.own.filter { !paths.contains($0) }
    #expect(try notebooks() == expected)
    #expect(try notebooks("deep") == expected.filter { $0.hasPrefix("deep/") })
    // What is named itself is wanted.
    for path in paths.prefix(1) { #expect(try notebooks(path) == [path]) }
  }

  @Test func whatGitIgnoresIsLeftOut() throws {
    try git("init", "-q")
    try folder.write("/built/\n*.tmp.md\n!keep.tmp.md\n", to: ".gitignore")
    try folder.write("drafts\n", to: "deep/.gitignore")
    try folder.write("# A\n", to: "keep.tmp.md")
    let expected = ["a.md", "deep/b.md", "deep/old-g.md", "drafts/e.md", "keep.tmp.md"]
    #expect(try notebooks(".") == expected)
    #expect(try notebooks("deep") == ["deep/b.md", "deep/old-g.md"])
    #expect(try notebooks("built") == ["built/h.md"])
    // What is under version control is not ignored.
    try git("add", "-f", "i.tmp.md")
    #expect(try notebooks(".").contains("i.tmp.md"))
  }

  @Test func whereAllIsLeftOutItIsSaid() throws {
    try folder.write(
      "exclude: [a.md, deep, drafts, built, i.tmp.md]\nnotebooks: .\n", to: "nbrun.yml")
    let outcome = try Command.run([], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("no notebooks (.md) in this folder; some are excluded"))
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
