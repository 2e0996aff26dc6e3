import Foundation
import Testing

/// What nbrun has made and no notebook makes any more, and what nbrun has not made.
@Suite struct OrphanTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a", "b", "deep/c"] {
      try folder.write(Samples.xor(show: "W1, loss-curve"), to: "n/\(name).md")
    }
  }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments, in: folder.url)
  }

  private func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.url(of: path))
  }

  private func outputs() throws -> [String] { try folder.contents(of: "output").keys.sorted() }

  static let made = [".html", ".json", ".md", "/loss-curve-1.svg"]
  private static func files(_ names: String...) -> [String] {
    names.flatMap { name in made.map { name + $0 } }.sorted()
  }

  @Test func areReportedAndRemoved() throws {
    #expect(try run("n", "--to", "md,html,json").exitCode == 0)
    #expect(try run("check", "n").exitCode == 0)
    try remove("n/b.md")
    try remove("n/deep")
    try folder.write("mine\n", to: "output/b/notes.svg")
    let check = try run("check", "n")
    #expect(check.exitCode == 1)
    for path in Self.files("b", "deep/c") {
      #expect(
        check.standardOutput.contains(
          "  output/\(path)\n    structure  no notebook makes this any more; `nbrun run --prune` removes it\n"
        ), "\(path)")
    }
    #expect(check.standardError == "1 current, 2 drifted\n")
    // Of a notebook that is named by itself it is asked what that makes.
    #expect(try run("check", "n/a.md").exitCode == 0)
    #expect(try run("n/a.md", "--prune").exitCode == 0)
    #expect(try run("n").exitCode == 0)
    #expect(try outputs().count == 13)
    let pruned = try run("n", "--prune")
    #expect(pruned.exitCode == 0)
    #expect(
      pruned.standardOutput.contains("output/b.md removed: n/b.md is not there any more\n"))
    #expect(try outputs() == (Self.files("a") + ["b/notes.svg"]).sorted())
    #expect(!folder.exists("output/deep"))
    #expect(try run("check", "n").exitCode == 0)
  }

  /// A notebook's own pictures are known wherever it is run.
  @Test(arguments: [["n/a.md"], ["n"], ["n", "--to", "html"], ["n", "--to", "md"]])
  func picturesAreReportedAndRemoved(arguments: [String]) throws {
    #expect(try run("n").exitCode == 0)
    try folder.write(Samples.xor(show: "W1"), to: "n/a.md")
    #expect(try run("n", "--to", "md,html").exitCode == 0)
    let check = try Command.run(["check"] + arguments, in: folder.url)
    #expect(check.exitCode == 1)
    #expect(
      check.standardOutput.hasPrefix(
        "n/a.md: drifted\n  output/a/loss-curve-1.svg\n    structure  no notebook makes this"))
    let report = try Command.run(["check", "--format", "json"] + arguments, in: folder.url)
    #expect(
      report.standardOutput.contains(
        "\"path\": \"output/a/loss-curve-1.svg\",\n          \"status\": \"orphan\""))
    #expect(try Command.run(["run", "--prune"] + arguments, in: folder.url).exitCode == 0)
    #expect(!folder.exists("output/a") && folder.exists("output/b/loss-curve-1.svg"))
    #expect(try Command.run(["check"] + arguments, in: folder.url).exitCode == 0)
  }

  /// Tools that make a site see nothing outside of its folder: what prose shows is copied there, and known as a copy.
  @Test(arguments: [("mkdocs", "deep/c.md", "c/"), ("hugo", "deep/c/index.md", "")])
  func copiesOfPicturesAreReportedAndRemoved(flavour: String, document: String, base: String) throws
  {
    let arguments = ["n", "--to", "md", "--flavour", flavour]
    try folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "n/pictures/one.svg")
    try folder.write("GIF89a one", to: "n/pictures/two.gif")
    try folder.write(
      "# C\n\n![](../pictures/one.svg) ![](../pictures/two.gif)\n", to: "n/deep/c.md")
    #expect(try Command.run(arguments, in: folder.url).exitCode == 0)
    let copies = try outputs().filter { $0.hasPrefix("deep/c/") && !$0.hasSuffix(".md") }
    #expect(copies.count == 2)
    for copy in copies {
      let address = base + copy.dropFirst("deep/c/".count)
      #expect(try folder.read("output/\(document)").contains("![](\(address))"))
    }
    try folder.write("mine", to: "output/deep/c/mine-0123456789ab.gif")
    #expect(try Command.run(["check"] + arguments, in: folder.url).exitCode == 0)

    try folder.write("GIF89a another", to: "n/pictures/two.gif")
    let check = try Command.run(["check"] + arguments, in: folder.url)
    #expect(check.exitCode == 1)
    #expect(!check.standardOutput.contains("GIF89a"))
    #expect(
      check.standardOutput.contains("output/\(copies[1])\n    structure  no notebook makes this"))
    #expect(try Command.run(arguments + ["--prune"], in: folder.url).exitCode == 0)
    #expect(!folder.exists("output/\(copies[1])"))
    #expect(try Command.run(["check"] + arguments, in: folder.url).exitCode == 0)

    try remove("n/deep/c.md")
    #expect(try Command.run(["check"] + arguments, in: folder.url).exitCode == 1)
    #expect(try Command.run(arguments + ["--prune"], in: folder.url).exitCode == 0)
    #expect(try outputs().filter { $0.hasPrefix("deep") } == ["deep/c/mine-0123456789ab.gif"])
  }

  @Test func thoseInPlaceAreReportedAndRemoved() throws {
    #expect(try run("run", "--in-place", "n").exitCode == 0)
    try remove("n/deep/c.md")
    try folder.write(
      try folder.read("n/a.md").replacing("show: [W1, loss-curve]", with: "show: [W1]"),
      to: "n/a.md")
    try folder.write("mine", to: "n/a.nbrun/mine.svg")
    #expect(try run("run", "--in-place", "n").exitCode == 0)
    let check = try run("check", "--in-place", "n")
    #expect(check.exitCode == 1)
    #expect(check.standardOutput.contains("  n/a.nbrun/loss-curve-1.svg\n"))
    #expect(check.standardOutput.contains("  n/deep/c.nbrun/loss-curve-1.svg\n"))
    #expect(try run("run", "--in-place", "n", "--prune").exitCode == 0)
    #expect(
      try folder.contents(of: "n").keys.sorted()
        == ["a.md", "a.nbrun/mine.svg", "b.md", "b.nbrun/loss-curve-1.svg"])
    #expect(try run("check", "--in-place", "n").exitCode == 0)
  }

  /// Documents of another folder's notebooks are theirs, as long as these are there.
  @Test(arguments: ["output", ".", "docs/"]) func foldersMayShareAnOutputFolder(output: String)
    throws
  {
    try folder.write(Samples.xor(), to: "m/d.md")
    for notebooks in ["n", "m"] {
      #expect(try run(notebooks, "-o", output, "--to", "html").exitCode == 0)
    }
    for notebooks in ["n", "m"] {
      #expect(try run("check", notebooks, "-o", output, "--to", "html").exitCode == 0)
      #expect(try run(notebooks, "-o", output, "--to", "html", "--prune").exitCode == 0)
    }
    #expect(folder.exists("\(output)/d.html") && folder.exists("\(output)/deep/c.html"))
    try remove("m/d.md")
    #expect(try run("check", "n", "-o", output, "--to", "html").exitCode == 1)
    #expect(try run("n", "-o", output, "--to", "html", "--prune").exitCode == 0)
    #expect(!folder.exists("\(output)/d.html") && folder.exists("\(output)/deep/c.html"))
  }

  /// Where all have moved, they are made in the same places again.
  @Test func aFolderMayBeRenamed() throws {
    #expect(try run("n", "--to", "md,html,json").exitCode == 0)
    try FileManager.default.moveItem(at: folder.url(of: "n"), to: folder.url(of: "m"))
    #expect(try run("m", "--to", "md,html,json", "--prune").exitCode == 0)
    #expect(try outputs() == Self.files("a", "b", "deep/c"))
    #expect(try run("check", "m").exitCode == 0)
  }

  /// Of several machines each has its part.
  @Test func eachIsInOneShare() throws {
    for number in 0..<12 { try folder.write("# \(number)\n", to: "m/\(number).md") }
    #expect(try run("m", "--to", "md").exitCode == 0)
    for number in 1..<12 { try remove("m/\(number).md") }
    let shares = try (1...3).map { try run("check", "m", "--to", "md", "--shard", "\($0)/3") }
    let found = shares.map {
      $0.standardOutput.components(separatedBy: "no notebook makes").count - 1
    }
    #expect(found.reduce(0, +) == 11 && found.allSatisfy { $0 < 11 })
    for number in 1...3 {
      #expect(try run("m", "--to", "md", "--shard", "\(number)/3", "--prune").exitCode == 0)
    }
    #expect(try outputs() == ["0.md"])
  }

  @Test func aSiteHasNone() throws {
    try folder.write("# Site\n", to: "n/index.md")
    #expect(try run("site", "n").exitCode == 0)
    try folder.write("mine", to: "site/mine.html")
    try remove("n/b.md")
    try remove("n/index.md")
    let outcome = try run("site", "n")
    #expect(outcome.exitCode == 0)
    #expect(outcome.standardOutput.hasPrefix("site/b.html removed: n/b.md is not there any more\n"))
    #expect(
      try folder.contents(of: "site").keys.sorted()
        == ["a.html", "deep/c.html", "index.html", "mine.html"])
  }

  // MARK: - What nbrun has not made

  @Test(arguments: ["a.md", "a.html", "a.json", "a/loss-curve-1.svg"])
  func isNotReplaced(path: String) throws {
    for text in ["mine\n", "", "{\"nbrun\": \"1\"}\n"] {
      try folder.write(text, to: "output/\(path)")
      let refused = try run("n/a.md", "--to", "md,html,json")
      #expect(refused.exitCode == 2)
      #expect(
        refused.standardError
          == "output/\(path): error: nbrun has not made this file, and leaves it as it is; move it, or replace it with --force\n"
      )
      #expect(try outputs() == [path])
      #expect(try folder.read("output/\(path)") == text)
    }
    #expect(try run("n/a.md", "--to", "md,html,json", "--force").exitCode == 0)
    #expect(try outputs() == Self.files("a"))
    #expect(try run("check", "n/a.md", "--to", "md,html,json").exitCode == 0)
    #expect(try run("n/a.md", "--to", "md,html,json").exitCode == 0)
  }

  @Test func isNotReplacedElsewhere() throws {
    for (path, arguments) in [
      ("n/a.nbrun/loss-curve-1.svg", ["run", "--in-place", "n/a.md"]),
      ("site/a.html", ["site", "n"]),
      ("site/index.html", ["site", "n"]),
    ] {
      try folder.write("mine", to: path)
      let refused = try Command.run(arguments, in: folder.url)
      #expect(refused.exitCode == 2)
      #expect(refused.standardError.contains("\(path): error: nbrun has not made this file"))
      #expect(try folder.read(path) == "mine")
      #expect(try Command.run(arguments + ["--force"], in: folder.url).exitCode == 0)
      #expect(try Command.run(arguments, in: folder.url).exitCode == 0)
      try folder.write(Samples.xor(show: "W1, loss-curve"), to: "n/a.md")
    }
  }

  @Test func isNotReplacedByTheServer() throws {
    try folder.write("mine", to: "output/a.html")
    let server = try LiveServerProcess(["n", "--write"], in: folder.url)
    #expect(try server.get("/b.html").contains("<h1"))
    #expect(try folder.read("output/a.html") == "mine")
    #expect(folder.exists("output/b.html"))
  }

  /// A template of one's own need not say anything of it.
  @Test func pagesOfAnyTemplateAreKnown() throws {
    try folder.write("<p>{{{body}}}{{policy}}", to: "t")
    for seed in [1, 2] {
      try folder.write(Samples.xor(seed: seed), to: "n/a.md")
      #expect(try run("n/a.md", "--template", "t").exitCode == 0)
    }
  }

  /// What is left half merged was made by nbrun all the same.
  @Test func aConflictIsResolvedByRunning() throws {
    #expect(try run("n/a.md", "--to", "md,html,json").exitCode == 0)
    for path in ["output/a.md", "output/a.html", "output/a.json"] {
      let text = try folder.read(path)
      var lines = text.components(separatedBy: "\n")
      let line = try #require(lines.firstIndex { $0.contains("0.") || $0.contains("seed") })
      lines.insert(contentsOf: ["<<<<<<< a", "x", "======="], at: line)
      lines.insert(">>>>>>> b", at: line + 4)
      try folder.write(lines.joined(separator: "\n"), to: path)
      #expect(try run("check", "n/a.md", "--to", "md,html,json").exitCode == 1)
      #expect(try run("n/a.md", "--to", "md,html,json").exitCode == 0)
      #expect(try folder.read(path) == text)
    }
  }
}
