import Foundation
import Testing

/// `--in-place`: output that stands in the notebook itself.
@Suite struct InPlaceTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A block at each kind of place, around which output has to fit.
  static let places = [
    "alone": "```network\nB\n```",
    "withTextAround": "above\n```network\nB\n```\nbelow\n",
    "inAList": "- item\n\n  ```network\n  B\n  ```\n- next\n",
    "inATightList": "1. item\n   ```network\n   B\n   ```\n2. next\n",
    "inAQuote": "> ```network\n> B\n> ```\n> below\n",
    "inAListInAQuote": "> - ~~~~network\n>   B\n>   ~~~~\n>\n> end\n",
    "twice": "```network\nB\n```\n```network\nshow: [W1]\n```\n",
  ]

  static let body =
    "{data: {inputs: [[1, 2]]}, layers: [{units: 1, weights: [[0.5], [0.5]], biases: none}], run: [forward], show: [a1]}"

  @Test(arguments: places.keys.sorted(), ["\n", "\r\n"])
  func runningAgainChangesNothing(place: String, lineEnding: String) throws {
    let source = try #require(Self.places[place]).replacing("B", with: Self.body)
      .replacing("\n", with: lineEnding)
    try folder.write(source, to: "n.md")
    #expect(try run().exitCode == 0)
    let once = try folder.read("n.md")
    #expect(once.contains("1.5"))
    #expect(Self.withoutRegions(once) == source.trimmed)
    if lineEnding == "\r\n" {
      #expect(!once.replacing("\r\n", with: "").utf8.contains(UInt8(ascii: "\n")))
    }
    #expect(try run().exitCode == 0)
    #expect(try folder.read("n.md") == once)
    #expect(try Command.run(["check", "--in-place", "n.md"], in: folder.url).exitCode == 0)
  }

  @Test func followsTheBlock() throws {
    try folder.write(Samples.xor(show: "W1, loss-curve"), to: "n.md")
    _ = try run()
    let before = try folder.read("n.md")
    #expect(before.contains("](n.nbrun/loss-curve-1.svg)"))
    #expect(folder.exists("n.nbrun/loss-curve-1.svg"))
    try folder.write(before.replacing("show: [W1, loss-curve]", with: "show: [b1]"), to: "n.md")
    #expect(try Command.run(["check", "--in-place", "n.md"], in: folder.url).exitCode == 1)
    _ = try run()
    let after = try folder.read("n.md")
    #expect(after.contains("b1 = ") && !after.contains("loss-curve"))
    try folder.write(after.replacing("show: [b1]", with: ""), to: "n.md")
    _ = try run()
    #expect(try folder.read("n.md") == Samples.xor(show: "x").replacing("show: [x]", with: ""))
  }

  @Test func noticesEditsByHand() throws {
    try folder.write(Samples.xor(show: "W1"), to: "n.md")
    _ = try run()
    let good = try folder.read("n.md")
    let edited = good.replacing("W1\n[[", with: "W1\n[[ ")
    try folder.write(edited, to: "n.md")
    let refused = try run()
    #expect(refused.exitCode == 2)
    #expect(
      refused.standardError.contains("n.md:17:1: error: this output has been edited by hand"))
    #expect(try folder.read("n.md") == edited)
    #expect(try Command.run(["check", "--in-place", "n.md"], in: folder.url).exitCode == 1)
    #expect(try run("--force").exitCode == 0)
    #expect(try folder.read("n.md") == good)
  }

  @Test(arguments: [
    ("<!-- nbrun:end -->", "", "17:1: error: the output that starts here has no end"),
    ("<!-- nbrun:output ", "<!-- ", "25:1: error: output ends here that nothing opens"),
    (
      "<!-- nbrun:output ", "words\n\n<!-- nbrun:output ",
      "19:1: error: this output does not follow"
    ),
  ])
  func noticesBrokenRegions(old: String, new: String, message: String) throws {
    try folder.write(Samples.xor(show: "W1"), to: "n.md")
    _ = try run()
    let broken = try folder.read("n.md").replacing(old, with: new)
    try folder.write(broken, to: "n.md")
    let outcome = try run("--force")
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("n.md:\(message)"), "\(outcome.standardError)")
    #expect(try folder.read("n.md") == broken)
  }

  @Test func isNotForOtherRuns() throws {
    try folder.write(Samples.xor(), to: "n.md")
    _ = try run()
    let outcome = try Command.run(["n.md"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError.contains(
        "(use `nbrun run --in-place n.md`, or `nbrun check --in-place n.md`)"))
    #expect(!folder.exists("output"))
  }

  /// What looks like a region in a code fence is text.
  @Test func leavesExamplesAlone() throws {
    let source = "````markdown\n<!-- nbrun:output 0 -->\nx\n<!-- nbrun:end -->\n````\n"
    try folder.write(source, to: "n.md")
    #expect(try run().exitCode == 0)
    #expect(try folder.read("n.md") == source)
  }

  @Test func takesNotebooksOfTheSameName() throws {
    for name in ["a/README.md", "b/README.md"] {
      try folder.write(Samples.xor(show: "loss-curve"), to: name)
    }
    let arguments = ["run", "--in-place", "a/README.md", "b/README.md", "a/README.md"]
    #expect(try Command.run(arguments, in: folder.url).exitCode == 0)
    #expect(try folder.read("b/README.md").contains("](README.nbrun/loss-curve-1.svg)"))
    #expect(folder.exists("b/README.nbrun/loss-curve-1.svg"))
    let outcome = try Command.run(["a/README.md", "b/README.md"], in: folder.url)
    #expect(outcome.standardError.contains("would be written to the same place as a/README.md"))
  }

  @Test func keepsLinksAndPermissions() throws {
    try folder.write(Samples.xor(), to: "real.md")
    let real = folder.url.appending(path: "real.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    let link = folder.url.appending(path: "n.md").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.md")
    #expect(try run().exitCode == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.md")
    #expect(try folder.read("real.md").contains("nbrun:output"))
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  private func run(_ more: String...) throws -> Command.Outcome {
    try Command.run(["run", "--in-place", "n.md"] + more, in: folder.url)
  }

  /// The text without output, and without the blank line above each.
  private static func withoutRegions(_ text: String) -> String {
    var kept: [Substring.UTF8View] = []
    var isInside = false
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let content = String(Substring(line))
      if content.contains("<!-- nbrun:output") {
        isInside = true
        kept.removeLast()
      }
      if !isInside { kept.append(line) }
      if content.contains("<!-- nbrun:end -->") { isInside = false }
    }
    return kept.map { String(Substring($0)) }.joined(separator: "\n").trimmed
  }
}

extension String {
  /// The text without line ends at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
