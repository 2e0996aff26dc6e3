import Testing

@testable import NotebookSyntax

@Suite struct FilePathTests {
  @Test(arguments: [
    ("notebooks", "data/x.csv", "notebooks/data/x.csv"), (".", "x.md", "x.md"), (".", ".", "."),
    ("a/./b", "../c", "a/c"), ("..", "../a", "../../a"), ("a", "/b//c", "/b/c"),
    ("/", "a", "/a"), ("/a", "../b", "/b"),
  ])
  func partsAreJoined(folder: String, path: String, joined: String) {
    #expect(FilePath.joined(folder, path) == joined)
  }

  @Test(arguments: [
    ("a/b.md", "a", "b.md"), ("b.md", ".", "b.md"), ("/b.md", "/", "b.md"),
    ("/a/b/c", "/a/b", "c"), ("a/", "a", ""),
  ])
  func aPathIsAFolderAndAName(path: String, folder: String, name: String) {
    #expect(FilePath.folder(of: path) == folder)
    #expect(FilePath.name(of: path) == name)
  }

  @Test(arguments: [
    ("/p/notebooks/a/x.md", "/p/output", "../notebooks/a/x.md"), ("/p/x.md", "/p", "x.md"),
    ("/p/x.md", "/p/a/b", "../../x.md"), ("/pq/x.md", "/p/a", nil), ("/x.md", "/p", nil),
  ])
  func waysGoUpAndDown(path: String, folder: String, expected: String?) {
    #expect(FilePath.relative(path, from: folder) == expected)
    if let expected { #expect(FilePath.joined(folder, expected) == path) }
  }
}
