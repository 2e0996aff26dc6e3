import Testing

@testable import nbrun

@Suite struct FilePathTests {
  @Test(arguments: [
    ("notebooks", "data/x.csv", "notebooks/data/x.csv"), (".", "x.md", "x.md"), (".", ".", "."),
    ("a/./b", "../c", "a/c"), ("..", "../a", "../../a"), ("a", "/b//c", "/b/c"),
    ("/", "a", "/a"), ("/a", "../b", "/b"),
  ])
  func partsAreJoined(folder: String, path: String, joined: String) {
    #expect(FilePath.joined(folder, path) == joined)
  }
}
