extension Math {
  /// The formula in TeX, without dollar signs, on one line but for its arrays of equations.
  var tex: String {
    var writer = TeXWriter()
    writer.write(self)
    return writer.text
  }
}

/// Writes a tree as TeX that parses into the same tree.
private struct TeXWriter {
  private(set) var text = ""
  /// Whether a letter right here would become part of the command before it.
  private var endsInCommand = false

  mutating func write(_ math: Math) {
    switch math {
    case .row(let parts): for part in parts { writeInRow(part) }
    case .identifier(let letter): character(letter)
    case .number(let number): plain(number)
    case .symbol("−"): plain("-")
    case .symbol("∗"): plain("*")
    case .symbol("′"): command("prime")
    case .symbol(let symbol): character(symbol)
    case .function(let name):
      if MathSymbols.functions.contains(name) {
        command(name)
      } else {
        command("operatorname")
        plain("{\(name)}")
      }
    case .styled(let word, let alphabet):
      command(alphabet.rawValue)
      if let escape = MathSymbols.command(of: word) {
        plain("{\\\(escape)}")
      } else {
        plain("{\(word)}")
      }
    case .text(let words):
      command("text")
      plain("{\(words)}")
    case .space(let space): command(space.rawValue)
    case .fraction(let above, let below):
      command("frac")
      braced(above)
      braced(below)
    case .binomial(let above, let below):
      command("binom")
      braced(above)
      braced(below)
    case .root(let radicand, let degree):
      command("sqrt")
      if let degree {
        plain("[")
        write(degree)
        plain("]")
      }
      braced(radicand)
    case .accent(let accent, let base):
      command(accent.rawValue)
      braced(base)
    case .scripts, .stacked: writeScripts(math)
    case .fenced, .tall, .array: writeFences(math)
    }
  }

  private mutating func writeScripts(_ math: Math) {
    switch math {
    case .scripts(let base, let sub, let sup):
      writeBase(base)
      if let sub { script("_", sub) }
      if let sup { script("^", sup) }
    case .stacked(let base, let under, let over):
      if let over {
        command("overset")
        braced(over)
        return braced(under == nil ? base : .stacked(base, under: under, over: nil))
      }
      command("underset")
      braced(under ?? .row([]))
      braced(base)
    default: break
    }
  }

  private mutating func writeFences(_ math: Math) {
    switch math {
    case .fenced(let open, let inner, let close):
      command("left")
      delimiter(open)
      write(inner)
      command("right")
      delimiter(close)
    case .tall(let character, let size):
      command(["middle", "big", "Big", "bigg", "Bigg"][size])
      delimiter(character)
    case .array(let arrangement, let rows):
      command("begin")
      plain("{\(arrangement.rawValue)}")
      let isTall = arrangement == .aligned || arrangement == .gathered
      for (number, row) in rows.enumerated() {
        if number > 0 { plain(" \\\\") }
        plain(isTall ? "\n" : " ")
        for (column, cell) in row.enumerated() {
          if column > 0 { plain(column == 1 && isTall ? " &" : " & ") }
          write(cell)
        }
      }
      plain(isTall ? "\n" : " ")
      command("end")
      plain("{\(arrangement.rawValue)}")
    default: break
    }
  }

  /// A row inside a row is a group of its own.
  private mutating func writeInRow(_ part: Math) {
    if case .row = part { return braced(part) }
    if case .number = part, text.last?.isNumber == true || text.last == "." { return braced(part) }
    write(part)
  }

  private mutating func writeBase(_ base: Math) {
    switch base {
    case .identifier, .number, .symbol, .function, .styled, .accent, .fenced, .array, .text:
      write(base)
    default: braced(base)
    }
  }

  private mutating func script(_ mark: String, _ script: Math) {
    plain(mark)
    switch script {
    case .identifier(let letter) where letter.unicodeScalars.allSatisfy(\.isASCIILetter):
      plain(letter)
    case .number(let number) where number.count == 1: plain(number)
    default: braced(script)
    }
  }

  private mutating func braced(_ math: Math) {
    plain("{")
    write(math)
    plain("}")
  }

  private mutating func delimiter(_ character: String) {
    self.character(character)
  }

  private mutating func character(_ character: String) {
    if let name = MathSymbols.command(of: character) { command(name) } else { plain(character) }
  }

  private mutating func command(_ name: String) {
    text += "\\" + name
    endsInCommand = name.unicodeScalars.allSatisfy(\.isASCIILetter)
  }

  private mutating func plain(_ part: String) {
    if endsInCommand, part.unicodeScalars.first?.isASCIILetter == true { text += " " }
    text += part
    if !part.isEmpty { endsInCommand = false }
  }
}
