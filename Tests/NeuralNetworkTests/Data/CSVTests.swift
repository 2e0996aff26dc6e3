import Testing

@testable import NeuralNetwork

@Suite struct CSVTests {
  @Test(arguments: [
    "a,b,name\n1,2.5,x\n-3e2,.5,y\n",
    "a,b,name\r\n1,2.5,x\r\n-3e2,.5,y",
    "\u{feff}a,b,name\n1,2.5,x\n\n-3e2,.5,y\n\n",
    "\"a\",\"b\",\"name\"\r\n\"1\",\"2.5\",\"x\"\r\n\"-3e2\",\".5\",\"y\"\r\n",
    " a , b,name \n 1, 2.5 ,x\n-3e2,\t.5, y",
    "\ta\t,\t b,\tname\n\t1,2.5\t,\tx\n-3e2, \t.5,y \t\n",
  ])
  func readsNumbersAndNames(text: String) throws {
    let table = try CSVTable(Array(text.utf8))
    #expect(table.names == ["a", "b", "name"])
    #expect(table.rowCount == 2)
    #expect(
      try table.numbers(["b", "a"]) == Tensor(shape: [2, 2], elements: [2.5, 1, 0.5, -300]))
    #expect(try table.texts("name") == ["x", "y"])
    #expect(try table.isNumeric("a"))
    #expect(try !table.isNumeric("name"))
  }

  @Test func readsQuotedFields() throws {
    let text = "name,x\n\"one, \"\"two\"\"\r\nthree\",1\n\"\"\"\",2\n"
    let table = try CSVTable(Array(text.utf8))
    #expect(try table.texts("name") == ["one, \"two\"\r\nthree", "\""])
    #expect(try table.numbers(["x"]).elements == [1, 2])
  }

  /// A gap in a column must not make its numbers the names of classes.
  @Test func reportsGaps() throws {
    let table = try CSVTable(Array("x,name\n1,a\n,b\n3, \n".utf8))
    #expect(try table.isNumeric("x"))
    #expect(try !table.isNumeric("name"))
    let number = #expect(throws: DataError.self) { try table.numbers(["x"]) }
    #expect(number?.position == DataError.Position(line: 3, column: 1))
    let name = #expect(throws: DataError.self) { try table.texts("name") }
    #expect(
      name
        == DataError(
          "the column `name` has no value here", at: DataError.Position(line: 4, column: 3)))
  }

  /// The short way of reading numbers and the general one.
  @Test func readsNumbersToTheLastBit() {
    var generator = RandomSource(legacySeed: 4).makeGenerator()
    for _ in 0..<20_000 {
      let number = generator.standardNormal()
      let digits = generator.integers(0, 16)
      for text in [
        String(describing: number), String(describing: Float(number)),
        String(String(describing: number).prefix(4 + digits)),
        String(generator.integers(-1_000_000_000_000_000_000, 1_000_000_000_000_000_000)),
      ] {
        let parsed = DecimalNumber.parse(Array(text.utf8)[...])
        #expect(parsed?.bitPattern == Double(text)?.bitPattern, "\(text)")
      }
    }
  }

  @Test(arguments: [
    "", "-", ".", "-.", "1.2.3", "--1", "1-", "1e", "e5", "0x10", "inf", "nan", "1e999", "1 2",
  ])
  func readsNoNumber(text: String) {
    #expect(DecimalNumber.parse(Array(text.utf8)[...]) == nil)
  }

  @Test func readsOtherSeparators() throws {
    let table = try CSVTable(Array("a;b\n1;2\n".utf8), separator: ";")
    #expect(try table.numbers(["a", "b"]).elements == [1, 2])
  }

  /// In each text, ⟨ marks the place that the error names.
  @Test(arguments: [
    ("a,b\n1,⟨two\n", "the column `b` has `two` here, which is not a number"),
    ("a,b\r\n1,2\r\n3,⟨\"x\"\"y\"\r\n", "the column `b` has `x\"y` here, which is not a number"),
    ("a,b\n⟨\"1\n\",1\n", "the column `a` has `1…` here, which is not a number"),
    ("a,b\n1,1\n⟨,2\n", "the column `a` has no value here"),
    ("a,b\n1,2\n\"é\n\",⟨\"2", "a quoted field does not end"),
    ("a,b\n⟨0x10,1\n", "the column `a` has `0x10` here, which is not a number"),
    ("a,b\n⟨nan,1\n", "the column `a` has `nan` here, which is not a number"),
    ("a,b\n⟨1e999,1\n", "the column `a` has `1e999` here, which is not a number"),
    ("a,b\n1,2\n⟨1,2,3\n", "this row has 3 fields, the header 2"),
    ("a,b\n⟨1\n", "this row has 1 field, the header 2"),
    ("a,b\né,⟨\"1\n", "a quoted field does not end"),
    ("a,b\n\"1\"⟨x,2\n", "there is text between a quoted field and the next separator"),
    ("a,⟨a\n1,2\n", "two columns are named `a`"),
    ("a,⟨\n1,2\n", "column 2 has no name"),
    ("⟨1,2\n3,4\n", "the first row must name the columns, but it holds numbers"),
  ])
  func pointsAtProblems(marked: String, message: String) throws {
    // Of "\r\n", which Swift takes for one character, only the line feed ends the line.
    let before = marked.unicodeScalars.prefix { $0 != "⟨" }
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let error = #expect(throws: DataError.self) {
      let table = try CSVTable(Array(marked.replacing("⟨", with: "").utf8))
      _ = try table.numbers(["a", "b"])
    }
    let position = DataError.Position(line: lines.count, column: (lines.last?.count ?? 0) + 1)
    #expect(error == DataError(message, at: position))
  }

  @Test(arguments: [
    ("", "empty"), ("\n\n", "empty"), ("a,b\n", "no rows"), ("a,b", "no rows"),
  ])
  func refusesTablesWithoutRows(text: String, message: String) {
    let error = #expect(throws: DataError.self) { try CSVTable(Array(text.utf8)) }
    #expect(error?.message.contains(message) == true)
  }

  @Test func tellsWhichColumnsThereAre() throws {
    let table = try CSVTable(Array("petal_length,petal_width\n1,2\n".utf8))
    let error = #expect(throws: DataError.self) { try table.numbers(["petal-length"]) }
    #expect(error?.message == "the CSV file has no column `petal-length`")
    #expect(error?.missing?.name == "petal-length")
    #expect(error?.missing?.existing == ["petal_length", "petal_width"])
  }

  @Test func survivesAnyBytes() {
    var generator = RandomSource(legacySeed: 9).makeGenerator()
    let alphabet = Array("a1,\"\n\r. -é\u{feff}".utf8) + [0, 0xff]
    for _ in 0..<3000 {
      let bytes = (0..<generator.integers(0, 30)).map { _ in
        alphabet[generator.integers(0, alphabet.count)]
      }
      if let table = try? CSVTable(bytes) { _ = try? table.numbers(table.names) }
    }
  }
}
