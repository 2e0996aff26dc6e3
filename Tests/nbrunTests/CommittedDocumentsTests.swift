import Foundation
import Testing

/// What `check` looks at, and what it lets pass.
@Suite struct CommittedDocumentsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Samples.xor(show: "W1, loss-curve"), to: "a.md")
  }

  private func check(_ arguments: [String]) throws -> Command.Outcome {
    try Command.run(["check", "a.md"] + arguments, in: folder.url)
  }

  /// Documents that are there, what is asked for, and the one that is edited.
  static let beside = [
    ("md,html,json", [], "output/a.json"), ("md,html,json", ["--to", "html"], "output/a.md"),
    ("md,html", ["--to", "html"], "output/a/loss-curve-1.svg"),
    ("html,md", ["--to", "md"], "output/a.html"),
    ("md,html,json", ["--to", "json"], "output/a/loss-curve-1.svg"),
  ]

  @Test(arguments: beside) func whatIsThereIsChecked(
    formats: String, arguments: [String], edited: String
  ) throws {
    #expect(try Command.run(["a.md", "--to", formats], in: folder.url).exitCode == 0)
    #expect(try check(arguments).exitCode == 0)
    let text = try folder.read(edited)
    try folder.write(text + " ", to: edited)
    let outcome = try check(arguments)
    #expect(outcome.exitCode == 1 && outcome.standardOutput.contains(edited), "\(outcome)")
    #expect(try check(arguments + ["--tolerance", "formatting"]).exitCode == 0)
    try folder.write(
      text.replacing("xor", with: "<script>1</script>") + "<script>1</script>", to: edited)
    #expect(try check(arguments + ["--tolerance", "relative=0.9"]).exitCode == 1)
    #expect(
      try Command.run(["a.md", "--to", formats, "--keep-within", "ulps=4"], in: folder.url).exitCode
        == 0)
    #expect(try folder.read(edited) == text)
  }

  /// Pictures that are left are checked, and those that are gone are not missed, unless the Markdown is there.
  @Test func picturesBelongToTheMarkdown() throws {
    let twoPictures = Samples.xor(show: "loss-curve, W1: {as: heatmap}").replacing(
      "[loss-curve, W1: {as: heatmap}]", with: "[loss-curve, {W1: {as: heatmap}}]")
    try folder.write(twoPictures, to: "a.md")
    #expect(try Command.run(["a.md"], in: folder.url).exitCode == 0)
    let pictures = try folder.contents(of: "output/a").keys.sorted()
    #expect(pictures.count == 2)
    try FileManager.default.removeItem(at: folder.url.appending(path: "output/a/\(pictures[0])"))
    #expect(try check(["--to", "html"]).exitCode == 1)
    try FileManager.default.removeItem(at: folder.url.appending(path: "output/a.md"))
    #expect(try check(["--to", "html"]).exitCode == 0)
    try folder.write("<svg/>", to: "output/a/\(pictures[1])")
    #expect(try check(["--to", "html"]).exitCode == 1)
    try folder.write("left alone", to: "output/a/other.svg")
    try folder.write("{}", to: "output/b.json")
    #expect(try Command.run(["a.md", "--to", "html,md", "--force"], in: folder.url).exitCode == 0)
    #expect(try check([]).exitCode == 0)
  }

  /// Where documents stand beside the notebook, the notebook is none of them.
  @Test func theNotebookIsNoDocument() throws {
    let arguments = ["--to", "html", "-o", "."]
    #expect(try Command.run(["a.md"] + arguments, in: folder.url).exitCode == 0)
    #expect(try check(arguments).exitCode == 0)
  }

  /// A notebook that holds its output is Markdown, also where it is called a text.
  @Test(arguments: ["a.md", "a.txt"]) func inPlace(name: String) throws {
    try folder.write(Samples.xor(show: "W1, b1"), to: name)
    #expect(try Command.run(["run", "--in-place", name], in: folder.url).exitCode == 0)
    let text = try folder.read(name)
    func exitCode(_ edited: String) throws -> Int32 {
      try folder.write(edited, to: name)
      return try Command.run(
        ["check", "--in-place", name, "--tolerance", "formatting"], in: folder.url
      ).exitCode
    }
    #expect(try exitCode(text) == 0)
    #expect(try exitCode(text.replacing("b1 = ", with: "b1  =  ")) == 0)
    for content in ["<script>1</script>", "[x](javascript:1)", "<b onclick=1>"] {
      #expect(try exitCode(text.replacing("b1 = ", with: content + "\nb1 = ")) == 1)
      #expect(
        try exitCode(
          text.replacing("```\n\n<!-- nbrun:end", with: "```\n\n\(content)\n\n<!-- nbrun:end")) == 1
      )
    }
  }
}
