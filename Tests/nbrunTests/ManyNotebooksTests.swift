import Foundation
import Testing

/// Many notebooks at once: order, shares, failures, links from one to another.
@Suite struct ManyNotebooksTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Messages and documents are the same however many notebooks run at a time.
  @Test func keepsTheOrder() throws {
    for number in 0..<30 {
      let broken = number % 7 == 3
      let text = Samples.xor(seed: number, epochs: number % 5 == 0 ? 20_000 : 10)
      try folder.write(
        broken ? text.replacing("layers", with: "layerz") : text, to: "n/\(number).md")
    }
    let alone = try Command.run(["n", "--jobs", "1"], in: folder.url)
    #expect(alone.exitCode == 2)
    #expect(alone.standardError.hasSuffix("26 written, 4 failed\n"))
    let documents = try folder.contents(of: "output")
    for jobs in ["2", "7", "100"] {
      #expect(try Command.run(["n", "--jobs", jobs], in: folder.url) == alone)
      #expect(try folder.contents(of: "output") == documents)
    }
  }

  @Test func stopsAtTheFirstFailureOnlyWhenAsked() throws {
    for name in ["a", "b", "c"] { try folder.write(Samples.xor(), to: "n/\(name).md") }
    try folder.write("```network\nshow: [W1]\n```\n", to: "n/b.md")
    #expect(try Command.run(["n"], in: folder.url).exitCode == 2)
    #expect(folder.exists("output/c.md") && !folder.exists("output/b.md"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "output"))
    let stopped = try Command.run(["n", "--no-keep-going", "--jobs", "4"], in: folder.url)
    #expect(stopped.exitCode == 2)
    #expect(folder.exists("output/a.md") && !folder.exists("output/c.md"))
  }

  // MARK: - Shares

  @Test func everyNotebookIsInOneShare() throws {
    for number in 0..<40 { try folder.write("# \(number)\n", to: "n/\(number).md") }
    let shares = try (1...5).map { try share("\($0)/5") }
    #expect(shares.flatMap { $0 }.sorted() == (0..<40).map { "n/\($0).md" }.sorted())
    #expect(shares.allSatisfy { !$0.isEmpty })
    // The others stay where they are when one goes.
    try FileManager.default.removeItem(at: folder.url.appending(path: "n/7.md"))
    let fewer = try (1...5).map { try share("\($0)/5") }
    #expect(fewer == shares.map { $0.filter { $0 != "n/7.md" } })
  }

  @Test func sharesAreBalancedByDurations() throws {
    let durations = [60, 50, 40, 30, 20, 10]
    var lines = ""
    for (number, duration) in durations.enumerated() {
      try folder.write("# \(number)\n", to: "n/\(number).md")
      lines += "\(duration) n/\(number).md\n"
    }
    try folder.write(lines, to: "durations")
    let shares = try (1...3).map { try share("\($0)/3", "--durations", "durations") }
    #expect(shares == [["n/0.md", "n/5.md"], ["n/1.md", "n/4.md"], ["n/2.md", "n/3.md"]])
  }

  @Test func durationsAreStored() throws {
    try folder.write("5 gone.md\n", to: "durations")
    try folder.write(Samples.xor(), to: "n/a.md")
    let arguments = ["n", "--durations", "durations", "--store-durations"]
    #expect(try Command.run(arguments, in: folder.url).exitCode == 0)
    let lines = try folder.read("durations").split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == "5.0 gone.md" && lines[1].hasSuffix(" n/a.md"))
    try folder.write("soon n/a.md\n", to: "durations")
    let outcome = try Command.run(arguments, in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError == "durations:1: error: not a duration and a path: soon n/a.md\n")
  }

  @Test(arguments: ["0/5", "6/5", "1/0", "2", "a/b", "1/2/3"]) func refusesShares(text: String)
    throws
  {
    try folder.write("# A\n", to: "a.md")
    #expect(try Command.run(["a.md", "--shard", text], in: folder.url).exitCode == 64)
  }

  /// The notebooks of a share, as the run names them.
  private func share(_ shard: String, _ more: String...) throws -> [String] {
    let outcome = try Command.run(["n", "--to", "md", "--shard", shard] + more, in: folder.url)
    #expect(outcome.exitCode == 0)
    return outcome.standardOutput.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  // MARK: - Links

  @Test func linksAreCheckedAndLeadToPages() throws {
    try folder.write(
      """
      # A

      [1](sub/b%20c.md#part-two) [2](sub/b%20c.md) [3](#a) [4](https://x.org/y.md#z) [5](README.md)
      [6](%+1b.md) [7](./100%25.md)
      """, to: "notebooks/a.md")
    try folder.write("# B\n\n## Part two\n\n[up](../a.md#a)\n", to: "notebooks/sub/b c.md")
    try folder.write("# Read me\n", to: "notebooks/README.md")
    for name in ["%+1b", "100%"] { try folder.write("# \(name)\n", to: "notebooks/\(name).md") }
    #expect(try Command.run(["notebooks"], in: folder.url).exitCode == 0)
    let page = try folder.read("output/a.html")
    for address in [
      "sub/b%20c.html#part-two", "sub/b%20c.html", "#a", "https://x.org/y.md#z",
      "../notebooks/README.md",
      "%+1b.html", "./100%25.html",
    ] {
      #expect(page.contains("href=\"\(address)\""), "\(address)")
    }
    #expect(try folder.read("output/a.md").contains("(sub/b%20c.md#part-two)"))
    #expect(try folder.read("output/sub/b c.html").contains("href=\"../a.html#a\""))
  }

  @Test(arguments: [
    ("[x](b.md)", "3:5: error: this link leads to `b.md`, which does not exist"),
    ("[x](c.md#secton)", "3:5: error: `c.md` has no section `#secton` (did you mean `section`?)"),
    ("[x](../c.md)", "3:5: error: this link leads to `../c.md`, which does not exist"),
    ("[x](%+1b.md)", "3:5: error: this link leads to `%+1b.md`, which does not exist"),
    ("[x](%63%2.md)", "3:5: error: this link leads to `c%2.md`, which does not exist"),
  ]) func brokenLinksAreErrors(link: String, message: String) throws {
    try folder.write("# A\n\n\(link)\n", to: "n/a.md")
    try folder.write("# C\n\n## Section\n", to: "n/c.md")
    let outcome = try Command.run(["n"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.hasPrefix("n/a.md:\(message)"))
    #expect(!folder.exists("output/a.md"))
  }

  // MARK: - Hidden state

  @Test func networksGiveTheSameInProcessesOfTheirOwn() throws {
    for number in 0..<6 { try folder.write(Samples.xor(seed: number), to: "n/\(number).md") }
    #expect(try Command.run(["n"], in: folder.url).exitCode == 0)
    let outcome = try Command.run(
      ["check", "n", "--isolated", "--shuffle-seed", "7"], in: folder.url)
    #expect(outcome.exitCode == 0)
    #expect(outcome.standardError.contains("notebooks shuffled with seed 7\n"))
    let digest = try Command.run(
      ["network-digest", "--network", "network", "--root", ".", "n/1.md"], in: folder.url)
    #expect(digest.standardOutput.count == 64 + 1 + 64 + 1)
  }
}
