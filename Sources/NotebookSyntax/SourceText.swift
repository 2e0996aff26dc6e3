/// A range of byte offsets into a source text.
package typealias SourceRange = Range<Int>

/// The bytes of a notebook, known to be UTF-8, with the name by which messages refer to it.
///
/// A line ends with LF, CRLF or a lone CR, as in CommonMark. The bytes are never changed: whatever
/// is written back is cut out of them.
package struct SourceText: Equatable, Sendable {
  /// The file's name as the user gave it.
  package let name: String
  /// The content, byte-order mark included.
  package let bytes: [UInt8]
  /// The offset of each line's first byte; the first line starts after a byte-order mark.
  let lineStarts: [Int]

  /// How many characters start before each whole number of strides, so that a column in a long line can be told
  /// without counting from its start.
  private let characterCounts: [Int]
  private static let stride = 1024

  /// A text of no bytes.
  package static let empty = SourceText()

  private init() {
    name = ""
    bytes = []
    lineStarts = [0]
    characterCounts = [0]
  }

  /// The largest notebook that is read; cmark-gfm ends the program at 1 GiB.
  static let largestSize = 64 << 20
  /// The most columns of a table: cmark-gfm takes time with their square for each row.
  static let mostColumns = 2000

  /// Takes the content of a file.
  ///
  /// - Throws: a diagnostic at the first byte that is not part of well-formed UTF-8, about the whole if it is
  ///   larger than 64 MiB, or at the line below the head of a table that is too wide.
  package init(name: String, bytes: [UInt8]) throws(Diagnostic) {
    self.name = name
    self.bytes = bytes
    guard bytes.count <= SourceText.largestSize else {
      lineStarts = [0]
      characterCounts = [0]
      throw Diagnostic(
        .error, "the file has more than 64 MiB", at: 0..<0, in: self, hint: "is it a notebook?")
    }
    lineStarts = SourceText.lineStarts(of: bytes)
    characterCounts = SourceText.characterCounts(of: bytes)
    if let offset = SourceText.firstInvalidByte(of: bytes) {
      throw invalidByte(at: offset)
    }
    if let line = widestLine {
      throw Diagnostic(
        .error, "a table can have \(Self.mostColumns) columns", at: line, in: self,
        hint: "show a part of it")
    }
  }

  /// Takes any text for its lines alone; no notebook is made of it.
  package init(lines bytes: [UInt8]) {
    (name, self.bytes) = ("", bytes)
    lineStarts = SourceText.lineStarts(of: bytes)
    characterCounts = SourceText.characterCounts(of: bytes)
  }

  /// A line of dashes that makes a table of what is around it, and too wide a one.
  private var widestLine: SourceRange? {
    lineStarts.indices.lazy.map(line).first { line in
      line.count > Self.mostColumns
        && bytes[line].allSatisfy { $0.isSpaceOrTab || ">|:-".utf8.contains($0) }
        && bytes[line].count { $0 == UInt8(ascii: "|") } > Self.mostColumns + 1
    }
  }

  /// The number of bytes of the byte-order mark at the start: 3 or 0.
  package var byteOrderMarkLength: Int { lineStarts[0] }

  /// The number of lines; text after the last line ending, even none, counts as a line.
  package var lineCount: Int { lineStarts.count }

  /// The index (from 0) of the line that holds the byte at an offset; a line ending belongs to the
  /// line that it ends.
  func lineIndex(ofOffset offset: Int) -> Int {
    max(lineStarts.partitioningIndex { $0 > offset } - 1, 0)
  }

  /// The bytes of the line with an index from 0, its line ending left out.
  func line(at index: Int) -> SourceRange {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  /// The line ending of the line with an index from 0; empty at the end of a file without one.
  func lineEnding(at index: Int) -> [UInt8] {
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    return Array(bytes[line(at: index).upperBound..<end])
  }

  /// The line ending to use at the end of the text: its own, else that of the line before, else LF.
  package var finalLineEnding: [UInt8] {
    let own = lineEnding(at: lineCount - 1)
    if !own.isEmpty { return own }
    return lineCount > 1 ? lineEnding(at: lineCount - 2) : [.lineFeed]
  }

  /// The text of a range.
  package func text(in range: SourceRange) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// How many characters (Unicode scalars) start before an offset.
  func characterCount(before offset: Int) -> Int {
    let known = offset / SourceText.stride
    return characterCounts[known]
      + bytes[known * SourceText.stride..<offset].count { !$0.isContinuation }
  }

  private static func characterCounts(of bytes: [UInt8]) -> [Int] {
    var counts = [0]
    for end in Swift.stride(from: stride, through: bytes.count, by: stride) {
      counts.append(
        counts[counts.count - 1] + bytes[end - stride..<end].count { !$0.isContinuation })
    }
    return counts
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var offset = starts[0]
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      guard byte == .lineFeed || byte == .carriageReturn else { continue }
      if byte == .carriageReturn, offset < bytes.count, bytes[offset] == .lineFeed { offset += 1 }
      starts.append(offset)
    }
    return starts
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): offset += encoded.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  private func invalidByte(at offset: Int) -> Diagnostic {
    let value = bytes[offset].hexadecimal.uppercased()
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return Diagnostic(
      .error, "not UTF-8: byte 0x\(value) cannot stand here", at: offset..<offset + 1, in: self,
      hint: isUTF16 ? "the file looks like UTF-16; save it as UTF-8" : "save the file as UTF-8")
  }
}
