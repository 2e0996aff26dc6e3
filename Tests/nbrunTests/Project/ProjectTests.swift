import Foundation
import Testing

/// A project of notebooks in folders, with what they share.
@Suite struct ProjectTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      notebooks: lessons
      output: public/docs
      seed: 3
      params: {epochs: 2}
      site: {title: Kurs, lang: de, order: [z.md], output: public/site}
      """, to: "nbrun.yml")
    try folder.write(
      """
      data: xor
      layers: [{units: 1, activation: sigmoid}]
      loss: squared-error
      optimizer: {sgd: {learning-rate: 0.1}}
      """, to: "shared/one.yml")
    for path in ["lessons/a.md", "lessons/deep/b.md", "lessons/z.md"] {
      try folder.write(Self.notebook(including: "/shared/one.yml"), to: path)
    }
  }

  static func notebook(including path: String) -> String {
    """
    # Title

    ```network
    include: \(path)
    run: [{train: {epochs: $epochs}}]
    show: [loss, W1]
    ```

    """
  }

  private func run(_ arguments: String..., below path: String = "") throws -> Command.Outcome {
    try Command.run(arguments, in: folder.url(of: path))
  }

  // MARK: - Where it is

  static let documents = ["a", "deep/b", "z"].flatMap { [$0 + ".html", $0 + ".md"] }

  @Test(arguments: ["", "lessons", "lessons/deep", "shared"])
  func isTheSameFromEachOfItsFolders(path: String) throws {
    #expect(try run(below: path).exitCode == 0)
    #expect(try folder.contents(of: "public/docs").keys.sorted() == Self.documents)
    #expect(try run("check", below: path).standardError == "3 current, 0 drifted\n")
  }

  @Test func aNotebookIsCalledAsItIsSeen() throws {
    #expect(
      try run("--to", "json", below: "lessons/deep").standardOutput == """
        ../a.md → ../../public/docs/a.json
        b.md → ../../public/docs/deep/b.json
        ../z.md → ../../public/docs/z.json

        """)
  }

  @Test(arguments: ["lessons", "lessons/deep", "lessons/deep/b.md", "./lessons/../lessons"])
  func eachWayToNameANotebookGivesTheSameDocument(path: String) throws {
    #expect(try run(path).exitCode == 0)
    #expect(folder.exists("public/docs/deep/b.md"))
    #expect(try run("check", path).exitCode == 0)
  }

  @Test func theCommandLineGoesBeforeIt() throws {
    #expect(try run("lessons/a.md", "-o", "here", "--to", "json").exitCode == 0)
    #expect(try folder.contents(of: "here").keys.sorted() == ["a.json"])
    #expect(!folder.exists("public"))
  }

  @Test func severalFoldersKeepTheirNames() throws {
    try folder.write("notebooks: [one, two]\n", to: "nbrun.yml")
    for path in ["one/a.md", "two/a.md"] { try folder.write("# A\n", to: path) }
    #expect(try run().exitCode == 0)
    #expect(
      try folder.contents(of: "output").keys.sorted() == [
        "one/a.html", "one/a.md", "two/a.html", "two/a.md",
      ])
  }

  @Test func withoutOneThereMustBeArguments() throws {
    try FileManager.default.removeItem(at: folder.url(of: "nbrun.yml"))
    for command in ["run", "check", "site"] {
      let outcome = try run(command)
      #expect(outcome.exitCode == 64)
      #expect(outcome.standardError.contains("name a notebook or a folder of notebooks"))
    }
  }

  @Test func oneRunIsOfOneProject() throws {
    try folder.write("", to: "other/nbrun.yml")
    try folder.write("# B\n", to: "other/b.md")
    let outcome = try run("lessons/a.md", "other/b.md", "--to", "md")
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError.contains(
        "other/b.md: error: this belongs to another project than lessons/a.md; run it by itself"))
  }

  @Test func theNearestOneHolds() throws {
    try folder.write("seed: 4\nnotebooks: .\n", to: "lessons/deep/nbrun.yml")
    try folder.write(Samples.xor(), to: "lessons/deep/b.md")
    #expect(try run(below: "lessons/deep").standardOutput == "b.md → output/b.md, output/b.html\n")
  }

  @Test func aFileThatCannotBeReadIsAnError() throws {
    try FileManager.default.removeItem(at: folder.url(of: "nbrun.yml"))
    try FileManager.default.createDirectory(
      at: folder.url(of: "nbrun.yml"), withIntermediateDirectories: false)
    for command in ["run", "check", "site"] {
      let outcome = try run(command)
      #expect(outcome.exitCode == 2)
      #expect(outcome.standardError.contains("nbrun.yml: error: this is not a regular file"))
    }
  }

  @Test func itsErrorsAreInReports() throws {
    try folder.write("sed: 1\n", to: "nbrun.yml")
    for format in ["json", "junit", "sarif", "github"] {
      let outcome = try run("check", "--format", format)
      #expect(outcome.exitCode == 2)
      #expect(outcome.standardOutput.contains("unknown key `sed` in the project file"))
    }
  }

  /// A problem of a file that a notebook includes is told at its place there, by its path in the repository.
  @Test(arguments: [
    ("json", #""file": "../shared/one.yml""#), ("sarif", #""uri": "shared/one.yml""#),
    ("github", "::error file=shared/one.yml,line=1,col=7,"),
    ("junit", "../shared/one.yml:1:7: error"),
  ])
  func problemsOfIncludedFilesAreReportedThere(format: String, place: String) throws {
    try folder.write("", to: ".git/HEAD")
    try folder.write("data: xxor\nlayers: [{units: 1}]\n", to: "shared/one.yml")
    let outcome = try run("check", "a.md", "--format", format, below: "lessons")
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardOutput.contains(place))
  }

  // MARK: - What a notebook can reach

  /// The root is that of the project, else that of the repository, else the folder that is named.
  @Test(arguments: [
    ("nbrun.yml", "lessons/deep/b.md", true), (".git/HEAD", "lessons/deep/b.md", true),
    ("none", "lessons/deep/b.md", false), ("none", "lessons", false), ("none", ".", true),
  ])
  func pathsStayBelowTheRoot(mark: String, argument: String, isReached: Bool) throws {
    try FileManager.default.removeItem(at: folder.url(of: "nbrun.yml"))
    try folder.write("", to: mark)
    let block = "```network\ninclude: ../../shared/one.yml\nrun: [forward]\n```\n"
    for path in ["a", "deep/b", "z"] {
      try folder.write(path == "deep/b" ? block : "# A\n", to: "lessons/\(path).md")
    }
    let outcome = try run(argument)
    #expect(outcome.exitCode == (isReached ? 0 : 2))
    #expect(outcome.standardError.contains("leaves the project's root") == !isReached)
  }

  @Test func dataMayBeAnywhereInIt() throws {
    try folder.write("a,b\n1,2\n3,4\n", to: "data/points.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url(of: "lessons/link.csv").path, withDestinationPath: "../data/points.csv")
    for path in ["../data/points.csv", "/data/points.csv", "link.csv"] {
      try folder.write(
        """
        ```network
        data: {csv: \(path), inputs: a, targets: b}
        layers: [{units: 1}]
        show: [x]
        ```
        """, to: "lessons/a.md")
      #expect(try run("lessons/a.md").exitCode == 0)
    }
  }

  // MARK: - What results depend on

  @Test(arguments: [
    ("nbrun.yml", "seed: 3", "seed: 4"), ("nbrun.yml", "epochs: 2", "epochs: 3"),
    ("nbrun.yml", "seed: 3", "seed: 3\nprecision: float32"),
    ("shared/one.yml", "0.1", "0.2"), ("shared/one.yml", "sigmoid", "tanh"),
  ])
  func theCacheKnowsWhatIsShared(path: String, old: String, new: String) throws {
    let cache = ["NBRUN_CACHE": folder.url.path + "/cache"]
    func run() throws {
      let outcome = try Command.run(["lessons/a.md"], in: folder.url, environment: cache)
      #expect(outcome.exitCode == 0)
    }
    try run()
    let before = try folder.read("public/docs/a.md")
    try folder.write(try folder.read(path).replacing(old, with: new), to: path)
    try run()
    let after = try folder.read("public/docs/a.md")
    #expect(before != after)
    #expect(try self.run("lessons/a.md").exitCode == 0)
    #expect(try folder.read("public/docs/a.md") == after)
  }

  @Test func aNetworkThatIsLikeAnotherChangesWithIt() throws {
    let notebook = """
      ```network
      network: one
      include: /shared/one.yml
      ```

      ```network
      network: two
      like: one
      run: [{train: {epochs: 2}}]
      show: [loss]
      ```
      """
    let cache = ["NBRUN_CACHE": folder.url.path + "/cache"]
    var documents: Set<String> = []
    for rate in ["0.1", "0.2"] {
      try folder.write(
        try folder.read("shared/one.yml").replacing("0.1", with: rate), to: "shared/one.yml")
      try folder.write(notebook, to: "lessons/a.md")
      #expect(
        try Command.run(["lessons/a.md"], in: folder.url, environment: cache).exitCode == 0)
      documents.insert(try folder.read("public/docs/a.md"))
    }
    #expect(documents.count == 2)
  }

  /// It has its own state: what the other has learned is nothing to it.
  @Test func aNetworkThatIsLikeAnotherStartsAnew() throws {
    try folder.write(
      """
      ```network
      network: one
      include: /shared/one.yml
      run: [{train: {epochs: 20}}]
      ```

      ```network
      network: two
      like: one
      run: [{train: {epochs: 20}}]
      show: [loss]
      ```

      {{`{network one} loss`}} {{`{network two} loss`}}
      """, to: "lessons/a.md")
    #expect(try run("lessons/a.md").exitCode == 0)
    let text = try folder.read("public/docs/a.md")
    let losses = text.matches(of: #/\{\{([0-9.]+)\}\}/#).map(\.output.1)
    #expect(losses.count == 2 && losses[0] == losses[1])
  }

  // MARK: - Parameters

  @Test func parametersReachEachCommand() throws {
    #expect(try run("-P", "epochs=5").exitCode == 0)
    #expect(try run("check").exitCode == 1)
    #expect(try run("check", "-P", "epochs=5").exitCode == 0)
    #expect(try run("check", "-P", "epochs=5", "--isolated").exitCode == 0)
    #expect(try folder.read("public/docs/a.md").contains("# $epochs: 5"))
    #expect(try run("site", "-P", "epochs=7").exitCode == 0)
    #expect(try folder.read("public/site/a.html").contains("$epochs: 7"))
  }

  /// Not each notebook has each parameter; one that none has is a slip.
  @Test func aParameterOfOneNotebookIsNoErrorInTheOthers() throws {
    try folder.write("---\nparams: {width: 3}\n---\n`{network} $width`\n", to: "lessons/w.md")
    #expect(try run("-P", "width=4").exitCode == 0)
    #expect(try folder.read("public/docs/w.md").contains("\n4\n"))
    #expect(try run("check", "-P", "width=4", "--isolated").exitCode == 0)
    #expect(try run("check", "lessons/a.md", "-P", "width=4").exitCode == 2)
    let slip = try run("check", "-P", "widht=4")
    #expect(slip.exitCode == 2)
    #expect(slip.standardError.contains("did you mean `width`?"))
  }

  @Test func theServerTakesParameters() throws {
    let server = try LiveServerProcess(["-P", "epochs=9"], in: folder.url)
    #expect(try server.get("/a.html").contains("$epochs: 9"))
  }

  // MARK: - The site

  @Test func theSiteIsWhatItSays() throws {
    #expect(
      try run("site", below: "lessons").standardOutput == "../public/site/index.html: 3 pages\n")
    let index = try folder.read("public/site/index.html")
    #expect(index.contains("<title>Kurs</title>") && index.contains("lang=\"de\""))
    let links = index.matches(of: #/<li><a href="([a-z/]+\.html)"/#).map(\.output.1)
    #expect(links == ["z.html", "a.html", "deep/b.html"])
  }

  @Test func theOrderNamesNotebooks() throws {
    try folder.write("notebooks: lessons\nsite: {order: [z.md, aa.md]}\n", to: "nbrun.yml")
    try folder.write("# A\n", to: "lessons/a.md")
    let outcome = try run("site")
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError.contains(
        "nbrun.yml:2:22: error: `aa.md` is none of the notebooks (did you mean `a.md`?)"))
    #expect(!folder.exists("site"))
  }

  // MARK: - The server

  @Test(arguments: [("nbrun.yml", "seed: 3", "seed: 4"), ("shared/one.yml", "0.1", "0.9")])
  func theServerSeesWhatIsShared(path: String, old: String, new: String) async throws {
    let server = try LiveServerProcess([], in: folder.url)
    let before = try server.get("/a.html")
    try folder.write(try folder.read(path).replacing(old, with: new), to: path)
    #expect(try await server.get("/a.html", until: { $0.loss != before.loss }) != nil)
  }

  @Test func aMistakeInTheProjectStandsOverEachPage() async throws {
    let server = try LiveServerProcess([], in: folder.url)
    let project = try folder.read("nbrun.yml")
    try folder.write("sed: 1\n", to: "nbrun.yml")
    let mistake = "nbrun.yml:1:1: error: unknown key `sed`"
    for page in ["/a.html", "/deep/b.html"] {
      #expect(try await server.get(page, until: { $0.contains(mistake) }) != nil)
    }
    try folder.write(project, to: "nbrun.yml")
    #expect(try await server.get("/a.html", until: { !$0.contains(mistake) }) != nil)
  }
}

extension String {
  /// What a page shows of the loss.
  fileprivate var loss: String? { firstMatch(of: #/loss = [^<]*/#).map { String($0.output) } }
}

extension LiveServerProcess {
  /// An answer as soon as it is as it should be; nil where it is not for a long time.
  fileprivate func get(_ path: String, until isRight: (String) -> Bool) async throws -> String? {
    for _ in 0..<1200 {
      let answer = try get(path)
      if isRight(answer) { return answer }
      try await Task.sleep(for: .milliseconds(50))
    }
    return nil
  }
}
