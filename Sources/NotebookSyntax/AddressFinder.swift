extension Notebook {
  /// Where in the source each of ``links`` has its destination; nil for one that cannot be told.
  ///
  /// The tree does not know it. So whatever may be an address is replaced by a mark of its own, and the
  /// tree that is read of that says which of them are.
  package var addressPlaces: [SourceRange?] {
    var finder = AddressFinder(
      bytes: markedBytes, from: Notebook.bodyStart(of: source, frontMatter))
    finder.find()
    let marked = CommonMark.tree(of: finder.markedBytes).nodes.flatMap(TreeAddress.all)
    guard marked.count == links.count,
      zip(marked, links).allSatisfy({ $0.role == $1.role && $0.isRaw == $1.isRaw })
    else { return links.map { _ in nil } }
    return zip(marked, links).map { marked, link in
      guard let place = finder.place(ofMark: marked.destination) else { return nil }
      let text = source.text(in: place)
      let isLiteral =
        link.isRaw || !text.utf8.contains { $0 == .backslash || $0 == UInt8(ascii: "&") }
      return isLiteral && text != link.destination ? nil : place
    }
  }
}

/// Finds what may be an address in some Markdown.
private struct AddressFinder {
  private let bytes: [UInt8]
  private var index: Int
  private let word: String
  private(set) var places: [SourceRange] = []
  /// The Markdown with marks.
  private(set) var markedBytes: [UInt8] = []
  private var end: Int
  /// So long an address can be, so that they are found in time proportional to the text.
  private static let longest = 4096

  init(bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    (index, end) = (start, start)
    var word = "address"
    while bytes.firstRange(of: Array(word.utf8)) != nil { word += "x" }
    self.word = word
  }

  /// The place that a mark stands for; nil for a text that is none.
  func place(ofMark text: String) -> SourceRange? {
    guard text.hasPrefix(word), let number = Int(text.dropFirst(word.count)),
      places.indices.contains(number)
    else { return nil }
    return places[number]
  }

  mutating func find() {
    while index < bytes.count {
      let start = index
      index += 1
      switch bytes[start] {
      case UInt8(ascii: "]") where index < bytes.count && "(:".utf8.contains(bytes[index]):
        index += 1
        skipBlanks()
        take(markdownAddress())
      case UInt8(ascii: "="): takeAttribute(before: start)
      default: break
      }
    }
    markedBytes += bytes[end...]
  }

  /// White space with one line end at most, behind which a quote may go on.
  private mutating func skipBlanks() {
    var hasEnded = false
    while index < bytes.count {
      if bytes[index].isLineEnd, !hasEnded {
        hasEnded = true
        if bytes[index] == .carriageReturn, index + 1 < bytes.count, bytes[index + 1] == .lineFeed {
          index += 1
        }
      } else if !bytes[index].isSpaceOrTab, !(hasEnded && bytes[index] == UInt8(ascii: ">")) {
        return
      }
      index += 1
    }
  }

  private func markdownAddress() -> SourceRange {
    guard index < bytes.count else { return index..<index }
    if bytes[index] == UInt8(ascii: "<") {
      let inside = bytes[(index + 1)...].prefix(Self.longest).prefix { !"<>\n\r".utf8.contains($0) }
      return inside.startIndex..<inside.endIndex
    }
    var depth = 0
    var place = index
    while place < min(bytes.count, index + Self.longest), bytes[place] > .space,
      bytes[place] != UInt8(ascii: "|")
    {
      switch bytes[place] {
      case .backslash: place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      if depth < 0 { break }
      place += 1
    }
    return index..<min(place, bytes.count)
  }

  /// Takes the address, or those, of an attribute with its `=` at an offset.
  private mutating func takeAttribute(before equals: Int) {
    let before = bytes[max(0, equals - 16)..<equals]
    let name = before.reversed().drop { $0 <= .space }.prefix { $0.isLetter }
    let attribute = String(decoding: name.reversed(), as: UTF8.self).lowercased()
    guard TreeAddress.attributes.contains(attribute) else { return }
    while index < bytes.count, bytes[index] <= .space { index += 1 }
    guard let quote = index < bytes.count ? bytes[index] : nil else { return }
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    let value = bytes[index...].prefix(Self.longest).prefix {
      isQuoted ? $0 != quote : $0 > .space && !"\"'=<>`".utf8.contains($0)
    }
    guard attribute == "srcset" else { return take(value.startIndex..<value.endIndex) }
    for candidate in value.split(separator: UInt8(ascii: ",")) {
      let address = candidate.drop { $0 <= .space }.prefix { $0 > .space }
      take(address.startIndex..<address.endIndex)
    }
  }

  /// Puts a mark in the place of an address, unless what stands there could mean something else too.
  private mutating func take(_ place: SourceRange) {
    let address = bytes[place]
    guard !address.isEmpty, place.lowerBound >= end,
      !address.contains(where: { "`<>[]\"\n\r".utf8.contains($0) })
    else { return }
    markedBytes += bytes[end..<place.lowerBound] + Array("\(word)\(places.count)".utf8)
    places.append(place)
    (index, end) = (place.upperBound, place.upperBound)
  }
}
