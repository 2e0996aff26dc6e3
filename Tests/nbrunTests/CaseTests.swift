import Foundation
import Testing

/// Runs the command on each folder of `Cases` and compares all that it leaves behind.
///
/// A case holds its input files; `arguments`, one to a line (`notebook.md --to md` unless it is there);
/// and the folder `expected` with `exit`, `stdout`, `stderr` and everything below `output`.
/// With `NBRUN_RECORD=1` in the environment the expected files are written anew, and the test fails,
/// so that nobody records by accident; look at the change with `git diff`.
@Suite struct CaseTests {
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted()
  }()

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  @Test(arguments: cases) func givesWhatIsExpected(name: String) throws {
    let source = Self.folder.appending(path: name)
    let scratch = try TemporaryFolder()
    let work = scratch.url.appending(path: "case")
    try FileManager.default.copyItem(at: source, to: work)
    try? FileManager.default.removeItem(at: work.appending(path: "expected"))

    let outcome = try Command.run(try arguments(of: source), in: work)

    var actual = [
      "exit": Data("\(outcome.exitCode)\n".utf8), "stdout": Data(outcome.standardOutput.utf8),
      "stderr": Data(outcome.standardError.utf8),
    ]
    for (path, data) in try Self.files(below: work.appending(path: "output")) {
      actual["output/" + path] = data
    }
    let expectedFolder = source.appending(path: "expected")
    if ProcessInfo.processInfo.environment["NBRUN_RECORD"] == "1" {
      try Self.record(actual, in: expectedFolder)
      Issue.record("recorded \(name)")
      return
    }
    let expected = try Self.files(below: expectedFolder)
    #expect(actual.keys.sorted() == expected.keys.sorted())
    for (path, data) in expected {
      let text = String(decoding: actual[path] ?? Data(), as: UTF8.self)
      #expect(actual[path] == data, "\(name)/expected/\(path) differs; got:\n\(text)")
    }
  }

  private func arguments(of source: URL) throws -> [String] {
    let file = source.appending(path: "arguments")
    guard FileManager.default.fileExists(atPath: file.path) else {
      return ["notebook.md", "--to", "md"]
    }
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }

  private static func files(below folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    guard let paths = FileManager.default.subpaths(atPath: folder.path) else { return files }
    for path in paths {
      let url = folder.appending(path: path)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { files[path] = try Data(contentsOf: url) }
    }
    return files
  }

  private static func record(_ files: [String: Data], in folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for (path, data) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
  }
}
