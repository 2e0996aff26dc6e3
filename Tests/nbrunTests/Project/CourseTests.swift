import Foundation
import Testing

/// A project of twelve notebooks in three folders, with data, pictures of each kind, included files and parameters, as it
/// lies in `course`. `Scripts/checks/project` opens its site in a browser.
@Suite struct CourseTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let course = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "course")
    try FileManager.default.copyItem(at: course, to: folder.url(of: "course"))
    try git("init", "-q", "-b", "main")
    try expectSuccess()
    try commit("Make the documents")
  }

  @Test func isMadeAndIsCurrent() throws {
    let documents = try folder.contents(of: "course/docs").keys.filter {
      $0.hasSuffix(".md") || $0.hasSuffix(".html")
    }
    #expect(documents.count == 24)
    try expectSuccess("check")
    try expectSuccess("check", "--isolated")
    try expectSuccess()
    #expect(try git("status", "--porcelain") == "")
  }

  /// What the pictures are is in every page.
  @Test func aChangedPictureIsSeen() throws {
    let gif = try Data(contentsOf: folder.url(of: "course/pictures/classes.gif"))
    try gif.write(to: folder.url(of: "course/pictures/classes.png"))
    let outcome = try nbrun("check")
    #expect(outcome.exitCode == 1)
    #expect(outcome.standardError.contains("11 current, 1 drifted"))
  }

  /// Windows: git changes the line ends of what it takes for text.
  @Test func aCloneWithOtherLineEndsIsCurrent() throws {
    try git("clone", "-q", "-c", "core.autocrlf=true", ".", "../clone")
    let notebook = try folder.read("clone/lessons/index.md")
    #expect(notebook.utf8.contains(13))
    try expectSuccess("check", in: "clone")
    try expectSuccess(in: "clone")
    #expect(try git("status", "--porcelain", in: "clone") == "")
  }

  /// Two people change two paragraphs, and each makes the documents.
  @Test func branchesMergeWithoutAConflict() throws {
    for (branch, old, new) in [
      ("left", "The loss before any training", "Before any training, the loss"),
      ("right", "and, by reference", "and, by its name"),
    ] {
      try git("checkout", "-q", "-b", branch, "main")
      let path = "course/lessons/basics/forward.md"
      try folder.write(try folder.read(path).replacing(old, with: new), to: path)
      try expectSuccess()
      try commit(branch)
    }
    try git("merge", "-q", "--no-edit", "left")
    try expectSuccess("check")
  }

  @Test func eachPageOfTheSiteHasItsPictures() throws {
    try expectSuccess("site")
    let kinds = [
      "index": "svg+xml", "basics/forward": "png", "basics/loss": "gif", "basics/xor": "webp",
      "basics/activations": "avif",
    ]
    for (page, kind) in kinds {
      #expect(try folder.read("course/site/\(page).html").contains("src=\"data:image/\(kind)"))
    }
    #expect(try folder.read("course/site/basics/forward.html").contains("src=\"data:image/jpeg"))
    #expect(folder.exists("course/site/data/points.csv"))
  }

  private func nbrun(_ arguments: String..., in path: String = "course") throws -> Command.Outcome {
    try Command.run(arguments, in: folder.url(of: path))
  }

  private func expectSuccess(_ arguments: String..., in path: String = "course") throws {
    let outcome = try Command.run(arguments, in: folder.url(of: path))
    #expect(
      outcome.exitCode == 0, "\(arguments): \(outcome.standardOutput)\(outcome.standardError)")
  }

  private func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
  }

  @discardableResult
  private func git(_ arguments: String..., in path: String = "course") throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=n", "-c", "user.email=e"] + arguments
    process.currentDirectoryURL = folder.url(of: path)
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
    return String(decoding: text, as: UTF8.self)
  }
}
