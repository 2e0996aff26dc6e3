import Testing

@testable import NotebookDocuments

struct ValueTeXTests {
  @Test(arguments: [
    ("0.123", "0.123"), ("-5", "-5"), ("1.5e-05", "1.5 \\times 10^{-5}"),
    ("-1e+10", "-1 \\times 10^{10}"),
    ("1,234.5", "1{,}234.5"), ("12.30%", "12.30\\%"), ("inf", "\\infty"), ("-inf", "-\\infty"),
    ("nan", "\\mathrm{nan}"),
    ("[0.1  0.2]", "[0.1\\ 0.2]"), ("sgd", "\\text{sgd}"), ("   7", "7"),
    ("1e400", "1 \\times 10^{400}"),
    ("2e+00", "2 \\times 10^{0}"), ("**7", "**7"), ("`$\\", "\\text{?}\\$\\text{?}"),
  ])
  func isTheValue(_ text: String, _ tex: String) throws {
    #expect(Math.tex(ofValue: text) == tex)
    #expect((try? TeXParser.parse(tex)) != nil)
  }
}
