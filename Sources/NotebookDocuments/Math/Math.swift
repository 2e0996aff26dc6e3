/// A formula as a tree, of which both TeX and MathML are made, so that they always say the same.
package indirect enum Math: Hashable, Sendable {
  /// Parts side by side.
  case row([Math])
  /// A letter, set in italics: `x`, `α`.
  case identifier(String)
  /// A word or letter in another alphabet: the L of `\mathcal{L}`.
  case styled(String, Alphabet)
  /// A function's name: `log`.
  case function(String)
  /// An unsigned number.
  case number(String)
  /// An operator, a relation, a bracket or a punctuation mark, by its character.
  case symbol(String)
  /// Words.
  case text(String)
  case space(Space)
  case fraction(Math, Math)
  /// `\binom`: a fraction without a bar, in parentheses.
  case binomial(Math, Math)
  case root(Math, degree: Math?)
  case scripts(Math, sub: Math?, sup: Math?)
  /// Things set under and over: `\overset`, `\underbrace{…}_{…}`.
  case stacked(Math, under: Math?, over: Math?)
  case accent(Accent, Math)
  /// Something between delimiters as tall as it is; `.` is an invisible one.
  case fenced(String, Math, String)
  /// A delimiter one to four steps taller than a line: `\big(`.
  case tall(String, Int)
  case array(Arrangement, [[Math]])

  /// The parts as a row, or the part if it is the only one.
  package static func group(_ parts: [Math]) -> Math {
    parts.count == 1 ? parts[0] : .row(parts)
  }
}

extension Math {
  /// An alphabet that a command chooses.
  package enum Alphabet: String, CaseIterable, Sendable {
    case upright = "mathrm"
    case italic = "mathit"
    case bold = "mathbf"
    case boldItalic = "boldsymbol"
    case script = "mathcal"
    case doubleStruck = "mathbb"
    case sansSerif = "mathsf"
    case monospace = "mathtt"
    case fraktur = "mathfrak"
  }

  /// A space, with its width in em.
  package enum Space: String, CaseIterable, Sendable {
    case negative = "!"
    case thin = ","
    case medium = ":"
    case thick = ";"
    case word = " "
    case quad = "quad"
    case doubleQuad = "qquad"

    var width: String {
      switch self {
      case .negative: "-0.1667em"
      case .thin: "0.1667em"
      case .medium: "0.2222em"
      case .thick: "0.2778em"
      case .word: "0.3333em"
      case .quad: "1em"
      case .doubleQuad: "2em"
      }
    }
  }

  /// A mark above or below.
  package enum Accent: String, CaseIterable, Sendable {
    case hat
    case wideHat = "widehat"
    case tilde
    case wideTilde = "widetilde"
    case bar
    case overline
    case underline
    case vector = "vec"
    case dot
    case doubleDot = "ddot"
    case overbrace
    case underbrace

    var character: String {
      switch self {
      case .hat, .wideHat: "^"
      case .tilde, .wideTilde: "~"
      case .bar, .overline: "¯"
      case .underline: "_"
      case .vector: "→"
      case .dot: "˙"
      case .doubleDot: "¨"
      case .overbrace: "⏞"
      case .underbrace: "⏟"
      }
    }

    var isBelow: Bool { self == .underline || self == .underbrace }
    var isBrace: Bool { self == .overbrace || self == .underbrace }

    /// Whether it grows with what it marks.
    var isWide: Bool {
      switch self {
      case .hat, .tilde, .bar, .vector, .dot, .doubleDot: false
      default: true
      }
    }
  }

  /// How an array's cells are set, by the name of TeX's environment.
  package enum Arrangement: String, CaseIterable, Sendable {
    case matrix
    case parentheses = "pmatrix"
    case brackets = "bmatrix"
    case braces = "Bmatrix"
    case bars = "vmatrix"
    case doubleBars = "Vmatrix"
    case small = "smallmatrix"
    case cases
    /// Equations below each other: odd columns to the right, even ones to the left.
    case aligned
    /// Lines below each other, each in the middle.
    case gathered

    var delimiters: (open: String, close: String) {
      switch self {
      case .parentheses: ("(", ")")
      case .brackets: ("[", "]")
      case .braces: ("{", "}")
      case .bars: ("|", "|")
      case .doubleBars: ("‖", "‖")
      case .cases: ("{", ".")
      case .matrix, .small, .aligned, .gathered: (".", ".")
      }
    }
  }
}
