import NotebookSyntax

/// Plain text as Markdown: what a reader sees is the text itself, whatever it contains.
package enum MarkdownText {
  /// Where the text will stand, which decides what has a meaning there.
  package enum Place {
    /// After other characters of its line.
    case inline
    /// At the start of a line, where `#`, `1.` and their like begin a block.
    case lineStart
    /// In a cell of a table, where `|` ends it.
    case cell
  }

  /// The text on one line, with a backslash before each character that would otherwise be read as
  /// Markdown, and before no others, so that the source stays readable. (Nothing stops GitHub from
  /// making a link of an e-mail address.)
  package static func escaped(
    _ text: String, in place: Place = .inline, _ style: MarkdownStyle = MarkdownStyle()
  ) -> String {
    let scalars = Array(PlainText.singleLine(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isBracket = scalar == "[" || scalar == "]"
      let isSpecial =
        isBracket && style.brackets == .linkNothing
        ? isSpecialBracket(scalars, index, in: place)
        : isSpecial(scalars, index) || isSpecial(scalars, index, in: place)
          || style.flavour.special.contains(scalar)
      if isSpecial {
        result.append(contentsOf: style.flavour.escape(scalar).unicodeScalars)
      } else {
        result.append(PlainText.isPrintable(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }

  /// Whether a scalar means something anywhere in a paragraph.
  private static func isSpecial(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index] {
    case "\\", "`", "*", "[", "]", "<", "~", "$": return true
    // Between letters an underscore is only an underscore: y_hat.
    case "_": return !(isAlphanumeric(before) && isAlphanumeric(after))
    case "&": return after == "#" || isAlphanumeric(after)
    // Web addresses become links by themselves: https://…, www.…
    case ":": return after == "/"
    case ".": return endsInWWW(scalars[..<index])
    default: return false
    }
  }

  /// Whether a bracket begins what only the start of a paragraph or of a footnote's mark can be, or ends the text of
  /// a link.
  private static func isSpecialBracket(
    _ scalars: [Unicode.Scalar], _ index: Int, in place: Place
  ) -> Bool {
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    return scalars[index] == "[" ? index == 0 && place == .lineStart || after == "^" : after == "("
  }

  private static func isSpecial(
    _ scalars: [Unicode.Scalar], _ index: Int, in place: Place
  ) -> Bool {
    switch (place, scalars[index]) {
    case (.cell, "|"): true
    case (.lineStart, "#"), (.lineStart, "+"), (.lineStart, "-"), (.lineStart, ">"),
      (.lineStart, "="), (.lineStart, "|"), (.lineStart, ":"):
      index == 0
    case (.lineStart, "."), (.lineStart, ")"):
      scalars[..<index].allSatisfy(\.isASCIIDigit)
    default: false
    }
  }

  private static func endsInWWW(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.suffix(3).elementsEqual("www".unicodeScalars) {
      $0.properties.lowercaseMapping == String($1)
    }
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.isASCII && scalar.properties.isAlphabetic || scalar.isASCIIDigit
  }

  /// A fenced code block around `content`, its fence longer than any run of backticks inside.
  static func fenced(_ content: String, _ language: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: content) + 1))
    let lines = PlainText.lines(content)
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var current = 0
    for other in text.unicodeScalars {
      current = other == scalar ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// A relative path as the destination of a link.
  package static func destination(_ path: String) -> String {
    PercentCoding.encoded(path, keeping: "/")
  }
}
