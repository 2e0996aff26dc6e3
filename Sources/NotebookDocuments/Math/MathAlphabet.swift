extension Math.Alphabet {
  /// The word in the letters that Unicode's block "Mathematical Alphanumeric Symbols" has for the
  /// alphabet; characters that it lacks stay.
  func text(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars { result.append(self.scalar(scalar)) }
    return String(result)
  }

  private func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let letter = exception(scalar) { return letter }
    let value: UInt32? =
      switch scalar {
      case "A"..."Z": firstLetter.map { $0 + scalar.value - 0x41 }
      case "a"..."z": firstLetter.map { $0 + 26 + scalar.value - 0x61 }
      case "0"..."9": firstDigit.map { $0 + scalar.value - 0x30 }
      case "Α"..."Ω": firstGreek.map { $0 + scalar.value - 0x391 }
      case "α"..."ω": firstGreek.map { $0 + 26 + scalar.value - 0x3B1 }
      default: nil
      }
    return value.flatMap(Unicode.Scalar.init) ?? scalar
  }

  private var firstLetter: UInt32? {
    switch self {
    case .upright, .italic: nil
    case .bold: 0x1D400
    case .boldItalic: 0x1D468
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    case .doubleStruck: 0x1D538
    case .sansSerif: 0x1D5A0
    case .monospace: 0x1D670
    }
  }

  private var firstDigit: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D7CE
    case .doubleStruck: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .monospace: 0x1D7F6
    default: nil
    }
  }

  private var firstGreek: UInt32? {
    switch self {
    case .bold: 0x1D6A8
    case .boldItalic: 0x1D71C
    default: nil
    }
  }

  /// Letters that Unicode had elsewhere before the block was made.
  private func exception(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let pairs: String
    switch self {
    case .script: pairs = "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"
    case .fraktur: pairs = "CℭHℌIℑRℜZℨ"
    case .doubleStruck: pairs = "CℂHℍNℕPℙQℚRℝZℤ"
    default: return nil
    }
    let scalars = Array(pairs.unicodeScalars)
    let index = stride(from: 0, to: scalars.count, by: 2).first { scalars[$0] == scalar }
    return index.map { scalars[$0 + 1] }
  }
}
