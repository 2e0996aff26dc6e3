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
    #expect(name?.message == "the column `name` has no value here")
    #expect(name?.position == DataError.Position(line: 4, column: 3))
    #expect(name?.hint?.contains("`missing: drop`") == true)
  }

  /// What stands for a missing value, by itself and where the format says so; the rest is what it is.
  @Test func tellsMissingValues() throws {
    let text = "x,name\n1,NA\n-999,a\n-999.0,\n?, NA \nNaN,none\n"
    let plain = try CSVTable(Array(text.utf8))
    let x = try plain.numbers([0], allowsMissing: true).elements
    #expect(x.map(\.isNaN) == [false, false, false, true, true])
    // Among names only the empty one is missing: a class may be called NA.
    #expect(try plain.texts(1, allowsMissing: true) == ["NA", "a", nil, "NA", "none"])
    let marked = try CSVTable(
      Array(text.utf8), format: CSVFormat(missingValues: ["-999", "NA"]))
    let y = try marked.numbers([0], allowsMissing: true).elements
    #expect(y.map(\.isNaN) == [false, true, true, true, true])
    #expect(try marked.texts(1, allowsMissing: true) == [nil, "a", nil, nil, "none"])
    let error = #expect(throws: DataError.self) { try marked.numbers([0]) }
    #expect(
      error?.message == "the column `x` has `-999` here, which stands for a missing value")
  }

  @Test(arguments: [("1,2\n3,4\n", 2), ("5.1,setosa\n4.9,setosa", 2), ("7,8", 1)])
  func readsFilesWithoutHeader(text: String, rows: Int) throws {
    let table = try CSVTable(Array(text.utf8), format: CSVFormat(hasHeader: false))
    #expect(table.names == ["0", "1"])
    #expect(!table.hasNames)
    #expect(table.rowCount == rows)
    #expect(try table.numbers(["0"]).elements.count == rows)
    let error = #expect(throws: DataError.self) { try table.index(of: "2") }
    #expect(error?.message == "the CSV file has no column `2`")
    #expect(error?.hint == "its columns are 0 to 1")
  }

  /// A first row of data is told for what it is where a column is looked for in it.
  @Test func tellsThatTheFirstRowWasTakenForAHeader() throws {
    let table = try CSVTable(Array("5.1,3.5,setosa\n4.9,3.0,setosa\n".utf8))
    let error = #expect(throws: DataError.self) { try table.index(of: "species") }
    #expect(
      error?.message
        == "the CSV file has no column `species`: its first row, which begins with `5.1`, was taken for their names"
    )
    #expect(error?.hint?.contains("`header: false`") == true)
    let years = try CSVTable(
      Array("2019,2020\n1,2\n".utf8), format: CSVFormat(hasHeader: true))
    #expect(try years.numbers(["2020"]).elements == [2])
  }

  /// Columns without a name, or with that of another, matter only where they are asked for.
  @Test func leavesOtherColumnsAlone() throws {
    let table = try CSVTable(Array(",a,b,b,\n0,1,2,x,\n0,3,4,,\n".utf8))
    #expect(try table.numbers(["a"]).elements == [1, 3])
    #expect(try table.numbers([1, 2]).elements == [1, 2, 3, 4])
    #expect(table.title(of: 0) == "column 1")
    let error = #expect(throws: DataError.self) { try table.index(of: "b") }
    #expect(error?.message == "two columns are named `b`, this and column 3")
    #expect(error?.position == DataError.Position(line: 1, column: 6))
    #expect(throws: DataError.self) { try table.index(of: "") }
  }

  @Test func readsDecimalCommas() throws {
    let semicolons = CSVFormat(separator: ";", decimal: .comma)
    let table = try CSVTable(
      Array("a;b\n36,6;-,5e1\n\" 1,25 \";2\n".utf8), format: semicolons)
    #expect(try table.numbers(["a", "b"]).elements == [36.6, -5, 1.25, 2])
    // With commas between them, fields are quoted.
    let quoted = try CSVTable(
      Array("a,b\n\"36,6\",2\n".utf8), format: CSVFormat(decimal: .comma))
    #expect(try quoted.numbers(["a", "b"]).elements == [36.6, 2])
    for (text, format, hint) in [
      ("a;b\n1.5;2\n", semicolons, "with `decimal: comma`, decimals stand after a comma"),
      (
        "a;b\n1,5;2\n", CSVFormat(separator: ";"),
        "if that is a decimal comma, say `decimal: comma`"
      ),
      ("a;b\n1.234,5;2\n", semicolons, nil), ("a;b\nx;2\n", semicolons, nil),
    ] {
      let error = #expect(throws: DataError.self) {
        try CSVTable(Array(text.utf8), format: format).numbers(["a"])
      }
      #expect(error?.hint == hint, "\(text)")
    }
  }

  /// Texts that are not UTF-8, with what they seem to be.
  @Test(arguments: [
    (
      [0x61, 0x0A, 0xE9], "the CSV file is not UTF-8 but, it seems, Latin-1, which has `é` here", 2,
      1
    ),
    ([0x61, 0x0A, 0x93, 0x94], "the CSV file is not UTF-8 but, it seems, Windows-1252", 2, 1),
    ([0xC3, 0xA9, 0x0A, 0xE9], "this byte is not UTF-8, as the text before it is", 2, 1),
    ([0xFF, 0xFE, 0x61, 0], "the CSV file is UTF-16, not UTF-8", 1, 1),
    ([0xFE, 0xFF, 0, 0x61], "the CSV file is UTF-16, not UTF-8", 1, 1),
    ([0x61, 0, 0x62, 0], "the CSV file is UTF-16, not UTF-8", 1, 2),
    ([0, 0x61, 0, 0x62], "the CSV file is UTF-16, not UTF-8", 1, 1),
    (
      [0x61, 0x62, 0x63, 0x64, 0], "the CSV file has a null character here, which no text has", 1, 5
    ),
  ])
  func namesOtherEncodings(bytes: [UInt8], message: String, line: Int, column: Int) {
    let error = #expect(throws: DataError.self) { try CSVTable(bytes) }
    #expect(error?.message == message)
    #expect(error?.position == DataError.Position(line: line, column: column))
    #expect(error?.hint != nil)
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
    let table = try CSVTable(Array("a;b\n1;2\n".utf8), format: CSVFormat(separator: ";"))
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
    ("a,b\n⟨nan,1\n", "the column `a` has `nan` here, which stands for a missing value"),
    ("a,b\n⟨inf,1\n", "the column `a` has `inf` here, which is not a number"),
    ("a,b\n⟨1e999,1\n", "the column `a` has `1e999` here, which is not a number"),
    ("a,b\n1,2\n⟨1,2,3\n", "this row has 3 fields, the header 2"),
    ("a,b\n⟨1\n", "this row has 1 field, the header 2"),
    ("a,b\né,⟨\"1\n", "a quoted field does not end"),
    ("a,b\n\"1\"⟨x,2\n", "there is text between a quoted field and the next separator"),
    ("a,⟨a,b\n1,2,3\n", "two columns are named `a`, this and column 1"),
    ("⟨1,2\n3,4\n", "the first row is taken for the names of the columns, but it holds numbers"),
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
    #expect(error?.message == message)
    #expect(error?.position == position)
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
      for hasHeader in [nil, true, false] {
        let table = try? CSVTable(bytes, format: CSVFormat(hasHeader: hasHeader))
        if let table { _ = try? table.numbers(table.names) }
      }
    }
  }
}
