extension Math {
  /// The formula as one `<math>` element of MathML Core.
  package func mathML(isDisplay: Bool) -> String {
    "<math\(isDisplay ? " display=\"block\"" : "")>\(markup)</math>"
  }

  /// The elements of the formula; always one, or none where it is empty.
  private var markup: String {
    switch self {
    case .row(let parts): "<mrow>\(Self.markup(parts))</mrow>"
    case .identifier(let letter): element("mi", letter)
    case .styled(let word, let alphabet): Self.styled(word, alphabet)
    case .function(let name):
      MathSymbols.takesLimits(self)
        ? "<mo movablelimits=\"true\">\(HTMLText.escaped(name))</mo>" : element("mi", name)
    case .number(let number): element("mn", number)
    case .symbol(let symbol):
      MathSymbols.isStretchy(symbol)
        ? "<mo stretchy=\"false\">\(HTMLText.escaped(symbol))</mo>" : element("mo", symbol)
    case .text(let words): element("mtext", Self.withFirmEnds(words))
    case .space(let space): "<mspace width=\"\(space.width)\"/>"
    case .fraction(let above, let below): "<mfrac>\(above.one)\(below.one)</mfrac>"
    case .binomial(let above, let below):
      "<mrow><mo>(</mo><mfrac linethickness=\"0\">\(above.one)\(below.one)</mfrac><mo>)</mo></mrow>"
    case .root(let radicand, nil): "<msqrt>\(radicand.markup)</msqrt>"
    case .root(let radicand, let degree?): "<mroot>\(radicand.one)\(degree.one)</mroot>"
    case .accent(let accent, let base): Self.accented(base, accent)
    case .scripts(let base, let sub, let sup): Self.scripts(base, sub, sup)
    case .stacked(let base, let under, let over):
      Self.layered(base.one, under, over, ["munder", "mover", "munderover"])
    case .fenced(let open, let inner, let close):
      "<mrow>\(Self.fence(open))\(inner.markup)\(Self.fence(close))</mrow>"
    case .tall(let character, let size): Self.tall(character, size)
    case .array(let arrangement, let rows): Self.array(arrangement, rows)
    }
  }

  /// The formula as exactly one element.
  private var one: String { self == .row([]) ? "<mrow></mrow>" : markup }

  private func element(_ name: String, _ text: String) -> String {
    "<\(name)>\(HTMLText.escaped(text))</\(name)>"
  }

  // MARK: - Rows

  /// Parts side by side, with the thin spaces that TeX puts around a function's name.
  private static func markup(_ parts: [Math]) -> String {
    var result = ""
    for (index, part) in parts.enumerated() {
      let thin = Space.thin.width
      if index > 0, part.isFunction, parts[index - 1].isOrdinary {
        result += "<mspace width=\"\(thin)\"/>"
      }
      let isSign = part == .symbol("−") || part == .symbol("+")
      // After an operator a sign belongs to what follows, which the browser cannot know.
      result +=
        isSign && index > 0 && !parts[index - 1].isOrdinary && !parts[index - 1].isFunction
        ? part.markup.replacing("<mo>", with: "<mo form=\"prefix\">") : part.markup
      if index + 1 < parts.count, part.isFunction, parts[index + 1].isOrdinary {
        result += "<mspace width=\"\(thin)\"/>"
      }
    }
    return result
  }

  private var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _): base.isFunction
    default: false
    }
  }

  /// Whether it is neither an operator, an opening bracket nor a space.
  private var isOrdinary: Bool {
    switch self {
    case .symbol(let symbol): ")]}∣|‖⟩⌋⌉!…⋯∇".contains(symbol)
    case .space, .tall, .function: false
    case .scripts(let base, _, _): base.isFunction || base.isOrdinary
    default: true
    }
  }

  // MARK: - Scripts and accents

  private static func scripts(_ base: Math, _ sub: Math?, _ sup: Math?) -> String {
    let names =
      MathSymbols.takesLimits(base)
      ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"]
    return layered(base.one, sub, sup, names)
  }

  private static func layered(
    _ base: String, _ below: Math?, _ above: Math?, _ names: [String]
  ) -> String {
    switch (below, above) {
    case (let below?, nil): "<\(names[0])>\(base)\(below.one)</\(names[0])>"
    case (nil, let above?): "<\(names[1])>\(base)\(above.one)</\(names[1])>"
    case (let below?, let above?): "<\(names[2])>\(base)\(below.one)\(above.one)</\(names[2])>"
    case (nil, nil): base
    }
  }

  private static func accented(_ base: Math, _ accent: Accent) -> String {
    let mark =
      accent.isWide
      ? "<mo stretchy=\"true\">\(accent.character)</mo>"
      : "<mo stretchy=\"false\">\(accent.character)</mo>"
    return accent.isBelow
      ? "<munder accentunder=\"true\">\(base.one)\(mark)</munder>"
      : "<mover accent=\"true\">\(base.one)\(mark)</mover>"
  }

  // MARK: - Fences and arrays

  private static func fence(_ character: String) -> String {
    // At the ends of a row brackets stretch by themselves.
    character == "." ? "" : "<mo>\(HTMLText.escaped(character))</mo>"
  }

  private static func tall(_ character: String, _ size: Int) -> String {
    guard character != "." else { return "" }
    let sizes = ["", "1.2em", "1.8em", "2.4em", "3em"]
    let size = size == 0 ? "" : " minsize=\"\(sizes[size])\" maxsize=\"\(sizes[size])\""
    return "<mo fence=\"true\" stretchy=\"true\"\(size)>\(HTMLText.escaped(character))</mo>"
  }

  private static func array(_ arrangement: Arrangement, _ rows: [[Math]]) -> String {
    let isPlain = ![.cases, .aligned, .small].contains(arrangement)
    let name = isPlain ? "" : " class=\"\(arrangement.rawValue)\""
    let style = arrangement == .aligned || arrangement == .gathered ? " displaystyle=\"true\"" : ""
    let body = rows.map { row in
      "<mtr>" + row.map { "<mtd>\($0.markup)</mtd>" }.joined() + "</mtr>"
    }
    let table = "<mtable\(name)\(style)>\(body.joined())</mtable>"
    let (open, close) = arrangement.delimiters
    guard open != "." else { return table }
    return "<mrow>\(fence(open))\(table)\(fence(close))</mrow>"
  }

  // MARK: - Text

  /// Spaces at the ends of words, which HTML would drop, as no-break spaces.
  private static func withFirmEnds(_ words: String) -> String {
    var scalars = Array(words.unicodeScalars)
    for index in [scalars.startIndex, scalars.endIndex - 1]
    where scalars.indices.contains(index) && scalars[index] == " " {
      scalars[index] = "\u{A0}"
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func styled(_ word: String, _ alphabet: Alphabet) -> String {
    let name = word.unicodeScalars.allSatisfy(\.isASCIIDigit) ? "mn" : "mi"
    switch alphabet {
    case .upright:
      let isLetter = word.unicodeScalars.count == 1 && name == "mi"
      return "<\(name)\(isLetter ? " mathvariant=\"normal\"" : "")>"
        + HTMLText.escaped(withFirmEnds(word)) + "</\(name)>"
    case .italic:
      return word.unicodeScalars.map { "<mi>\(HTMLText.escaped(String($0)))</mi>" }.joined()
        .wrapped(if: word.unicodeScalars.count != 1)
    default:
      return "<\(name)>\(HTMLText.escaped(alphabet.text(word)))</\(name)>"
    }
  }
}

extension String {
  fileprivate func wrapped(if isNeeded: Bool) -> String { isNeeded ? "<mrow>\(self)</mrow>" : self }
}
