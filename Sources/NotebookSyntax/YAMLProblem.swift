/// What is wrong with a text that is not YAML, in words for its author.
struct YAMLProblem {
  var message: String
  var hint: String?
  /// The place in the YAML.
  var range: Range<Int>

  private init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }

  /// Finds a character that YAML does not allow (section 5.1): a control character, a byte-order
  /// mark within the text, or a noncharacter.
  init?(firstBadCharacterIn text: LocatedText) {
    let bytes = text.bytes
    let suspect = bytes.contains { $0 < 0x20 && $0 != .tab && $0 != .lineFeed || $0 >= 0x7F }
    guard suspect else { return nil }
    // A block scalar may start its lines with whatever it likes.
    let mayIndent = !bytes.contains(UInt8(ascii: "|")) && !bytes.contains(UInt8(ascii: ">"))
    var (offset, isIndentation) = (0, true)
    for scalar in text.string.unicodeScalars {
      let length = UTF8.width(scalar)
      defer { offset += length }
      isIndentation = scalar == "\n" || isIndentation && scalar.properties.isWhitespace
      if isIndentation, mayIndent, !scalar.isASCII {
        self.init(
          "this line is indented by U+00\(String(scalar.value, radix: 16, uppercase: true)), which looks like a space",
          at: offset..<offset + length, hint: "indent with spaces")
        return
      }
      guard !YAMLProblem.isAllowed(scalar) else { continue }
      let number = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
      self.init(
        scalar == "\0"
          ? "a NUL byte cannot stand in YAML" : "the character U+\(code) cannot stand in YAML",
        at: offset..<offset + length, hint: "remove it")
      return
    }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  /// Puts what libyaml says into words.
  init(_ failure: YAMLEvents.Failure, in bytes: [UInt8]) {
    let (problem, place, start) = (failure.problem, failure.place, failure.start)
    let here = place..<min(place + 1, bytes.count)
    let there = start..<min(start + 1, bytes.count)
    switch problem {
    case "found character that cannot start any token":
      self = YAMLProblem.badStart(at: here, in: bytes)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      self.init("a tab cannot indent YAML", at: here, hint: "indent with spaces")
    case "mapping values are not allowed in this context":
      self = YAMLProblem.misplacedKey(before: place, in: bytes)
    case "could not find expected ':'":
      self = YAMLProblem.missingColon(after: start, in: bytes)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      self = YAMLProblem.unclosed(startingAt: there, at: here, in: bytes)
    case "did not find expected node content":
      self = YAMLProblem.missingNode(at: here, in: bytes)
    case "did not find expected key" where YAMLProblem.followsQuote(place, in: bytes):
      self.init(
        "text stands after the closing quote", at: here,
        hint: "put the whole value in one pair of quotes; a quote within is written twice in "
          + "single quotes")
    case "did not find expected key":
      if let bracket = YAMLProblem.bracketWithoutColon(before: place, in: bytes) {
        self.init("a colon is missing before this bracket", at: bracket, hint: "write `key: value`")
        return
      }
      self.init(
        "a key was expected here", at: here,
        hint: "indent the keys of one mapping alike, and start each on a line of its own")
    case "did not find expected '-' indicator":
      self.init(
        "a list item was expected here", at: here,
        hint: "start each item of a list with a - below the first one's")
    case "found unexpected end of stream", "found unexpected document indicator":
      self.init("this quote is never closed", at: there, hint: "add the closing quote")
    case "found unknown escape character":
      self.init(
        "this escape does not exist in YAML", at: there,
        hint: "in double quotes write \\\\ for a backslash, or use single quotes")
    case "found unexpected ':'":
      self.init(
        "a colon stands within this value", at: here,
        hint: "put a space after it, or the value in quotes")
    case "block sequence entries are not allowed in this context":
      self.init("a list cannot start here", at: here, hint: "start it on a line of its own")
    case "did not find expected <document start>":
      self.init(
        "this text does not belong to what is above", at: here, hint: "check its indentation")
    case "did not find expected alphabetic or numeric character":
      let name = failure.context.hasSuffix("anchor") ? "anchor" : "alias"
      self.init(
        "a value cannot start with \(name == "anchor" ? "&" : "*") unless it is an \(name)",
        at: there, hint: "put the value in quotes")
    default:
      self.init(YAMLProblem.plainWords(problem, failure.context), at: here)
    }
  }

  private static func plainWords(_ problem: String, _ context: String) -> String {
    context.isEmpty ? "this is not YAML: \(problem)" : "this is not YAML: \(context), \(problem)"
  }

  private static func badStart(at place: Range<Int>, in bytes: [UInt8]) -> YAMLProblem {
    guard let byte = bytes[place].first, byte != .tab else {
      return YAMLProblem("a tab cannot indent YAML", at: place, hint: "indent with spaces")
    }
    let character = Character(Unicode.Scalar(byte))
    return YAMLProblem(
      "a value cannot start with \(character)", at: place, hint: "put the value in quotes")
  }

  /// A colon after what cannot be a key: either the value of another key on the same line, or a
  /// key that is indented as part of the value above.
  private static func misplacedKey(before colon: Int, in bytes: [UInt8]) -> YAMLProblem {
    let lineStart = (bytes[..<colon].lastIndex(of: .lineFeed) ?? -1) + 1
    let line = bytes[lineStart..<colon]
    let hasColon = line.indices.contains { index in
      bytes[index] == UInt8(ascii: ":") && bytes[index + 1] <= .space
    }
    if hasColon {
      return YAMLProblem(
        "a second colon on one line", at: colon..<colon + 1,
        hint:
          "put a text that holds a colon in quotes, a list in brackets, each key on a line of its own"
      )
    }
    let start = line.firstIndex { $0 > .space } ?? colon
    return YAMLProblem(
      "this key is indented unlike its neighbours", at: start..<max(colon, start + 1),
      hint: "indent the keys of one mapping alike")
  }

  /// A line among keys that has no colon, or none with a space after it.
  private static func missingColon(after start: Int, in bytes: [UInt8]) -> YAMLProblem {
    let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
    let line = bytes[start..<end]
    if line.first == UInt8(ascii: "-") {
      return YAMLProblem(
        "a space is missing after this -", at: start..<start + 1, hint: "write `- item`")
    }
    if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < end {
      return YAMLProblem(
        "a space is missing after this colon", at: colon..<colon + 1, hint: "write `key: value`")
    }
    return YAMLProblem(
      "this line has no colon", at: start..<end, hint: "write `key: value`")
  }

  /// The first bracket of a line such as `data {inputs: 1, targets: 2}`.
  private static func bracketWithoutColon(before place: Int, in bytes: [UInt8]) -> Range<Int>? {
    let before = bytes[..<min(place, bytes.count)]
    let line = before[((before.lastIndex(of: .lineFeed) ?? -1) + 1)...]
    guard let mark = line.firstIndex(where: { "[{:'\"".utf8.contains($0) }),
      bytes[mark] == UInt8(ascii: "{") || bytes[mark] == UInt8(ascii: "["),
      line[..<mark].contains(where: { $0 > .space })
    else { return nil }
    return mark..<mark + 1
  }

  private static func followsQuote(_ place: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[..<min(place, bytes.count)]
    let line = before[((before.lastIndex(of: .lineFeed) ?? -1) + 1)...]
    return line.last { $0 > .space }.map { "'\"".utf8.contains($0) } ?? false
  }

  private static func unclosed(
    startingAt start: Range<Int>, at place: Range<Int>, in bytes: [UInt8]
  ) -> YAMLProblem {
    guard let open = bytes[start].first else {
      return YAMLProblem("a bracket is not closed", at: place)
    }
    let opener = Character(Unicode.Scalar(open))
    let closer = opener == "[" ? "]" : "}"
    let rest = bytes[place.lowerBound...]
    let isAtEnd = rest.allSatisfy { $0 <= .space }
    let isOnLaterLine = bytes[start.lowerBound..<place.lowerBound].contains(.lineFeed)
    let isOtherBracket = rest.first == UInt8(ascii: "]") || rest.first == UInt8(ascii: "}")
    if isAtEnd || isOnLaterLine && !isOtherBracket || isOtherBracket {
      return YAMLProblem("this \(opener) is not closed by a \(closer)", at: start)
    }
    return YAMLProblem(
      "a comma or a \(closer) is missing before this", at: place,
      hint: "put text that holds a comma, a bracket or a colon in quotes")
  }

  private static func missingNode(at place: Range<Int>, in bytes: [UInt8]) -> YAMLProblem {
    let rest = bytes[place.lowerBound...]
    if rest.allSatisfy({ $0 <= .space }) {
      let open = innermostOpenBracket(in: bytes)
      let name = open.map { Character(Unicode.Scalar(bytes[$0])) } ?? "["
      return YAMLProblem(
        "this \(name) is not closed by a \(name == "[" ? "]" : "}")",
        at: open.map { $0..<$0 + 1 } ?? place)
    }
    if let first = rest.first, "]}".utf8.contains(first) {
      return YAMLProblem(
        "a value cannot start with \(Character(Unicode.Scalar(first)))", at: place,
        hint: "remove it, or add what it closes")
    }
    return YAMLProblem("a value is missing before this", at: place)
  }

  /// The last bracket that has no partner; quotes are passed over.
  private static func innermostOpenBracket(in bytes: [UInt8]) -> Int? {
    var open: [Int] = []
    var quote: UInt8?
    for (offset, byte) in bytes.enumerated() {
      if let current = quote {
        if byte == current { quote = nil }
      } else if "'\"".utf8.contains(byte), offset == 0 || bytes[offset - 1] <= .space {
        quote = byte
      } else if "[{".utf8.contains(byte) {
        open.append(offset)
      } else if "]}".utf8.contains(byte) {
        _ = open.popLast()
      }
    }
    return open.last
  }
}
