/// The words of a page, for its summary and for the search.
struct PageText {
  /// What stands below one heading.
  struct Section: Equatable {
    /// Empty before the first heading.
    var heading = ""
    /// The heading's `id`.
    var anchor = ""
    var text = ""
  }

  private(set) var sections = [Section()]
  /// The first paragraph of prose.
  private(set) var firstParagraph = ""

  private var rest: ArraySlice<UInt8>
  /// The element that is left out, and how many of its name are open.
  private var skipped: (name: String, depth: Int)?
  private var isInHeading = false
  private var isInFirstParagraph = false

  /// Reads the body of a page. Tables, code, formulas and pictures are left out.
  init(bodyHTML: String) {
    rest = Array(bodyHTML.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      add(String(decoding: rest[..<start], as: UTF8.self))
      rest = rest[start...]
      readTag()
    }
    add(String(decoding: rest, as: UTF8.self))
    for index in sections.indices {
      sections[index].heading = PlainText.singleLine(sections[index].heading)
      sections[index].text = PlainText.singleLine(sections[index].text)
    }
    firstParagraph = PlainText.singleLine(firstParagraph)
  }

  private mutating func add(_ html: String) {
    guard skipped == nil, !html.isEmpty else { return }
    let text = HTMLText.unescaped(html)
    if isInHeading {
      sections[sections.count - 1].heading += text
    } else {
      sections[sections.count - 1].text += text
      if isInFirstParagraph { firstParagraph += text }
    }
  }

  private mutating func readTag() {
    if rest.starts(with: "<!--".utf8) {
      rest = rest.firstRange(of: Array("-->".utf8)).map { rest[$0.upperBound...] } ?? []
      return
    }
    let tag = takeTag()
    let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
    let nameBytes = tag.dropFirst(isEnd ? 2 : 1).prefix { $0.isTagNameByte }
    let name = String(decoding: nameBytes, as: UTF8.self).lowercased()
    guard !name.isEmpty else { return add("<") }
    if let skipped {
      guard name == skipped.name else { return }
      let depth = skipped.depth + (isEnd ? -1 : 1)
      self.skipped = depth == 0 ? nil : (name, depth)
      return
    }
    let attributes = String(decoding: tag[nameBytes.endIndex...], as: UTF8.self)
    if isEnd { close(name) } else { open(name, attributes) }
  }

  /// Takes a tag to its `>`, which may not stand in quotation marks.
  private mutating func takeTag() -> ArraySlice<UInt8> {
    var quote: UInt8?
    var index = rest.startIndex
    while index < rest.endIndex {
      let byte = rest[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    defer { rest = rest[index...] }
    return rest[..<index]
  }

  private static let leftOut = ["math", "pre", "script", "style", "svg", "table", "template"]
  private static let headings = ["h1", "h2", "h3", "h4", "h5", "h6"]

  private mutating func open(_ name: String, _ attributes: String) {
    if Self.leftOut.contains(name) || name == "a" && attributes.contains("class=\"anchor\"") {
      skipped = (name, 1)
    } else if Self.headings.contains(name) {
      let id = attributes.split(separator: "id=\"", maxSplits: 1).dropFirst().first ?? ""
      sections.append(Section(anchor: HTMLText.unescaped(String(id.prefix { $0 != "\"" }))))
      isInHeading = true
    } else {
      if name == "p", firstParagraph.isEmpty { isInFirstParagraph = true }
      if !Self.inline.contains(name) { add(" ") }
    }
  }

  private mutating func close(_ name: String) {
    if Self.headings.contains(name) { isInHeading = false }
    if name == "p" { isInFirstParagraph = false }
    if !Self.inline.contains(name) { add(" ") }
  }

  private static let inline = [
    "a", "b", "code", "del", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup",
  ]
}

extension UInt8 {
  fileprivate var isTagNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
