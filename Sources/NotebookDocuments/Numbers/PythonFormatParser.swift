extension PythonFormat {
  /// The largest width and precision, so that a slip of the pen cannot fill the memory.
  private static let largestCount = 1000

  /// Reads a format such as `.4f`.
  package init(parsing text: String) throws(Failure) {
    var rest = Substring(text)
    let hasAlignment = parseAlignment(&rest)
    parseFlags(&rest, hasAlignment: hasAlignment)
    width = try Self.count("width", &rest) ?? 0
    if let first = rest.first, first == "," || first == "_" {
      groupSeparator = rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      precision = try Self.count("precision", &rest)
      guard precision != nil else {
        throw Failure("the format `\(text)` has no digits after its point")
      }
    }
    if let first = rest.first, "eEfFgG%".contains(first) { type = rest.removeFirst() }
    guard rest.isEmpty else { throw Self.unexpected(rest, in: text) }
  }

  /// Reads a fill, which counts only where an alignment follows it, and the alignment.
  ///
  /// Gives back whether there was an alignment.
  private mutating func parseAlignment(_ rest: inout Substring) -> Bool {
    if let second = rest.dropFirst().first, let alignment = Alignment(rawValue: second) {
      fill = rest.removeFirst()
      self.alignment = alignment
    } else if let first = rest.first, let alignment = Alignment(rawValue: first) {
      self.alignment = alignment
    } else {
      return false
    }
    rest.removeFirst()
    return true
  }

  private mutating func parseFlags(_ rest: inout Substring, hasAlignment: Bool) {
    if let first = rest.first, "+- ".contains(first) {
      positiveSign = first == "-" ? "" : String(first)
      rest.removeFirst()
    }
    if rest.first == "z" {
      coercesNegativeZero = true
      rest.removeFirst()
    }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if rest.first == "0" {
      rest.removeFirst()
      if fill == nil { fill = "0" }
      if !hasAlignment { alignment = .afterSign }
    }
  }

  private static func count(_ name: String, _ rest: inout Substring) throws(Failure) -> Int? {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { return nil }
    rest.removeFirst(digits.count)
    guard let count = Int(digits), count <= largestCount else {
      throw Failure("the \(name) \(digits) is more than \(largestCount)")
    }
    return count
  }

  private static func unexpected(_ rest: Substring, in text: String) -> Failure {
    Failure(
      "the format `\(text)` has an unexpected `\(rest)`",
      hint:
        "write, for instance, .4f (four digits after the point), .3e (scientific), .6g (six digits "
        + "in all), .1% (percent) or ,.2f (thousands separated)")
  }
}
