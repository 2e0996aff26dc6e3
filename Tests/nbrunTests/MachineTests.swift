import Foundation
import Testing

/// What is told to services and hooks.
@Suite struct MachineTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("```network\nlayerz: []\n```\n", to: "repo/docs/n/bad.md")
    try folder.write(Samples.xor(), to: "repo/docs/n/good.md")
  }

  private func run(
    _ arguments: [String], in path: String, _ environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try Command.run(
      arguments, in: folder.url(of: path),
      environment: ["GITHUB_WORKSPACE": ""].merging(environment) { $1 })
  }

  /// A repository may be a worktree, of which `.git` is a file.
  enum Root: CaseIterable { case folder, file, workspace, none }

  @Test(arguments: Root.allCases, ["run", "check"])
  func pathsAreThoseInTheRepository(root: Root, command: String) throws {
    var environment: [String: String] = [:]
    switch root {
    case .folder: try folder.write("", to: "repo/.git/HEAD")
    case .file: try folder.write("gitdir: x", to: "repo/.git")
    case .workspace:
      try folder.write("", to: "repo/docs/.git/HEAD")
      environment["GITHUB_WORKSPACE"] = folder.url(of: "repo").path + "/"
    case .none: break
    }
    // The temporary folder may lie in a repository, but hardly does.
    for (path, notebooks, known) in [
      ("repo", "docs/n", "docs/n/"), ("repo/docs", "n", "n/"), ("repo/docs/n", ".", ""),
      ("repo/docs/n", "../n", ""),
    ] {
      let prefix = root == .none ? known : "docs/n/"
      let github = try run([command, notebooks, "--format", "github"], in: path, environment)
      #expect(github.exitCode == 2)
      #expect(
        github.standardOutput.contains("::error file=\(prefix)bad.md,line=2,col=1"),
        "\(github.standardOutput)")
      let sarif = try run([command, notebooks, "--format", "sarif"], in: path, environment)
      #expect(sarif.standardOutput.contains("\"uri\": \"\(prefix)bad.md\""))
      if command == "check" {
        #expect(github.standardOutput.contains("::error file=\(prefix)good.md,line="))
        let output =
          root == .none ? "output/" : path.dropFirst("repo".count).dropFirst() + "/output/"
        let place = output.hasPrefix("/") ? String(output.dropFirst()) : String(output)
        #expect(github.standardOutput.contains(" in \(place)good.md"), "\(github.standardOutput)")
      }
    }
  }

  private struct Report: Decodable {
    struct Notebook: Decodable {
      struct Document: Decodable { var path, status: String }
      struct Problem: Decodable { var severity, message: String }
      var notebook, status: String
      var documents: [Document]
      var problems: [Problem]
    }
    var notebooks: [Notebook]
  }

  private func notebooks(_ outcome: Command.Outcome) throws -> [Report.Notebook] {
    let report = try JSONDecoder().decode(
      Report.self, from: Data(outcome.standardOutput.utf8))
    return report.notebooks
  }

  /// A run is told in each format, and in it alone.
  @Test func runsAreReported() throws {
    func report(_ format: String, _ more: String...) throws -> Command.Outcome {
      try run(["docs/n", "--format", format] + more, in: "repo")
    }
    let json = try report("json")
    #expect(json.exitCode == 2)
    let first = try notebooks(json)
    #expect(first.map(\.notebook) == ["docs/n/bad.md", "docs/n/good.md"])
    #expect(first.map(\.status) == ["failed", "current"])
    #expect(first[0].problems.map(\.severity) == ["error"])
    #expect(
      first[1].documents.map { "\($0.path) \($0.status)" }
        == ["output/good.md written", "output/good.html written"])
    try FileManager.default.removeItem(at: folder.url(of: "repo/output/good.html"))
    #expect(try notebooks(try report("json"))[1].documents.map(\.status) == ["current", "written"])
    #expect(
      try notebooks(try report("json", "--keep-within", "formatting"))[1].documents.map(\.status)
        == ["current", "current"])
    try folder.write("mine", to: "repo/output/good.md")
    let refused = try notebooks(try report("json"))[1]
    #expect(refused.status == "failed" && refused.problems[0].message.contains("has not made"))
    #expect(try report("junit").standardOutput.hasPrefix("<?xml"))
    #expect(try report("text").standardOutput == "")
    #expect(
      try notebooks(try run(["docs/n", "gone", "--format", "json"], in: "repo"))[0].notebook
        == "gone")
  }

  /// A hook fails where it has created or changed a file, and only there.
  @Test func hooksFailWhereTheyChangeFiles() throws {
    let hooks = try Self.hooks()
    #expect(hooks.keys.sorted() == ["nbrun-check", "nbrun-in-place", "nbrun-run"])
    try FileManager.default.removeItem(at: folder.url(of: "repo/docs/n/bad.md"))
    try FileManager.default.moveItem(
      at: folder.url(of: "repo/docs/n"), to: folder.url(of: "repo/notebooks"))
    try folder.write(Samples.xor(show: "loss-curve"), to: "repo/README.md")
    func hook(_ name: String, _ files: String...) throws -> Int32 {
      let words = try #require(hooks[name])
      #expect(words.first == "nbrun")
      return try run(words.dropFirst() + files, in: "repo").exitCode
    }
    func failOnce() throws {
      #expect(try hook("nbrun-run") == 1 && hook("nbrun-run") == 0)
      #expect(try hook("nbrun-in-place", "README.md") == 1)
      #expect(try hook("nbrun-in-place", "README.md") == 0)
    }
    #expect(try hook("nbrun-check") == 1)
    for _ in 0..<2 {
      try failOnce()
      #expect(try hook("nbrun-check") == 0)
      let text = try folder.read("repo/notebooks/good.md")
      try folder.write(text + "\nMore.\n", to: "repo/notebooks/good.md")
      try FileManager.default.removeItem(at: folder.url(of: "repo/README.nbrun/loss-curve-1.svg"))
    }
  }

  @Test func whatHasChangedIsSaid() throws {
    let arguments = ["n/good.md", "--fail-on-change", "--to", "md"]
    let first = try run(arguments, in: "repo/docs")
    #expect(first.exitCode == 1)
    #expect(first.standardError == "created, changed or removed: output/good.md\n")
    #expect(try run(arguments, in: "repo/docs").exitCode == 0)
    try FileManager.default.removeItem(at: folder.url(of: "repo/docs/n/good.md"))
    try folder.write("# B\n", to: "repo/docs/n/bad.md")
    #expect(try run(["n", "--to", "md"], in: "repo/docs").exitCode == 0)
    let pruned = try run(["n", "--to", "md", "--prune", "--fail-on-change"], in: "repo/docs")
    #expect(pruned.exitCode == 1)
    #expect(pruned.standardError == "created, changed or removed: output/good.md\n")
  }

  /// The words of each hook, by its name, of the file that pre-commit reads.
  private static func hooks() throws -> [String: [String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".pre-commit-hooks.yaml")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var hooks: [String: [String]] = [:]
    var name = ""
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      switch parts[0] {
      case "- id": name = parts[1]
      case "entry": hooks[name] = parts[1].split(separator: " ").map(String.init)
      case "args":
        hooks[name]? += parts[1].dropFirst().dropLast().split(separator: ",").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
      default: break
      }
    }
    return hooks
  }
}
