import NotebookDocuments
import TestSupport
import Testing

@Suite struct PythonFormatTests {
  /// What Python's `format` gives, made by `Scripts/goldens/make-numpy`.
  @Test func formatsAsPythonFormats() throws {
    let lines = try Golden.lines("formatted.txt")
    #expect(lines.count > 8000)
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let number = try #require(Double(fields[1]))
      #expect(try PythonFormat(parsing: fields[0]).format(number) == fields[2], "\(line)")
    }
  }

  @Test(arguments: [
    (".", "has no digits after its point"), (".4x", "unexpected `x`"), ("4d", "unexpected `d`"),
    (",,", "unexpected `,`"), (".9999f", "9999 is more than 1000"),
    ("99999999999999999999", "more"),
    ("f.4", "unexpected `.4`"), ("four", "unexpected `our`"),
  ])
  func refuses(text: String, message: String) {
    let failure = #expect(throws: PythonFormat.Failure.self) { try PythonFormat(parsing: text) }
    #expect(failure?.description.contains(message) == true)
  }
}
