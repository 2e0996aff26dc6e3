extension Math {
  /// The text of a value, such as `-1.5e-05`, as TeX.
  package static func tex(ofValue text: String) -> String {
    PlainText.singleLine(text).split(separator: " ").map { tex(ofWord: Substring($0)) }
      .joined(separator: "\\ ")
  }

  private static func tex(ofWord word: Substring) -> String {
    if let match = word.wholeMatch(of: /([+-]?[0-9][0-9.,]*)[eE]([+-]?)0*([0-9]+)/) {
      let sign = match.2 == "-" ? "-" : ""
      return "\(grouped(match.1)) \\times 10^{\(sign)\(match.3)}"
    }
    if let match = word.wholeMatch(of: /([+-]?)(nan|inf)/) {
      return match.1 + (match.2 == "inf" ? "\\infty" : "\\mathrm{nan}")
    }
    return grouped(word)
  }

  /// Digits and signs as they are, commas without the space that follows one in a list, letters as words.
  private static func grouped(_ text: Substring) -> String {
    var result = ""
    var letters = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic {
        letters.unicodeScalars.append(scalar)
        continue
      }
      if !letters.isEmpty { result += "\\text{\(letters)}" }
      letters = ""
      result += tex(of: scalar)
    }
    return letters.isEmpty ? result : result + "\\text{\(letters)}"
  }

  private static func tex(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "0"..."9", ".", "+", "-", "(", ")", "[", "]", "/", "*", "=", ":", "<", ">": String(scalar)
    case ",": "{,}"
    case "%", "#", "&", "_", "$", "{", "}": "\\\(scalar)"
    case "\\", "~", "^", "`", "|": "\\text{?}"
    default: "\\text{\(scalar)}"
    }
  }
}
