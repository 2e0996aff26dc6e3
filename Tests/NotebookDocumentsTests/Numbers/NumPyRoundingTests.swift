import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct NumPyRoundingTests {
  @Test func roundsAsNumPyRounds() throws {
    let lines = try Golden.lines("rounded.txt")
    #expect(lines.count == 2000)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let number = try #require(Double(words[1]))
      let decimals = try #require(Int(words[2]))
      let rounded =
        words[0] == "float32"
        ? Double(NumPyRounding.round(Float(number), decimals: decimals))
        : NumPyRounding.round(number, decimals: decimals)
      let expected = try #require(Double(words[3]))
      #expect(
        rounded.bitPattern == expected.bitPattern || rounded.isNaN && expected.isNaN, "\(line)")
    }
  }
}
