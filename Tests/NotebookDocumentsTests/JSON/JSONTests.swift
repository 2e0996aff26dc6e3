import Testing

@testable import NotebookDocuments

@Suite struct JSONTests {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\r\t\u{1}", "\"\\n\\r\\t\\u0001\""),
    ("é\u{2028}", "\"é\\u2028\""),
  ])
  func quotesStrings(string: String, text: String) {
    #expect(JSON.string(string).text() == text)
  }

  @Test func writesNumbersThatReadBack() {
    #expect(JSON.number(0.1, .float64).text() == "0.1")
    #expect(JSON.number(Double(Float(0.1)), .float32).text() == "0.1")
    #expect(JSON.number(-0.0, .float64).text() == "-0.0")
    #expect(JSON.number(1e300, .float64).text() == "1e+300")
    #expect(JSON.number(.nan, .float64).text() == "\"nan\"")
    #expect(JSON.number(-.nan, .float64).text() == "\"nan\"")
    #expect(JSON.number(-.infinity, .float64).text() == "\"-inf\"")
  }

  @Test func keepsOrderAndIndents() {
    let value = JSON.object([
      ("b", .integer(1)), ("a", .array([.object([]), .array([.integer(2)])])),
    ])
    #expect(value.text() == "{\n  \"b\": 1,\n  \"a\": [\n    {},\n    [2]\n  ]\n}")
  }
}
