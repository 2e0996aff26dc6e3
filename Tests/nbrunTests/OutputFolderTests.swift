import Foundation
import Testing

/// Output folders among the notebooks: no notebook is lost, and no document is taken for one.
@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Ways to write over `n/a.md`, from the folder above; `link` leads to `n`, `m/a.md` to `n/a.md`.
  static let overwriting: [[String]] = [
    ["n", "-o", "n"], ["n/a.md", "-o", "n"], ["n", "-o", "link"], ["link", "-o", "n"],
    ["link/a.md", "-o", "./n/../n/"], ["n", "-o", "m"], ["m/a.md", "-o", "n"],
    ["n/a.md", "m/a.md", "-o", "n"], ["n", "-o", "n", "--to", "html,md"],
  ]

  @Test(arguments: ["run", "check"], overwriting)
  func sourcesAreKept(command: String, arguments: [String]) throws {
    try writeLinkedNotebook()
    let before = try folder.contents(of: "")
    let outcome = try Command.run([command] + arguments, in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("would take the place of a notebook; choose another"))
    #expect(!outcome.standardOutput.contains("drifted"))
    #expect(try folder.contents(of: "") == before)
  }

  @Test func sourcesAreKeptByTheServer() throws {
    try writeLinkedNotebook()
    #expect(throws: LiveServerProcess.NotListening.self) {
      try LiveServerProcess(["n", "--write", "-o", "link"], in: folder.url)
    }
    #expect(try folder.read("n/a.md") == Samples.xor())
  }

  @Test func sourcesAreKeptByTheSite() throws {
    try folder.write("# A\n", to: "n/a.md")
    try folder.write("# Page\n", to: "n/a.html")
    let outcome = try Command.run(["site", "n", "n/a.html", "-o", "n"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(try folder.contents(of: "n").keys.sorted() == ["a.html", "a.md"])
    #expect(try folder.read("n/a.html") == "# Page\n")
  }

  @Test func otherFormatsMayStandBesideTheSource() throws {
    try writeLinkedNotebook()
    #expect(try Command.run(["n", "-o", "n", "--to", "html,json"], in: folder.url).exitCode == 0)
    #expect(try folder.contents(of: "n").keys.sorted() == ["a.html", "a.json", "a.md"])
    #expect(try folder.read("n/a.md") == Samples.xor())
  }

  @Test(arguments: ["output", "docs", "build/docs"])
  func documentsAreNoNotebooks(output: String) throws {
    try folder.write(Samples.xor(), to: "a.md")
    try folder.write(Samples.xor(), to: "deep/b.md")
    for command in ["run", "run", "check"] {
      #expect(try Command.run([command, ".", "-o", output], in: folder.url).exitCode == 0)
    }
    let expected = ["a.html", "a.md", "deep/b.html", "deep/b.md"]
    #expect(try folder.contents(of: output).keys.sorted() == expected)
  }

  @Test func documentsAreNoPagesOfASite() throws {
    try folder.write("# A\n", to: "a.md")
    #expect(try Command.run(["."], in: folder.url).exitCode == 0)
    try folder.write("# Not a notebook\n", to: "s/b.md")
    let site = try Command.run(["site", ".", "-o", "s"], in: folder.url)
    #expect(site.standardOutput == "s/index.html: 1 page\n")
    let server = try LiveServerProcess(["."], in: folder.url)
    let index = try server.get("/")
    #expect(index.contains("/a.html") && !index.contains("/output/"))
  }

  @Test func anOutputFolderThatIsNamedIsSearched() throws {
    try folder.write("# A\n", to: "output/a.md")
    #expect(try Command.run(["output", "-o", "docs"], in: folder.url).exitCode == 0)
    #expect(folder.exists("docs/a.md"))
  }

  private func writeLinkedNotebook() throws {
    try folder.write(Samples.xor(), to: "n/a.md")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.url.appending(path: "link").path, withDestinationPath: "n")
    try manager.createDirectory(
      at: folder.url.appending(path: "m"), withIntermediateDirectories: false)
    try manager.createSymbolicLink(
      atPath: folder.url.appending(path: "m/a.md").path, withDestinationPath: "../n/a.md")
  }
}
