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
    let scope = FileScope(folder: notebooks, root: notebooks)
    #expect(try DataFile.read(path, in: scope) == Array("inside".utf8))
    #expect(try scope.resolve(path).hasSuffix("/notebooks/data/in.csv"))
  }

  @Test(arguments: [
    "../secret.csv", "data/../../secret.csv", "out.csv", "absolute.csv", "up/secret.csv",
    "/secret.csv",
    "/notebooks/../secret.csv",
  ])
  func readsAnywhereBelowTheRoot(path: String) throws {
    let scope = FileScope(folder: notebooks, root: root.path())
    #expect(try DataFile.read(path, in: scope) == Array("secret".utf8))
    #expect(
      try scope.from(notebooks + "/data").resolve("../../secret.csv").hasSuffix("/secret.csv"))
  }

  /// A folder that a link leads to from outside lies where it really lies.
  @Test func aLinkedFolderIsWhereItLeads() throws {
    let linked = root.appending(path: "link").path()
    try FileManager.default.createSymbolicLink(atPath: linked, withDestinationPath: notebooks)
    let scope = FileScope(folder: linked, root: notebooks)
    #expect(try scope.resolve("data/in.csv").hasSuffix("/notebooks/data/in.csv"))
    #expect(throws: FileScopeError.self) { try scope.resolve("../secret.csv") }
  }

  @Test(arguments: [
    ("../secret.csv", "leaves the project's root"),
    ("data/../../secret.csv", "leaves the project's root"),
    ("../notebooks/data/in.csv", "leaves the project's root"),
    ("../notebooks-2.csv", "leaves the project's root"),
    ("out.csv", "leads out of the project's root"),
    ("absolute.csv", "leads out of the project's root"),
    ("up/secret.csv", "leads out of the project's root"),
    ("up/notebooks-2.csv", "leads out of the project's root"),
    ("/etc/passwd", "`/` is the project's root"),
    ("/../../etc/passwd", "leaves the project's root"), ("", "is empty"),
    ("a\0b", "null character"),
    ("data/none.csv", "no such file"), ("loop", "symbolic links"), ("data", "not a regular file"),
    ("pipe", "not a regular file"), ("data/in.csv/x", "not a directory"),
  ])
  func refuses(path: String, message: String) {
    let error = #expect(throws: DataError.self) {
      try DataFile.read(path, in: FileScope(folder: notebooks, root: notebooks))
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }
}
