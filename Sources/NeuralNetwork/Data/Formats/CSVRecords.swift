/// The records of a CSV text by RFC 4180, as places in its bytes.
///
/// Lines end in LF or CRLF. A quoted field may contain separators, line ends and doubled quotes.
/// Empty lines are skipped, and so is a byte-order mark. The whole text is checked once; of what is found only
/// the starts of the records are kept, lest the places of the fields take several times the memory of their
/// numbers.
struct CSVRecords {
  struct Field {
    /// The bytes of the value, inside the quotes.
    let range: Range<Int>
    let isQuoted: Bool
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  let bytes: [UInt8]
  /// Where the records start: 32 bits hold every place, see ``DataLimits/bytes``.
  private var starts: [UInt32] = []
  /// The first record that has not as many fields as the first of all, and how many it has.
  private(set) var irregular: (record: Int, fields: Int)?
  private let separator: UInt8
  private let decimal: CSVFormat.DecimalMark

  init(
    _ bytes: [UInt8], separator: UInt8, decimal: CSVFormat.DecimalMark
  ) throws(DataError) {
    self.bytes = bytes
    self.separator = separator
    self.decimal = decimal
    guard bytes.count <= DataLimits.bytes else {
      throw DataError("the CSV file is larger than \(DataLimits.bytes) bytes")
    }
    try checkEncoding()
    var position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    var record: [Field] = []
    var width = 0
    while position < bytes.count {
      let start = position
      try readRecord(&position, into: &record)
      guard record.count > 1 || record[0].isQuoted || !record[0].range.isEmpty else { continue }
      if starts.isEmpty { width = record.count }
      if record.count != width, irregular == nil { irregular = (starts.count, record.count) }
      starts.append(UInt32(start))
    }
  }

  /// The number of records.
  var count: Int { starts.count }

  /// Reads the fields of a record into an array that is used again.
  func read(_ index: Int, into fields: inout [Field]) {
    var position = Int(starts[index])
    // They have been read once without an error.
    try? readRecord(&position, into: &fields)
  }

  /// The fields of a record.
  subscript(index: Int) -> [Field] {
    var fields: [Field] = []
    read(index, into: &fields)
    return fields
  }

  /// Refuses bytes that are not UTF-8, and the null characters that UTF-16 is full of.
  private func checkEncoding() throws(DataError) {
    var wrong = bytes.firstIndex(of: 0)
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
      wrong = min(wrong ?? .max, error.byteOffsets.lowerBound)
    }
    guard let wrong else { return }
    let encoding = ForeignEncoding(of: bytes, firstWrong: wrong)
    throw DataError(encoding.message, at: position(at: wrong), hint: encoding.hint)
  }

  /// A field as text.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.range], as: UTF8.self)
    guard field.isQuoted else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  /// A field as a finite decimal number, with spaces and tabs around it allowed.
  func number(_ field: Field) -> Double? { number(field, decimal) }

  /// The number that a field would be if decimals were written otherwise.
  func numberWithOtherMark(_ field: Field) -> Double? {
    number(field, decimal == .point ? .comma : .point)
  }

  private func number(_ field: Field, _ mark: CSVFormat.DecimalMark) -> Double? {
    var range = field.range
    func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }
    while let last = range.last, isBlank(last) { range = range.dropLast() }
    while let first = range.first, isBlank(first) { range = range.dropFirst() }
    return DecimalNumber.parse(bytes[range], mark: mark)
  }

  /// The place of a field's first character.
  func position(of field: Field) -> DataError.Position {
    position(at: field.range.lowerBound - (field.isQuoted ? 1 : 0))
  }

  private func position(at offset: Int) -> DataError.Position {
    let before = bytes[..<offset]
    let lineStart = (before.lastIndex(of: Self.lineFeed) ?? -1) + 1
    let characters = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars
    return DataError.Position(
      line: before.count { $0 == Self.lineFeed } + 1,
      column: characters.count { $0 != "\u{feff}" } + 1)
  }

  /// Reads a record and its line end.
  private func readRecord(
    _ position: inout Int, into fields: inout [Field]
  ) throws(DataError) {
    fields.removeAll(keepingCapacity: true)
    while true {
      let field = try field(&position)
      fields.append(field)
      guard position < bytes.count else { return }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == Self.lineFeed { return }
      if byte == Self.carriageReturn, position == bytes.count { return }
      if byte == Self.carriageReturn, bytes[position] == Self.lineFeed {
        position += 1
        return
      }
      throw DataError(
        "there is text between a quoted field and the next separator",
        at: self.position(at: position - 1))
    }
  }

  private func field(_ position: inout Int) throws(DataError) -> Field {
    guard position < bytes.count, bytes[position] == Self.quote else {
      let start = position
      while position < bytes.count, bytes[position] != separator, !isLineEnd(position) {
        position += 1
      }
      return Field(range: start..<position, isQuoted: false)
    }
    let start = position + 1
    position = start
    while position < bytes.count {
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else {
          position += 1
          return Field(range: start..<position - 1, isQuoted: true)
        }
        position += 1
      }
      position += 1
    }
    throw DataError("a quoted field does not end", at: self.position(at: start - 1))
  }

  private func isLineEnd(_ position: Int) -> Bool {
    bytes[position] == Self.lineFeed
      || bytes[position] == Self.carriageReturn
        && (position + 1 == bytes.count || bytes[position + 1] == Self.lineFeed)
  }
}
