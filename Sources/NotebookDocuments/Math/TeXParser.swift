/// Reads the part of TeX's mathematics that notebooks use into a tree.
///
/// What it does not know is an error with its place, so that nothing is set wrongly in silence.
package struct TeXParser {
  /// What cannot be read.
  package struct Problem: Error, Equatable {
    /// What is wrong, in words.
    package var message: String
    /// The bytes of the source that it is about.
    package var range: Range<Int>
  }

  private var scanner: TeXScanner
  private var depth = 0

  /// Reads a formula, given without its dollar signs.
  package static func parse(_ source: String) throws(Problem) -> Math {
    var parser = TeXParser(scanner: TeXScanner(source))
    let rows = try parser.rows(until: [.end])
    return rows.count == 1 && rows[0].count == 1 ? rows[0][0] : .array(.gathered, rows)
  }

  // MARK: - Rows

  /// Rows of cells up to one of some tokens, which is taken.
  private mutating func rows(until ends: [TeXToken.Kind]) throws(Problem) -> [[Math]] {
    var rows: [[Math]] = [[]]
    while true {
      let cell = try row(until: ends + [.alignment, .command("\\"), .command("cr")])
      rows[rows.count - 1].append(cell)
      let token = scanner.next()
      if ends.contains(token.kind) { break }
      if token.kind != .alignment {
        scanner.skipBracketed()
        rows.append([])
      } else if ends == [.end] {
        throw Problem(message: "a & outside of an array", range: token.range)
      }
    }
    // A last row of nothing is only what follows the last `\\`.
    if rows.count > 1, rows[rows.count - 1] == [.row([])] { rows.removeLast() }
    return rows
  }

  /// What stands up to one of some tokens, which is left.
  private mutating func row(until ends: [TeXToken.Kind]) throws(Problem) -> Math {
    var parts: [Math] = []
    while true {
      let token = scanner.peek()
      if ends.contains(token.kind) { return .group(parts) }
      switch token.kind {
      case .end, .close, .alignment, .command("right"), .command("end"), .command("\\"),
        .command("middle"):
        throw Problem(message: unexpected(token), range: token.range)
      default: break
      }
      if let part = try scripted() { parts.append(part) }
    }
  }

  private func unexpected(_ token: TeXToken) -> String {
    switch token.kind {
    case .end: "the formula ends too early"
    case .close: "a } without its {"
    case .alignment: "a & outside of an array"
    case .command(let name): "\\\(name) cannot stand here"
    default: "cannot read this"
    }
  }

  // MARK: - Scripts

  /// An atom with its scripts; nil for a command that leaves nothing.
  private mutating func scripted() throws(Problem) -> Math? {
    let start = scanner.peek()
    let isScript = start.kind == .subscript || start.kind == .superscript
    guard let base = isScript ? .row([]) : try atom() else { return nil }
    var sub: Math?
    var sup: Math?
    var primes: [Math] = []
    while true {
      let token = scanner.peek()
      switch token.kind {
      case .character("'"):
        _ = scanner.next()
        primes.append(.symbol("′"))
      case .subscript where sub == nil:
        _ = scanner.next()
        sub = try argument()
      case .superscript where sup == nil:
        _ = scanner.next()
        sup = try argument()
      case .subscript, .superscript:
        throw Problem(message: "two scripts in one place", range: token.range)
      case .command("limits"), .command("nolimits"):
        _ = scanner.next()
      default:
        if !primes.isEmpty { sup = .group(primes + (sup.map { [$0] } ?? [])) }
        return sub == nil && sup == nil ? base : .scripts(base, sub: sub, sup: sup)
      }
    }
  }

  /// A braced group, or one atom.
  private mutating func argument() throws(Problem) -> Math {
    let token = scanner.peek()
    switch token.kind {
    case .open: return try atom() ?? .row([])
    case .character(let digit) where digit.isASCIIDigit:
      _ = scanner.next()
      return .number(String(digit))
    case .end, .close, .alignment, .subscript, .superscript:
      throw Problem(message: "something is missing here", range: token.range)
    default: return try atom() ?? .row([])
    }
  }

  // MARK: - Atoms

  private mutating func atom() throws(Problem) -> Math? {
    depth += 1
    defer { depth -= 1 }
    let token = scanner.next()
    guard depth < 60 else { throw Problem(message: "nested too deeply", range: token.range) }
    switch token.kind {
    case .open:
      let row = try row(until: [.close])
      _ = scanner.next()
      return row
    case .character(let character): return self.character(character)
    case .command(let name): return try command(name, token)
    case .end, .close, .alignment, .subscript, .superscript:
      throw Problem(message: unexpected(token), range: token.range)
    }
  }

  private mutating func character(_ character: Unicode.Scalar) -> Math {
    if character.isASCIIDigit { return .number(scanner.number(from: character)) }
    switch character {
    case "-": return .symbol("−")
    case "*": return .symbol("∗")
    case "~": return .space(.word)
    default: break
    }
    let isLetter = character.properties.isAlphabetic || "∂∞".unicodeScalars.contains(character)
    return isLetter ? .identifier(String(character)) : .symbol(String(character))
  }

  private mutating func command(_ name: String, _ token: TeXToken) throws(Problem) -> Math? {
    if let letter = MathSymbols.letters[name] { return .identifier(letter) }
    if let symbol = MathSymbols.operators[name] { return .symbol(symbol) }
    if MathSymbols.functions.contains(name) { return .function(name) }
    if let space = Math.Space(rawValue: name) { return .space(space) }
    if let accent = Math.Accent(rawValue: name) { return .accent(accent, try argument()) }
    if let alphabet = Math.Alphabet(rawValue: name) { return try styled(alphabet) }
    if let size = ["big", "Big", "bigg", "Bigg"].firstIndex(where: {
      name == $0 || name == $0 + "l" || name == $0 + "r" || name == $0 + "m"
    }) {
      return .tall(try delimiter(), size + 1)
    }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": return .fraction(try argument(), try argument())
    case "binom": return .binomial(try argument(), try argument())
    case "sqrt": return try root()
    case "text", "textrm", "textnormal", "mbox", "textit", "textbf", "texttt", "textsf":
      return .text(try words())
    case "operatorname", "operatorname*": return .function(try words())
    case "bm", "pmb": return try styled(.boldItalic)
    case "overset", "stackrel":
      let over = try argument()
      return .stacked(try argument(), under: nil, over: over)
    case "underset":
      let under = try argument()
      return .stacked(try argument(), under: under, over: nil)
    case "left": return try fenced()
    case "begin": return try environment(token)
    case "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag":
      return nil
    case "thinspace": return .space(.thin)
    case "bmod": return .row([.space(.medium), .function("mod"), .space(.medium)])
    case "not": return try negated(token)
    default: throw Problem(message: "unknown command \\\(name)", range: token.range)
    }
  }

  private mutating func negated(_ token: TeXToken) throws(Problem) -> Math {
    let negations = [Math.symbol("="): "≠", .symbol("∈"): "∉"]
    guard let part = try atom(), let symbol = negations[part] else {
      throw Problem(message: "\\not can stand before = and \\in only", range: token.range)
    }
    return .symbol(symbol)
  }

  private mutating func root() throws(Problem) -> Math {
    guard scanner.peek().kind == .character("[") else {
      return .root(try argument(), degree: nil)
    }
    _ = scanner.next()
    let degree = try row(until: [.character("]")])
    _ = scanner.next()
    return .root(try argument(), degree: degree)
  }

  private mutating func words() throws(Problem) -> String {
    let start = scanner.peek()
    guard let text = scanner.bracedText() else {
      throw Problem(message: "words in braces are missing here", range: start.range)
    }
    return text
  }

  private mutating func styled(_ alphabet: Math.Alphabet) throws(Problem) -> Math {
    if let word = scanner.bracedWord() { return .styled(word, alphabet) }
    return try argument().styled(alphabet)
  }

  // MARK: - Delimiters and environments

  private mutating func delimiter() throws(Problem) -> String {
    let token = scanner.next()
    switch token.kind {
    case .character(let character) where "()[]|/.<>".unicodeScalars.contains(character):
      return character == "<" ? "⟨" : character == ">" ? "⟩" : String(character)
    case .command(let name):
      if let symbol = MathSymbols.operators[name], MathSymbols.isStretchy(symbol) { return symbol }
    default: break
    }
    throw Problem(message: "a delimiter such as ( is missing here", range: token.range)
  }

  private mutating func fenced() throws(Problem) -> Math {
    let open = try delimiter()
    var parts: [Math] = []
    while true {
      let part = try row(until: [.command("right"), .command("middle")])
      if case .row(let inner) = part { parts += inner } else { parts.append(part) }
      if scanner.next().kind == .command("right") { break }
      parts.append(.tall(try delimiter(), 0))
    }
    return .fenced(open, .group(parts), try delimiter())
  }

  /// Environments that are set as others are, or as arrays without delimiters.
  private static let arrangements: [String: Math.Arrangement] = [
    "align": .aligned, "align*": .aligned, "split": .aligned, "gather": .gathered,
    "gather*": .gathered, "equation": .gathered, "equation*": .gathered, "array": .matrix,
    "dcases": .cases,
  ]

  private mutating func environment(_ token: TeXToken) throws(Problem) -> Math {
    let name = try words()
    guard let arrangement = Math.Arrangement(rawValue: name) ?? Self.arrangements[name] else {
      throw Problem(
        message: "unknown environment \(name)",
        range: token.range.lowerBound..<scanner.offset)
    }
    if name == "array" { _ = try words() }
    let rows = try rows(until: [.command("end")])
    let place = scanner.peek().range
    guard try words() == name else {
      throw Problem(message: "\\end{\(name)} is missing", range: place)
    }
    return .array(arrangement, rows)
  }
}

extension Math {
  /// The same with its letters in another alphabet.
  fileprivate func styled(_ alphabet: Alphabet) -> Math {
    switch self {
    case .identifier(let letter): .styled(letter, alphabet)
    case .number(let number): .styled(number, alphabet)
    case .row(let parts): .row(parts.map { $0.styled(alphabet) })
    case .scripts(let base, let sub, let sup):
      .scripts(
        base.styled(alphabet), sub: sub?.styled(alphabet), sup: sup?.styled(alphabet))
    case .accent(let accent, let base): .accent(accent, base.styled(alphabet))
    default: self
    }
  }
}
