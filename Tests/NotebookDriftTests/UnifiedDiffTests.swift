import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

@Suite struct UnifiedDiffTests {
  @Test(arguments: [
    ("", "", ""),
    ("a\n", "a\n", ""),
    ("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
    ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
    ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"),
    // The same to a reader, but not the same bytes.
    ("\u{E9}\n", "e\u{301}\n", "@@ -1 +1 @@\n-\u{E9}\n+e\u{301}\n"),
  ])
  func showsWhatChanged(old: String, new: String, hunks: String) {
    let text = UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8))
      .text(oldName: "old", newName: "new")
    let expected = hunks.isEmpty ? "" : "--- old\n+++ new\n" + hunks
    #expect(Array(text.utf8) == Array(expected.utf8))
  }

  @Test func separatesDistantChanges() {
    let old = (1...30).map { "\($0)\n" }
    var new = old
    new[2] = "three\n"
    new[25] = "twenty-six\n"
    let text = UnifiedDiff(from: Array(old.joined().utf8), to: Array(new.joined().utf8))
      .text(oldName: "a", newName: "b")
    #expect(text.split(separator: "\n").count { $0.hasPrefix("@@") } == 2)
    #expect(text.contains("@@ -1,6 +1,6 @@"))
    #expect(text.contains("@@ -23,7 +23,7 @@"))
  }
}
