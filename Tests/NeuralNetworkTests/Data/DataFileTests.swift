import Foundation
import Testing

@testable import NeuralNetwork

/// Reads in a temporary folder `root/notebooks`, with a secret beside it.
@Suite final class DataFileTests {
  private let root: URL
  private var notebooks: String { root.appending(path: "notebooks").path() }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "nbrun-\(UUID())")
    let data = root.appending(path: "notebooks/data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data("inside".utf8).write(to: data.appending(path: "in.csv"))
    try Data("secret".utf8).write(to: root.appending(path: "secret.csv"))
    try Data("sibling".utf8).write(to: root.appending(path: "notebooks-2.csv"))
    for (link, target) in [
      ("out.csv", "../secret.csv"), ("up", ".."), ("alias.csv", "data/in.csv"),
      ("loop", "loop"), ("absolute.csv", root.appending(path: "secret.csv").path()),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: notebooks + "/" + link, withDestinationPath: target)
    }
    mkfifo(notebooks + "/pipe", 0o600)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  @Test(arguments: ["data/in.csv", "./data/in.csv", "data/../data/in.csv", "alias.csv"])
  func readsBeneathTheFolder(path: String) throws {
    #expect(try DataFile.read(path, in: notebooks) == Array("inside".utf8))
    #expect(try DataFile.resolve(path, in: notebooks).hasSuffix("/notebooks/data/in.csv"))
  }

  @Test(arguments: [
    ("../secret.csv", "leaves the notebook's folder"),
    ("data/../../secret.csv", "leaves the notebook's folder"),
    ("../notebooks/data/in.csv", "leaves the notebook's folder"),
    ("../notebooks-2.csv", "leaves the notebook's folder"),
    ("out.csv", "outside the notebook's folder"), ("absolute.csv", "outside the notebook's folder"),
    ("up/secret.csv", "outside the notebook's folder"),
    ("up/notebooks-2.csv", "outside the notebook's folder"),
    ("/etc/passwd", "must be relative"), ("", "is empty"), ("a\0b", "null character"),
    ("data/none.csv", "no such file"), ("loop", "symbolic links"), ("data", "not a regular file"),
    ("pipe", "not a regular file"), ("data/in.csv/x", "not a directory"),
  ])
  func refuses(path: String, message: String) {
    let error = #expect(throws: DataError.self) { try DataFile.read(path, in: notebooks) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }
}
