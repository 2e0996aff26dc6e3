import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

@Suite struct ToleranceTests {
  @Test(arguments: ["exact", "formatting", "ulps=4", "relative=1e-09", "ulps=0,relative=0.5"])
  func isReadBack(text: String) throws {
    #expect(try #require(Tolerance(parsing: text)).description == text)
  }

  @Test(arguments: [
    "", "none", "ulps", "ulps=", "ulps=-1", "ulps=1.5", "relative=0", "relative=-1", "relative=1",
    "relative=nan", "relative=x", "ulps=1,", "ulps=1,ulps=2", "Ulps=1", "exact,ulps=1",
  ])
  func isRefused(text: String) {
    #expect(Tolerance(parsing: text) == nil)
  }
}
