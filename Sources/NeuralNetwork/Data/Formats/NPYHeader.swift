/// The header of an NPY file, a Python dictionary of three literals.
///
///     {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }
struct NPYHeader {
  let type: String
  let isColumnMajor: Bool
  let shape: [Int]

  init(parsing text: String) throws(DataError) {
    var parser = LiteralParser(rest: Substring(text))
    var type: String?
    var isColumnMajor: Bool?
    var shape: [Int]?
    try parser.expect("{")
    while !parser.accepts("}") {
      let key = try parser.string()
      try parser.expect(":")
      switch key {
      case "descr": type = try parser.string()
      case "fortran_order": isColumnMajor = try parser.bool()
      case "shape": shape = try parser.tuple()
      default: throw DataError("the NPY file's header has an unknown key `\(key)`")
      }
      guard parser.accepts(",") || parser.isAt("}") else { throw parser.failure }
    }
    guard let type, let isColumnMajor, let shape else {
      throw DataError("the NPY file's header lacks one of descr, fortran_order and shape")
    }
    self.type = type
    self.isColumnMajor = isColumnMajor
    self.shape = shape
  }

  /// How the elements are coded, in either byte order.
  var coding: ElementCoding {
    get throws(DataError) {
      if "<>|=".contains(type.prefix(1)), let coding = Self.codings[String(type.dropFirst())] {
        return coding
      }
      throw DataError(
        """
        the NPY file's elements are of type `\(DataError.excerpt(type))`; float64, float32, integers and bool can \
        be read\(advice)
        """)
    }
  }

  /// Whether the most significant byte of an element comes first.
  var isBigEndian: Bool { type.hasPrefix(">") }

  private static let codings: [String: ElementCoding] = [
    "f8": .float64, "f4": .float32, "i8": .int64, "i4": .int32, "i2": .int16, "i1": .int8,
    "u8": .uint64, "u4": .uint32, "u2": .uint16, "u1": .uint8, "b1": .bool,
  ]
}

extension NPYHeader {
  /// What to do about elements of a type that is not read.
  private var advice: String {
    switch type.dropFirst().first {
    case "f", "i", "u": "; convert with array.astype(np.float64)"
    case "U", "S": "; number the names with np.unique(array, return_inverse=True)[1]"
    case "O": "; save an array of numbers, whose rows are of one length"
    default: ""
    }
  }
}

/// Reads Python literals from left to right.
private struct LiteralParser {
  var rest: Substring

  var failure: DataError {
    DataError("the NPY file's header is malformed at `\(DataError.excerpt(rest))`")
  }

  mutating func isAt(_ character: Character) -> Bool {
    rest = rest.drop { $0.isWhitespace }
    return rest.first == character
  }

  mutating func accepts(_ character: Character) -> Bool {
    guard isAt(character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func expect(_ character: Character) throws(DataError) {
    guard accepts(character) else { throw failure }
  }

  mutating func string() throws(DataError) -> String {
    let quote: Character = isAt("\"") ? "\"" : "'"
    try expect(quote)
    guard let end = rest.firstIndex(of: quote) else { throw failure }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }

  mutating func bool() throws(DataError) -> Bool {
    let isTrue = isAt("T")
    let word = isTrue ? "True" : "False"
    guard rest.hasPrefix(word) else { throw failure }
    rest.removeFirst(word.count)
    return isTrue
  }

  mutating func tuple() throws(DataError) -> [Int] {
    var sizes: [Int] = []
    try expect("(")
    while !accepts(")") {
      _ = isAt(" ")
      let digits = rest.prefix { ("0"..."9").contains($0) }
      if digits.isEmpty { throw failure }
      guard let size = Int(digits) else {
        throw DataError(
          "the NPY file's shape has \(DataError.excerpt(digits)), more than any memory can hold")
      }
      rest.removeFirst(digits.count)
      sizes.append(size)
      guard accepts(",") || isAt(")") else { throw failure }
    }
    return sizes
  }
}
