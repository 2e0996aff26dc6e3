import Foundation
import Testing

@Suite struct LanguageServerTests {
  private typealias Object = LanguageClient.Object

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A notebook with everything that has a name.
  private static let notebook = """
    ---
    params: {rate: 0.5}
    ---
    # Title é𝔸

    ```network
    network: two
    label: tab
    data: xor
    layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}]
    loss: squared-error
    optimizer: {sgd: {learning-rate: $rate}}
    run: [{train: {epochs: 10}}]
    show: [loss, W1]
    ```

    ## Below

    é𝔸 `{network two} loss | .3f` and `{network} $rate`, [the table](#tab).

    ```network
    network: two
    run: [forward]
    show: [W2]
    ```

    """

  // MARK: - Diagnostics

  @Test(arguments: [
    (["utf-8", "utf-16"], "utf-8", 21), (["utf-16"], "utf-16", 18), (nil, "utf-16", 18),
    (["utf-32", "utf-8"], "utf-8", 21),
  ])
  func columnsAreNegotiated(encodings: [String]?, chosen: String, column: Int) throws {
    let client = try LanguageClient(in: folder, encodings: encodings)
    let capabilities = try #require(client.capabilities["capabilities"] as? Object)
    #expect(capabilities["positionEncoding"] as? String == chosen)
    let text = Self.notebook.replacing("é𝔸 `{network two} loss", with: "é𝔸 `{network two}é𝔸 los")
    try client.open(text, in: folder)
    let told = try client.wait(for: "textDocument/publishDiagnostics")
    let diagnostic = try #require((told["diagnostics"] as? [Object])?.first)
    let range = try #require(diagnostic["range"] as? Object)
    let start = try #require(range["start"] as? Object)
    #expect(start["line"] as? Int == 18)
    // é has two bytes and one unit, 𝔸 four and two.
    #expect(start["character"] as? Int == column)
  }

  @Test func whatIsTypedIsToldOfAtOnceAndWhatIsRunAfterwards() throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook.replacing("show: [W2]", with: "expect: {loss: 7}"), in: folder)
    let first = try client.wait(for: "textDocument/publishDiagnostics")
    #expect((first["diagnostics"] as? [Object])?.isEmpty == true)
    let messages = try client.diagnosticsOfRun().compactMap { $0["message"] as? String }
    #expect(messages.count == 1)
    #expect(messages.first?.contains("`loss`") == true)
    try client.replace("sigmoid", by: "sigmod")
    let second = try client.wait(for: "textDocument/publishDiagnostics")
    let diagnostic = try #require((second["diagnostics"] as? [Object])?.first)
    #expect(
      diagnostic["message"] as? String == "unknown activation `sigmod`\ndid you mean `sigmoid`?")
    #expect(diagnostic["severity"] as? Int == 1)
    #expect(second["version"] as? Int == 2)
  }

  /// What the command line says of each notebook of the golden cases, the editor says too.
  @Test(arguments: LanguageServerTests.cases)
  func theDiagnosticsAreThoseOfTheCommandLine(name: String) throws {
    let source = Self.caseFolder.appending(path: name)
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.copyItem(at: source, to: folder.url)
    let run = try Command.run(
      ["run", "--format", "json", "--output", "made", "notebook.md"], in: folder.url)
    let report = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? Object
    let notebooks = try #require(report?["notebooks"] as? [Object])
    let problems = try #require(
      notebooks.first { $0["notebook"] as? String == "notebook.md" }?["problems"] as? [Object])
    let client = try LanguageClient(in: folder)
    try client.open(try folder.read("notebook.md"), in: folder)
    let told = try client.diagnosticsOfRun()
    func line(_ message: Any?, _ hint: Any?, _ severity: Any?, _ number: Any?) -> String {
      let text = [message, hint].compactMap { $0 as? String }.joined(separator: "\n")
      return "\(severity ?? "") \(number ?? ""): \(text)"
    }
    let expected = problems.map { problem in
      let file = problem["file"] as? String
      let message = problem["message"] as? String ?? ""
      return line(
        file.map { "\($0): \(message)" } ?? message, problem["hint"],
        problem["severity"] as? String == "error" ? 1 : 2,
        file == nil ? problem["line"] : 1)
    }
    let found = told.filter { ($0["message"] as? String)?.hasPrefix("… and ") != true }.map {
      diagnostic in
      let start = (diagnostic["range"] as? Object)?["start"] as? Object
      return line(
        diagnostic["message"], nil, diagnostic["severity"],
        (start?["line"] as? Int).map { $0 + 1 })
    }
    #expect(found == expected)
  }

  private static let caseFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Cases")

  /// The cases that are run with no arguments of their own, and whose output is not in the notebook itself.
  static let cases: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: caseFolder.path)) ?? []
    return names.sorted().filter { name in
      let path = caseFolder.appending(path: name)
      guard let bytes = try? Data(contentsOf: path.appending(path: "notebook.md")),
        let text = String(data: bytes, encoding: .utf8)
      else { return false }
      let project = path.appending(path: "nbrun.yml").path
      return !FileManager.default.fileExists(atPath: path.appending(path: "arguments").path)
        && !FileManager.default.fileExists(atPath: project)
        && !text.contains("<!-- nbrun") && text.contains("network")
    }
  }()

  /// A client whose server runs a notebook that does not end.
  private func clientOfEndlessRun() throws -> LanguageClient {
    let client = try LanguageClient(in: folder)
    let endless = Self.notebook.replacing("epochs: 10", with: "epochs: 1000000000")
    try client.open(endless, in: folder)
    LanguageClient.wait { !client.children.isEmpty }
    return client
  }

  @Test func anEditCancelsARunAndNoAnswerWaitsForOne() throws {
    let client = try clientOfEndlessRun()
    let child = client.children[0]
    #expect(try client.result(of: "textDocument/hover", client.place(of: "sgd")) != nil)
    try client.replace("1000000000", by: "10")
    #expect(try client.diagnosticsOfRun().isEmpty)
    LanguageClient.wait { kill(child, 0) != 0 }
  }

  @Test func aRunThatDiesIsToldOfAndTheServerGoesOn() throws {
    let client = try clientOfEndlessRun()
    kill(client.children[0], SIGKILL)
    let messages = try client.diagnosticsOfRun().compactMap { $0["message"] as? String }
    #expect(
      messages.map { $0.hasPrefix("nbrun itself failed at this notebook (signal 9)") } == [true])
    try client.replace("1000000000", by: "10")
    #expect(try client.diagnosticsOfRun().isEmpty)
  }

  @Test func noRunOutlivesTheServer() throws {
    let client = try clientOfEndlessRun()
    let child = client.children[0]
    kill(client.process.processIdentifier, SIGKILL)
    // Whoever inherits it may let it lie.
    LanguageClient.wait {
      let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      return state.map { $0.contains(") Z ") } ?? true
    }
  }

  @Test func proseIsLeftAlone() throws {
    let client = try LanguageClient(in: folder)
    try client.open("# A page\n\n```yaml\na: [\n```\n\n| a |\n| - |\n", as: "page.md", in: folder)
    #expect(try client.result(of: "textDocument/hover", client.place(of: "page")) == nil)
    #expect(client.takeNotifications(of: "textDocument/publishDiagnostics").isEmpty)
    try client.open(Self.notebook, in: folder)
    let told = try client.wait(for: "textDocument/publishDiagnostics")
    #expect(told["uri"] as? String == client.uri)
  }

  @Test func theTextIsTheEditorsAndWhatItIncludesIsTheDisks() throws {
    try folder.write(
      "loss: squared-error\nlayers: [{units: 1, activation: sigmod}]\n", to: "net.yml")
    let client = try LanguageClient(in: folder)
    try client.open("```network\ninclude: net.yml\ndata: xor\n```\n", in: folder)
    let diagnostics = try client.diagnosticsOfRun()
    let message = try #require(diagnostics.first?["message"] as? String)
    #expect(message.hasPrefix("net.yml: unknown activation `sigmod`"))
    let related = try #require(diagnostics.first?["relatedInformation"] as? [Object])
    let location = try #require(related.first?["location"] as? Object)
    #expect((location["uri"] as? String)?.hasSuffix("/net.yml") == true)
    try folder.write(
      "loss: squared-error\nlayers: [{units: 1, activation: sigmoid}]\n", to: "net.yml")
    try client.notify("textDocument/didSave", ["textDocument": ["uri": client.uri]])
    #expect(try client.diagnosticsOfRun().isEmpty)
  }

  @Test func aProjectFileIsLookedAtToo() throws {
    let client = try LanguageClient(in: folder)
    try client.open("outputs: x\n", as: "nbrun.yml", in: folder)
    let told = try client.wait(for: "textDocument/publishDiagnostics")
    let messages = (told["diagnostics"] as? [Object])?.compactMap { $0["message"] as? String }
    #expect(messages?.first?.hasPrefix("unknown key `outputs`") == true)
    try client.replace("outputs: x", by: "o")
    #expect(try completions(client, at: "o", 1).contains("output"))
  }

  // MARK: - Completion

  private static let block =
    "```network\nlayers: [{units: 1, activation: sigmoid}]\ndata: xor\n"

  private func completions(
    _ client: LanguageClient, at mark: String, _ distance: Int
  ) throws -> [String] {
    let result =
      try client.result(
        of: "textDocument/completion", client.place(of: mark, distance)) as? Object
    return (result?["items"] as? [Object] ?? []).compactMap { $0["label"] as? String }
  }

  @Test(arguments: [
    // Keys of a block, half-typed, of one that says nothing yet, and of one that is declared.
    ("```network\n|\n```\n", ["layers", "data", "run", "show"], ["units"]),
    ("```network\nlay|\n```\n", ["layers"], []),
    (block + "|\n```\n", ["loss", "optimizer", "run"], ["layers", "data"]),
    (block + "sh|\nrun: [forward]\n```\n", ["show"], ["run"]),
    // Of layers and of what stands in them.
    ("```network\nlayers:\n  - un|\n```\n", ["units", "conv2d"], []),
    ("```network\nlayers:\n  - units: 3\n    act|\n```\n", ["activation", "weights"], ["units"]),
    ("```network\nlayers: [{units: 3, act|\n```\n", ["activation"], ["units"]),
    ("```network\nlayers: [{units: 3, activation: |}]\n```\n", ["sigmoid", "relu"], ["sgd"]),
    ("```network\nlayers: [{units: 3, weights: |}]\n```\n", ["he-normal"], []),
    ("```network\nlayers: [{units: 3, trainable: |}]\n```\n", ["true", "false"], []),
    // Data.
    ("```network\ndata: |\n```\n", ["xor", "moons"], []),
    ("```network\ndata: {mo|}\n```\n", ["moons", "csv"], []),
    ("```network\nlayers: [{units: 1}]\ndata: {moons: {sa|}}\n```\n", ["samples"], []),
    // Components.
    (block + "loss: |\n```\n", ["squared-error"], []),
    (block + "loss: {function: s|}\n```\n", ["squared-error"], []),
    (block + "optimizer: s|\n```\n", ["sgd", "adam"], []),
    (block + "optimizer: {sgd: {le|}}\n```\n", ["learning-rate"], []),
    (block + "optimizer:\n  sgd:\n    le|\n```\n", ["learning-rate"], []),
    // Steps, items of show, claims.
    (block + "run: [tr|]\n```\n", ["train", "forward"], []),
    (block + "run:\n  - tr|\n```\n", ["train", "evaluate"], []),
    (block + "run:\n  - train:\n      ep|\n```\n", ["epochs", "batch-size"], []),
    (block + "run: [{evaluate: {on: |}}]\n```\n", ["training", "test"], []),
    (block + "show: [W|]\n```\n", ["W1", "loss", "summary"], ["W2"]),
    (block + "show:\n  - W1: {as: |}\n```\n", ["table", "heatmap"], []),
    (block + "show:\n  - W1: {|}\n```\n", ["digits", "caption"], []),
    (block + "expect: {lo|: 1}\n```\n", ["loss"], []),
    // Front matter, parameters, other networks, inline values.
    ("---\nse|\n---\n" + block + "```\n", ["seed", "params"], []),
    ("---\nnumber-style: |\n---\n" + block + "```\n", ["table"], []),
    (
      "---\nparams: {rate: 1}\n---\n" + block + "optimizer: {sgd: {learning-rate: $r|}}\n```\n",
      ["$rate"], []
    ),
    (block + "```\n\n```network\nnetwork: |\n```\n", ["network"], []),
    (block + "```\n\nText `{network} lo|` and\n", ["loss", "W1"], []),
    (block + "```\n\nText `{network |} loss`\n", ["network"], []),
    (block + "```\n\nText `{network} lo| and\n", ["loss"], []),
    // Not in prose.
    (block + "```\n\nprose |\n", [], ["layers", "loss"]),
  ])
  func whatCanBeWritten(text: String, wanted: [String], unwanted: [String]) throws {
    let client = try LanguageClient(in: folder)
    let before = try #require(text.split(separator: "|", maxSplits: 1).first)
    try client.open(text.replacing("|", with: "", maxReplacements: 1), in: folder)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let result =
      try client.result(
        of: "textDocument/completion",
        [
          "textDocument": ["uri": client.uri],
          "position": ["line": lines.count - 1, "character": lines[lines.count - 1].utf8.count],
        ]) as? Object
    let items = result?["items"] as? [Object] ?? []
    let labels = items.compactMap { $0["label"] as? String }
    for label in wanted { #expect(labels.contains(label), "\(label) in \(labels)") }
    for label in unwanted { #expect(!labels.contains(label), "\(label) in \(labels)") }
  }

  @Test func whatIsCompletedHasItsDocumentation() throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.block + "optimizer: s\n```\n", in: folder)
    let result =
      try client.result(
        of: "textDocument/completion", client.place(of: ": s\n", 3)) as? Object
    let item = try #require(
      (result?["items"] as? [Object])?.first { $0["label"] as? String == "sgd" })
    #expect(item["detail"] as? String == "optimizer")
    let documentation = item["documentation"] as? Object
    #expect((documentation?["value"] as? String)?.contains("w ← w") == true)
    let edit = try #require(item["textEdit"] as? Object)
    let text = try client.applied([edit])
    #expect(text == Self.block + "optimizer: sgd\n```\n")
  }

  // MARK: - Hover

  @Test(arguments: [
    ("network: two", 10, ["the network `two`", "9 parameters", "2 → 2, 6 parameters"]),
    ("two} loss", 1, ["the network `two`"]),
    ("$rate}}", 2, ["the parameter `rate`", "0.5"]),
    ("loss | .3f", 1, ["the loss as it is reported", "in the last run **0.2"]),
    ("W1]", 0, ["the weights of layer 1", "2 × 2, in the last run"]),
    ("W2]", 0, ["the weights of layer 2", "2 × 1"]),
    ("sigmoid}", 1, ["activation"]),
    ("units: 2", 1, ["`units`", "integer"]),
    ("epochs", 1, ["how many times"]),
    ("sgd", 1, ["w ← w"]),
    ("train", 1, ["step, forward, backward and update"]),
  ])
  func whatStandsSomewhere(mark: String, distance: Int, wanted: [String]) throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook, in: folder)
    #expect(try client.diagnosticsOfRun().isEmpty)
    let hover = try client.result(of: "textDocument/hover", client.place(of: mark, distance))
    let contents = (hover as? Object)?["contents"] as? Object
    let text = try #require(contents?["value"] as? String)
    for part in wanted { #expect(text.contains(part), "\(part) in \(text)") }
  }

  // MARK: - Names

  @Test(arguments: [
    ("two} loss", 1, "two\nlabel"), ("$rate}}", 2, "rate: 0.5"), ("#tab", 2, "tab\ndata"),
    ("$rate`", 2, "rate: 0.5"),
  ])
  func whereANameIsDeclared(mark: String, distance: Int, declared: String) throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook, in: folder)
    let location =
      try client.result(
        of: "textDocument/definition", client.place(of: mark, distance)) as? Object
    let start = ((location?["range"] as? Object)?["start"] as? Object) as? NSDictionary
    let wanted = try client.place(of: declared)["position"] as? NSDictionary
    #expect(start == wanted)
    #expect(location?["uri"] as? String == client.uri)
  }

  @Test func namesAreDeclaredInOtherFilesToo() throws {
    try folder.write("network: far\nlayers: [{units: 1}]\ndata: xor\n", to: "net.yml")
    try folder.write("params: {rate: 2}\n", to: "nbrun.yml")
    let client = try LanguageClient(in: folder)
    try client.open(
      "```network\ninclude: net.yml\n```\n\n`{network far} W1[0, 0]` `{network} $rate`\n",
      in: folder)
    for (mark, file, line, column) in [("far}", "net.yml", 0, 9), ("$rate", "nbrun.yml", 0, 9)] {
      let location =
        try client.result(
          of: "textDocument/definition", client.place(of: mark, 1)) as? Object
      #expect((location?["uri"] as? String)?.hasSuffix("/\(file)") == true)
      let start = (location?["range"] as? Object)?["start"] as? Object
      #expect(start?["line"] as? Int == line)
      #expect(start?["character"] as? Int == column)
    }
    let rename = try client.request(
      "textDocument/rename", try client.place(of: "$rate", 1).merging(["newName": "eta"]) { $1 })
    #expect(rename["error"] != nil, "a parameter of the project is others' too")
  }

  @Test(arguments: [
    (
      "two} loss", 1, "three",
      ["network: two": "network: three", "{network two}": "{network three}"]
    ),
    ("rate: 0", 1, "eta", ["rate: 0.5": "eta: 0.5", "$rate": "$eta"]),
    ("#tab", 2, "tab-1", ["label: tab": "label: tab-1", "#tab": "#tab-1"]),
  ])
  func aNameIsRenamedEverywhere(
    mark: String, distance: Int, name: String, replacements: [String: String]
  ) throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook, in: folder)
    let place = try client.place(of: mark, distance)
    #expect(try client.result(of: "textDocument/prepareRename", place) != nil)
    let rename =
      try client.result(
        of: "textDocument/rename", place.merging(["newName": name]) { $1 }) as? Object
    let changes = try #require(rename?["changes"] as? Object)
    #expect(Array(changes.keys) == [client.uri])
    let edits = try #require(changes[client.uri] as? [Object])
    var expected = Self.notebook
    for (old, new) in replacements { expected = expected.replacing(old, with: new) }
    #expect(try client.applied(edits) == expected)
    for bad in ["", "x y", "1", "$a"] {
      let answer = try client.request("textDocument/rename", place.merging(["newName": bad]) { $1 })
      #expect(answer["error"] != nil)
    }
  }

  // MARK: - Outline

  @Test func theOutlineHasHeadingsAndBlocks() throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook, in: folder)
    let document: Object = ["textDocument": ["uri": client.uri]]
    let symbols = try client.result(of: "textDocument/documentSymbol", document) as? [Object]
    func text(_ symbols: [Object]?) -> String {
      (symbols ?? []).map {
        "\($0["name"] ?? "") \($0["detail"] ?? "") (\(text($0["children"] as? [Object])))"
      }.joined(separator: ", ")
    }
    #expect(text(symbols) == "Title é𝔸  (two declared (), Below  (two continued ()))")
    let folds = try client.result(of: "textDocument/foldingRange", document) as? [Object]
    let lines = (folds ?? []).map { [$0["startLine"] as? Int, $0["endLine"] as? Int] }
    #expect(lines == [[0, 2], [3, 24], [5, 14], [16, 24], [20, 24]])
  }

  // MARK: - Quick fixes

  @Test(arguments: [
    ("sigmoid}, {", "sigmod}, {"), ("show: [W2]", "shw: [W2]"), ("sgd", "sdg"),
    ("$rate}}", "$rat}}"),
    ("loss | .3f", "los | .3f"), ("{network two}", "{network twoo}"), ("params", "param"),
    ("[forward]", "[forwad]"), ("squared-error", "mse"), ("data: xor", "data: xorr"),
  ])
  func whatIsMeantIsWritten(right: String, wrong: String) throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook.replacing(right, with: wrong, maxReplacements: 1), in: folder)
    let told = try client.wait(for: "textDocument/publishDiagnostics")["diagnostics"] as? [Object]
    let diagnostic = try #require(told?.first { $0["data"] != nil }, "\(String(describing: told))")
    let actions =
      try client.result(
        of: "textDocument/codeAction",
        [
          "textDocument": ["uri": client.uri], "range": diagnostic["range"]!,
          "context": ["diagnostics": []],
        ]) as? [Object]
    let edit = (actions?.first?["edit"] as? Object)?["changes"] as? Object
    #expect(try client.applied(try #require(edit?[client.uri] as? [Object])) == Self.notebook)
  }

  // MARK: - Commands

  @Test func theCommandWritesWhatTheCommandLineWrites() throws {
    let client = try LanguageClient(in: folder)
    try client.open(Self.notebook, in: folder)
    let command: Object = ["command": "nbrun.run", "arguments": [client.uri]]
    #expect(try client.request("workspace/executeCommand", command)["error"] != nil, "not saved")
    try folder.write(Self.notebook, to: "notebook.md")
    let result = try client.result(of: "workspace/executeCommand", command) as? Object
    #expect(result?["status"] as? Int == 0)
    #expect(result?["documents"] as? [String] == ["output/notebook.md", "output/notebook.html"])
    let message = try client.wait(for: "window/showMessage")["message"] as? String
    #expect(message == "notebook.md → output/notebook.md, output/notebook.html")
    let made = try folder.contents(of: "output")
    _ = try Command.run(["run", "-o", "other", "notebook.md"], in: folder.url)
    #expect(made == (try folder.contents(of: "other")))
    try client.replace("sigmoid", by: "sigmod")
    try folder.write(client.text, to: "notebook.md")
    let failed = try client.result(of: "workspace/executeCommand", command) as? Object
    #expect(failed?["status"] as? Int == 2)
    let error = try client.wait(for: "window/showMessage")["message"] as? String
    #expect(error == "notebook.md:10: unknown activation `sigmod`")
  }

  // MARK: - The conversation

  @Test func itsEndHasTheExitCodesOfTheProtocol() throws {
    let polite = try LanguageClient(in: folder)
    #expect(try polite.result(of: "shutdown", [:]) == nil)
    let late = try polite.request("textDocument/hover", [:])["error"] as? Object
    #expect(late?["code"] as? Int == -32600)
    try polite.notify("exit", [:])
    polite.process.waitUntilExit()
    #expect(polite.process.terminationStatus == 0)
    let rude = try LanguageClient(in: folder)
    try rude.notify("exit", [:])
    rude.process.waitUntilExit()
    #expect(rude.process.terminationStatus == 1)
    let gone = try LanguageClient(in: folder)
    try gone.hangUp()
    gone.process.waitUntilExit()
    #expect(gone.process.terminationStatus == 1)
    let early = try LanguageClient(in: folder, initializes: false)
    let answer = try early.request("textDocument/hover", [:])["error"] as? Object
    #expect(answer?["code"] as? Int == -32002)
  }

  @Test func whatIsClosedIsForgotten() throws {
    let client = try LanguageClient(in: folder)
    let text = Self.notebook + String(repeating: "Some prose of a long notebook.\n", count: 2_000)
    func openAndClose(_ count: Int) throws {
      for number in 0..<count {
        try client.open(text, as: "\(number).md", in: folder)
        try client.notify("textDocument/didClose", ["textDocument": ["uri": client.uri]])
        #expect(try client.result(of: "textDocument/hover", client.place(of: "sgd")) == nil)
      }
    }
    func memory() throws -> Int {
      let status = try String(
        contentsOfFile: "/proc/\(client.process.processIdentifier)/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS") })
      return try #require(Int(line.split(separator: " ")[1]))
    }
    try openAndClose(5)
    let before = try memory()
    try openAndClose(30)
    // Thirty that are kept, taken apart, take 24 MB.
    #expect(try memory() - before < 5_000)
  }
}
