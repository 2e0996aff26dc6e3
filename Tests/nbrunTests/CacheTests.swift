import Foundation
import NotebookDocuments
import Testing

/// What makes a network run again, and what does not.
@Suite struct CacheTests {
  let folder: TemporaryFolder
  static let notebook =
    """
    ---
    params: {rate: 0.5}
    ---

    # Two networks

    ```network
    network: first
    data: {csv: points.csv, inputs: [a], targets: [b]}
    layers: [{units: 1, activation: sigmoid}]
    loss: squared-error
    optimizer: {sgd: {learning-rate: $rate}}
    run: [{train: {epochs: 10}}]
    show: [loss-table]
    ```

    ```network
    network: second
    data: {inputs: [[1, 2]]}
    layers: [{units: 1}]
    run: [forward]
    show: [a1]
    ```

    The loss is `{network first} loss | .3f`.

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a,b\n1,0\n2,1\n", to: "points.csv")
  }

  /// How a change of the notebook, of its data or of the command changes what is run.
  static let changes: [(old: String, new: String, runs: Int)] = [
    ("# Two networks", "# Two networks, with more words", 0),
    ("The loss is", "\nMore prose above.\n\nThe loss is", 0),
    ("layers: [{units: 1}]", "layers:\n  # a comment\n  - units: 1", 0),
    ("epochs: 10}", "epochs: 11}", 1),
    ("rate: 0.5}", "rate: 0.6}", 1),
    ("{sgd:", "{adam:", 1),
    ("[[1, 2]]", "[[1, 3]]", 1),
    ("loss | .3f", "loss | .4f", 1),
    ("params:", "seed: 4\nparams:", 2),
    ("params:", "precision: float32\nparams:", 2),
    ("params:", "number-style: full\nparams:", 2),
    ("params:", "author: me\nparams:", 0),
  ]

  @Test(arguments: changes)
  func runsAgainWhatHasChanged(old: String, new: String, runs: Int) throws {
    try folder.write(Self.notebook, to: "n.md")
    #expect(try run() == "networks: 2 run, 0 from the cache\n")
    #expect(try run() == "networks: 0 run, 2 from the cache\n")
    try folder.write(Self.notebook.replacing(old, with: new), to: "n.md")
    #expect(try run() == "networks: \(runs) run, \(2 - runs) from the cache\n")
    try expectSameAsWithoutCache()
  }

  @Test func runsAgainWhatReadsChangedData() throws {
    try folder.write(Self.notebook, to: "n.md")
    _ = try run()
    try folder.write("a,b\n1,0\n2,1\n", to: "points.csv")
    #expect(try run().hasPrefix("networks: 0 run"), "the time of a file is nothing")
    try folder.write("a,b\n1,0\n3,1\n", to: "points.csv")
    #expect(try !run().hasPrefix("networks: 0 run"))
    try expectSameAsWithoutCache()
  }

  @Test func servesOtherFormatsAndNames() throws {
    try folder.write(Self.notebook, to: "n.md")
    _ = try run()
    try folder.write(Self.notebook, to: "other.md")
    let arguments = ["other.md", "--to", "json,html", "--cache", "cache", "-v"]
    let outcome = try Command.run(arguments, in: folder.url)
    #expect(outcome.standardError == "networks: 0 run, 2 from the cache\n")
  }

  @Test func canBeTurnedOffAndCleaned() throws {
    try folder.write(Self.notebook, to: "n.md")
    let environment = ["XDG_CACHE_HOME": folder.url.appending(path: "home").path]
    for variable in [["NBRUN_CACHE": ""], ["NBRUN_CACHE": folder.url.path + "/chosen"]] {
      _ = try Command.run(
        ["n.md", "--no-cache"], in: folder.url, environment: environment.merging(variable) { $1 })
      #expect(!folder.exists("home") && !folder.exists("chosen"))
    }
    _ = try run()
    try folder.write("mine", to: "cache/build/notes.txt")
    let cleaned = try Command.run(["cache", "clean", "--cache", "cache"], in: folder.url)
    #expect(cleaned.standardOutput == "cache: deleted 2 entries\n")
    #expect(try folder.contents(of: "cache").keys.sorted() == ["build/notes.txt"])
    #expect(try run() == "networks: 2 run, 0 from the cache\n")
  }

  @Test func isOptional() throws {
    try folder.write(Self.notebook, to: "n.md")
    try folder.write("a file where the cache should be", to: "cache")
    #expect(try run() == "networks: 2 run, 0 from the cache\n")
    try expectSameAsWithoutCache()
  }

  /// An entry is believed under its own key and by its own build only.
  @Test func refusesEntriesInEachOthersPlaces() throws {
    try folder.write(Self.notebook, to: "n.md")
    _ = try run()
    let entries = try folder.contents(of: "cache")
    let names = entries.keys.sorted()
    try #require(names.count == 2)
    for (name, other) in zip(names, names.reversed()) {
      try #require(entries[other]).write(to: folder.url(of: "cache/\(name)"))
    }
    #expect(try run() == "networks: 2 run, 0 from the cache\n")
    #expect(try folder.contents(of: "cache") == entries)
    // What comes first is not the results' digest alone.
    let bytes = Array(try #require(entries[names[0]]))
    let alone = SHA256.digest(of: Array(bytes[32...])).bytes + bytes[32...]
    try Data(alone).write(to: folder.url(of: "cache/\(names[0])"))
    #expect(try run() == "networks: 1 run, 1 from the cache\n")
    try expectSameAsWithoutCache()
  }

  /// Runs with the cache, and returns what was said.
  private func run() throws -> String {
    let arguments = ["n.md", "--to", "md,html,json", "--cache", "cache", "--verbose"]
    let outcome = try Command.run(arguments, in: folder.url)
    #expect(outcome.exitCode == 0)
    return outcome.standardError
  }

  private func expectSameAsWithoutCache() throws {
    // Else JSON stays in which only the digest of the notebook would be new.
    try FileManager.default.removeItem(at: folder.url(of: "output"))
    _ = try run()
    let arguments = ["n.md", "--to", "md,html,json", "-o", "fresh", "--no-cache"]
    _ = try Command.run(arguments, in: folder.url)
    #expect(try folder.contents(of: "output") == folder.contents(of: "fresh"))
  }
}
