import NotebookSyntax

/// A token of TeX.
struct TeXToken {
  enum Kind: Hashable {
    /// A command's name, or the one character after a backslash.
    case command(String)
    case character(Unicode.Scalar)
    case open
    case close
    case superscript
    case `subscript`
    case alignment
    case end
  }

  var kind: Kind
  /// Its bytes in the source.
  var range: Range<Int>
}

/// Cuts TeX into tokens. Spaces mean nothing but in words.
struct TeXScanner {
  private let scalars: [Unicode.Scalar]
  /// The offset of each scalar in bytes, and that of the end.
  private let offsets: [Int]
  private var index = 0

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.offsets = offsets + [offset]
  }

  /// Where the next token starts, in bytes; spaces before it included.
  var offset: Int { offsets[index] }

  func peek() -> TeXToken {
    var copy = self
    return copy.next()
  }

  mutating func next() -> TeXToken {
    skipSpaces()
    let start = index
    let kind = kind()
    return TeXToken(kind: kind, range: offsets[start]..<offsets[index])
  }

  private mutating func kind() -> TeXToken.Kind {
    guard index < scalars.count else { return .end }
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "{": return .open
    case "}": return .close
    case "^": return .superscript
    case "_": return .subscript
    case "&": return .alignment
    case "\\": return .command(name())
    default: return .character(scalar)
    }
  }

  private mutating func name() -> String {
    guard index < scalars.count else { return "" }
    let start = index
    while index < scalars.count, scalars[index].isASCIILetter { index += 1 }
    if index == start {
      index += 1
      let isBlank = scalars[start].properties.isWhitespace
      return isBlank ? " " : String(scalars[start])
    }
    let name = text(start..<index)
    guard name == "operatorname", index < scalars.count, scalars[index] == "*" else { return name }
    index += 1
    return name
  }

  /// Spaces, and comments from `%` to the end of the line.
  private mutating func skipSpaces() {
    while index < scalars.count {
      if scalars[index] == "%" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if scalars[index].properties.isWhitespace {
        index += 1
      } else {
        return
      }
    }
  }

  /// The digits, with at most one point between them, of a number that starts with a digit.
  mutating func number(from digit: Unicode.Scalar) -> String {
    var number = String(digit)
    var hasPoint = false
    while index < scalars.count {
      let isPoint = scalars[index] == "." && !hasPoint
      let isFollowedByDigit = index + 1 < scalars.count && scalars[index + 1].isASCIIDigit
      guard scalars[index].isASCIIDigit || (isPoint && isFollowedByDigit) else { break }
      if isPoint { hasPoint = true }
      number.unicodeScalars.append(scalars[index])
      index += 1
    }
    return number
  }

  /// The text in braces, taken as it is.
  mutating func bracedText() -> String? {
    skipSpaces()
    guard index < scalars.count, scalars[index] == "{" else { return nil }
    var depth = 0
    var end = index
    while end < scalars.count {
      if scalars[end] == "{" { depth += 1 }
      if scalars[end] == "}" { depth -= 1 }
      if depth == 0 { break }
      end += 1
    }
    guard end < scalars.count else { return nil }
    defer { index = end + 1 }
    let inner = scalars[index + 1..<end].filter { !"{}\\".unicodeScalars.contains($0) }
    var result = String.UnicodeScalarView()
    for scalar in inner {
      result.append(scalar.properties.isWhitespace || scalar == "~" ? " " : scalar)
    }
    return String(result)
  }

  /// A word of letters and digits in braces; nothing is taken where it is anything else.
  mutating func bracedWord() -> String? {
    var copy = self
    copy.skipSpaces()
    guard copy.index < scalars.count, scalars[copy.index] == "{" else { return nil }
    var end = copy.index + 1
    while end < scalars.count, scalars[end].isWordPart { end += 1 }
    guard end < scalars.count, scalars[end] == "}", end > copy.index + 1 else { return nil }
    index = end + 1
    return text(copy.index + 1..<end)
  }

  /// Skips the `[1em]` that may follow `\\`.
  mutating func skipBracketed() {
    guard index < scalars.count, scalars[index] == "[",
      let end = scalars[index...].firstIndex(of: "]")
    else { return }
    index = end + 1
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

extension Unicode.Scalar {
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  fileprivate var isWordPart: Bool { properties.isAlphabetic || isASCIIDigit || self == " " }
}
