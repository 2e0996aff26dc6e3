import NotebookDocuments
import NotebookSyntax

/// What is left of a document without white space and without the numbers that were compared. No
/// tolerance lets it differ, whatever a reader made of the rest: so no element, attribute, address or
/// comment comes into a document that is accepted, and none is lost.
struct DocumentSkeleton {
  /// The bytes that are left. A number is a 1; see ``NumberedText``.
  private var bytes: [UInt8] = []
  /// Where in the document each of them stands.
  private var offsets: [Int] = []
  /// What the Markdown is made of, which white space alone can change.
  private var structure: MarkdownStructure?

  private let document: [UInt8]
  private var blanks: Blanks

  /// Takes what its items have compared out of a document.
  init(_ document: [UInt8], _ syntax: DocumentSyntax, items: [DriftItem]) {
    self.document = document
    blanks = Blanks(items)
    switch syntax {
    case .markdown:
      let structure = MarkdownStructure(document)
      takeVerbatim(0..<structure.frontMatterEnd)
      take(structure.frontMatterEnd..<document.count, .text)
      self.structure = structure
    case .html, .svg: takeMarkup()
    case .json: takeJSON()
    case .other: takeVerbatim(0..<document.count)
    }
  }

  /// Where another skeleton stops being the same as this one, as offsets in the two documents: nil where
  /// it does not. Both are the ends where white space alone makes the difference.
  func firstDifference(from other: DocumentSkeleton) -> (here: Int, there: Int)? {
    guard bytes != other.bytes else {
      let isSame = structure == other.structure
      return isSame ? nil : (document.count, other.document.count)
    }
    let index = zip(bytes, other.bytes).prefix { $0 == $1 }.count
    func place(_ skeleton: DocumentSkeleton) -> Int {
      skeleton.offsets.indices.contains(index) ? skeleton.offsets[index] : skeleton.document.count
    }
    return (place(self), place(other))
  }

  // MARK: - Spaces

  /// What white space is in a part of a document.
  private enum Spacing {
    /// Padding around numbers, brackets and the bars of tables; elsewhere some is as good as more.
    case text
    /// Nothing, unless it keeps two words apart.
    case json

    func isNeeded(between before: UInt8?, and after: UInt8) -> Bool {
      guard let before else { return false }
      return switch self {
      case .text: !Self.isPadded(before) && !Self.isPadded(after)
      case .json: !"[]{},:".utf8.contains(before) && !"[]{},:".utf8.contains(after)
      }
    }

    private static func isPadded(_ byte: UInt8) -> Bool {
      byte == NumberedText.number || "[]|".utf8.contains(byte)
    }
  }

  /// Whether a byte is white space in every syntax, which a form feed, for one, is not.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Keeps what stands for the bytes at an offset.
  private mutating func keep(_ taken: [UInt8], at offset: Int) {
    bytes += taken
    offsets += repeatElement(offset, count: taken.count)
  }

  /// Takes a part; the white space at its end is nothing, nor is, but for JSON, that at its start.
  ///
  /// - Parameter accepts: whether a number may be taken out.
  private mutating func take(
    _ range: Range<Int>, _ spacing: Spacing,
    accepting accepts: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) {
    var position = range.lowerBound
    var isFirst = spacing != .json
    var hasPendingSpace = false
    func keep(_ taken: [UInt8]) {
      if hasPendingSpace, !isFirst, spacing.isNeeded(between: bytes.last, and: taken[0]) {
        self.keep([0x20], at: position)
      }
      self.keep(taken, at: position)
      (isFirst, hasPendingSpace) = (false, false)
    }
    while position < range.upperBound {
      if let blank = blanks.range(at: position), !blank.isNumber || accepts(document[blank.range]) {
        if blank.isNumber { keep([NumberedText.number]) } else { hasPendingSpace = true }
        position = blank.range.upperBound
        continue
      }
      if Self.isSpace(document[position]) {
        hasPendingSpace = true
      } else {
        keep(NumberedText.escaped(document[position]))
      }
      position += 1
    }
  }

  /// Takes a part with all its white space.
  ///
  /// - Parameter accepts: whether a number may be taken out.
  private mutating func takeVerbatim(
    _ range: Range<Int>, accepting accepts: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      if let blank = blanks.range(at: position), blank.isNumber, accepts(document[blank.range]) {
        keep([NumberedText.number], at: position)
        position = blank.range.upperBound
        continue
      }
      keep(NumberedText.escaped(document[position]), at: position)
      position += 1
    }
  }

  // MARK: - Markup

  private mutating func takeMarkup() {
    for token in MarkupReader(document) {
      switch token {
      case .text(let range): take(range, .text)
      case .tag(let tag): take(tag)
      case .verbatim(let range): takeVerbatim(range)
      case .data(let range): takeVerbatim(range) { _ in true }
      }
    }
  }

  /// Takes a tag, whose attributes keep the white space in their quotation marks.
  private mutating func take(_ tag: MarkupReader.Tag) {
    var position = tag.range.lowerBound
    while position < tag.range.upperBound {
      let end =
        document[position..<tag.range.upperBound].firstIndex {
          $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
        } ?? tag.range.upperBound
      takeOutside(position..<end)
      guard end < tag.range.upperBound else { return }
      let close = document[(end + 1)..<tag.range.upperBound].firstIndex(of: document[end])
      position = close.map { $0 + 1 } ?? tag.range.upperBound
      takeVerbatim(end..<position, accepting: Self.isCoordinate)
    }
  }

  /// Takes what is in no quotation marks, with one space for each run of white space.
  private mutating func takeOutside(_ range: Range<Int>) {
    var wasSpace = false
    for position in range {
      let isSpace = Self.isSpace(document[position])
      if isSpace, wasSpace { continue }
      wasSpace = isSpace
      keep(isSpace ? [0x20] : NumberedText.escaped(document[position]), at: position)
    }
  }

  /// Whether pictures may hold a number as it is written: with a digit behind its point.
  private static func isCoordinate(_ number: ArraySlice<UInt8>) -> Bool {
    number.last?.isDigit == true && number.firstRange(of: ".e".utf8) == nil
      && number.firstRange(of: ".E".utf8) == nil
  }

  // MARK: - JSON

  private mutating func takeJSON() {
    var position = 0
    while position < document.count {
      let quote = document[position...].firstIndex(of: UInt8(ascii: "\"")) ?? document.count
      // A number that JSON does not have, such as `1.`, stays.
      take(position..<quote, .json, accepting: Self.isJSONNumber)
      position = quote
      guard position < document.count else { return }
      position = endOfString(from: quote)
      takeVerbatim(quote..<position) {
        $0.allSatisfy { $0.isDigit || $0.isLetter || ".+-".utf8.contains($0) }
      }
    }
  }

  private func endOfString(from quote: Int) -> Int {
    var position = quote + 1
    while position < document.count, document[position] != UInt8(ascii: "\"") {
      position += document[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, document.count)
  }

  private static func isJSONNumber(_ number: ArraySlice<UInt8>) -> Bool {
    var rest = number
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: \.isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: \.isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest[fraction.endIndex...]
    }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(\.isDigit)
  }
}

/// The parts of a document that its items have compared or lay out, asked for from start to end.
private struct Blanks {
  private let ranges: [(range: Range<Int>, isNumber: Bool)]
  private var next = 0

  init(_ items: [DriftItem]) {
    ranges = items.flatMap { item in
      item.numbers.map { ($0, true) } + item.layout.map { ($0, false) }
    }.sorted { $0.0.lowerBound < $1.0.lowerBound }
  }

  mutating func range(at offset: Int) -> (range: Range<Int>, isNumber: Bool)? {
    while next < ranges.count, ranges[next].range.lowerBound < offset { next += 1 }
    guard next < ranges.count, ranges[next].range.lowerBound == offset else { return nil }
    return ranges[next]
  }
}
