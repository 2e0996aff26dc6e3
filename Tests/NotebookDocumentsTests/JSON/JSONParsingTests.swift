import NotebookDocuments
import Testing

@Suite struct JSONParsingTests {
  @Test(arguments: [
    "null", "true", "[1, -2, 0]", "\"a\\\"b\\\\\"", "1.5", "\"\\u0001\"", "{}", "[[], {}]",
  ])
  func whatIsWrittenIsReadBack(text: String) throws {
    let json = try JSON(parsing: text.utf8)
    #expect(try JSON(parsing: json.text().utf8).text() == json.text())
  }

  @Test func aValueIsReadWithItsMembers() throws {
    let text = #" {"a": [1, {"b": "\u00e9\ud835\udd38\ud835x\n"}], "a": 2, "c": 1e2} "#
    let json = try JSON(parsing: text.utf8)
    #expect(json["a"]?.array?[0].integer == 1)
    #expect(json["a"]?.array?[1]["b"]?.string == "é\u{1D538}\u{FFFD}x\n")
    #expect(json["c"]?.integer == 100)
    #expect(json["d"] == nil)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\"}", "{a: 1}", "01", "1.", "-", "+1", "nul", "\"", "\"\\x\"",
    "\"\\u12\"",
    "\"a\nb\"", "[1] 2", "1e", "'a'", "\u{FEFF}1", "tru", "[1 2]",
    String(repeating: "[", count: 200),
  ])
  func whatIsNoneIsRefused(text: String) {
    #expect(throws: JSON.ParsingError.self) { try JSON(parsing: text.utf8) }
  }
}
