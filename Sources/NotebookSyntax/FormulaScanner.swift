/// Goes through the characters of one block or cell and stops at formulas.
///
/// - `$…$`: no letter or digit touches it from outside and no space from inside, so that `$5 and $6`
///   are prices; the next dollar sign ends it or it is none.
/// - `` $`…`$ ``: as GitHub has it, for content that would not pass otherwise.
/// - `$$…$$`: on one line or on several.
///
/// No code stands in a formula but inline values, of which numbers become.
///
/// Whatever the text, no part of it is gone over more than a few times: what stands far away is looked up.
struct FormulaScanner {
  struct Found {
    /// With the dollar signs.
    var whole: Range<Int>
    var content: Range<Int>
    var isDisplay: Bool
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Where the last run of so many backticks starts.
  private lazy var lastBackticks = lastRuns(of: .backtick)
  /// Where each parenthesis after a `]` is closed.
  private lazy var destinationEnds = endsOfDestinations

  init(_ characters: [TextBlockBytes.Character]) {
    bytes = characters.map(\.byte)
  }

  /// The next formula.
  mutating func next() -> Found? {
    while index < bytes.count {
      switch bytes[index] {
      case .backslash: index += 2
      case .backtick: skipCodeSpan()
      case UInt8(ascii: "<"): skipTag()
      case UInt8(ascii: "["): skipDefinition()
      case UInt8(ascii: "]"): skipDestination()
      case .dollar:
        let length = run(of: .dollar, at: index)
        guard let found = formula(dollars: length) else {
          index += length
          continue
        }
        index = found.whole.upperBound
        return found
      default: index += 1
      }
    }
    return nil
  }

  // MARK: - Formulas

  private mutating func formula(dollars: Int) -> Found? {
    let start = index + dollars
    guard dollars < 3, start < bytes.count else { return nil }
    if dollars == 2 { return display(from: start) }
    guard index == 0 || !bytes[index - 1].isWordPart else { return nil }
    return bytes[start] == .backtick ? codeFormula(from: start) : inline(from: start)
  }

  private func inline(from start: Int) -> Found? {
    guard !bytes[start].isBlank else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != .dollar {
      guard let next = next(after: end) else { return nil }
      end = next
    }
    guard end < bytes.count, end > start, !bytes[end - 1].isBlank,
      run(of: .dollar, at: end) == 1, end + 1 == bytes.count || !bytes[end + 1].isWordPart
    else { return nil }
    return Found(whole: index..<end + 1, content: start..<end, isDisplay: false)
  }

  /// Where the next character in a formula is; nil where code starts that is no value.
  private func next(after place: Int) -> Int? {
    guard bytes[place] == .backtick else { return place + (bytes[place] == .backslash ? 2 : 1) }
    return CodeSpan.endOfValue(startingAt: place, in: bytes)
  }

  private mutating func codeFormula(from start: Int) -> Found? {
    // A formula that starts with a value.
    if CodeSpan.endOfValue(startingAt: start, in: bytes) != nil { return inline(from: start) }
    let length = run(of: .backtick, at: start)
    guard let close = closingBackticks(length, from: start + length),
      close + length < bytes.count, bytes[close + length] == .dollar
    else { return nil }
    return Found(
      whole: index..<close + length + 1, content: start + length..<close, isDisplay: false)
  }

  private func display(from start: Int) -> Found? {
    var end = start
    while end + 1 < bytes.count, bytes[end] != .dollar || bytes[end + 1] != .dollar {
      guard let next = next(after: end) else { return nil }
      end = next
    }
    guard end + 1 < bytes.count, !bytes[start..<end].allSatisfy(\.isBlank) else { return nil }
    return Found(whole: index..<end + 2, content: start..<end, isDisplay: true)
  }

  // MARK: - What is no formula

  private func run(of byte: UInt8, at start: Int) -> Int {
    bytes[start...].prefix { $0 == byte }.count
  }

  /// Where the next run of exactly so many backticks starts.
  private mutating func closingBackticks(_ length: Int, from start: Int) -> Int? {
    guard let last = lastBackticks[length], last >= start else { return nil }
    var place = start
    while place < bytes.count {
      let run = run(of: .backtick, at: place)
      if run == length { return place }
      place += max(run, 1)
    }
    return nil
  }

  private func lastRuns(of byte: UInt8) -> [Int: Int] {
    var last: [Int: Int] = [:]
    var place = 0
    while place < bytes.count {
      let run = run(of: byte, at: place)
      if run > 0 { last[run] = place }
      place += max(run, 1)
    }
    return last
  }

  private mutating func skipCodeSpan() {
    let length = run(of: .backtick, at: index)
    index += length
    if let close = closingBackticks(length, from: index) { index = close + length }
  }

  /// An HTML tag, in which a dollar sign stands between quotation marks only, or `<address>`.
  private mutating func skipTag() {
    index += 1
    guard index < bytes.count, bytes[index].isLetter || bytes[index] == UInt8(ascii: "/") else {
      return
    }
    var (hasColon, hasBlank, hasBareDollar, isQuoted) = (false, false, false, false)
    for place in index..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: ">"):
        if hasColon && !hasBlank || !hasBareDollar { index = place + 1 }
        return
      case UInt8(ascii: "<") where !isQuoted: return
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ":"): hasColon = true
      case .dollar where !isQuoted: hasBareDollar = true
      case let byte where byte.isBlank: hasBlank = true
      default: break
      }
    }
  }

  /// `[label]: address`, to the end of the line.
  private mutating func skipDefinition() {
    guard index == 0 || bytes[index - 1] == .lineFeed else {
      index += 1
      return
    }
    let line = bytes[index...].prefix { $0 != .lineFeed }
    let close = line.firstIndex(of: UInt8(ascii: "]"))
    let isFootnote = line.dropFirst().first == UInt8(ascii: "^")
    let isDefinition = close.map { line.dropFirst($0 - index + 1).first == UInt8(ascii: ":") }
    index = isDefinition == true && !isFootnote ? line.endIndex : index + 1
  }

  /// The `(address "title")` of a link.
  private mutating func skipDestination() {
    index += 1
    if let end = destinationEnds[index] { index = end }
  }

  private var endsOfDestinations: [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "(") { open.append(place) }
      guard byte == UInt8(ascii: ")"), let start = open.popLast() else { continue }
      if start > 0, bytes[start - 1] == UInt8(ascii: "]") { ends[start] = place + 1 }
    }
    return ends
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { isSpaceOrTab || isLineEnd }
  /// A letter or a digit; any character beyond ASCII counts as a letter.
  fileprivate var isWordPart: Bool { isLetter || isDigit || self >= 0x80 }
}
