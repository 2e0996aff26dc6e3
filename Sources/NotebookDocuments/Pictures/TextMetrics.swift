/// How much room text takes in a picture, estimated without a font.
///
/// A picture is laid out once and shown in whichever sans-serif face the reader's system has, so the
/// estimate follows a wide one: the advance widths are those of DejaVu Sans, rounded up and grouped.
enum TextMetrics {
  /// The font size of all text in pictures, in user units; `pictures.css` says the same.
  static let fontSize = 13.0
  /// What a line reaches above and below its baseline.
  static let ascent = 0.78 * fontSize
  static let descent = 0.24 * fontSize
  /// From one baseline to the next.
  static let lineHeight = 16.0

  /// The width of a line in user units.
  static func width(_ text: String) -> Double {
    fontSize * text.unicodeScalars.reduce(0) { $0 + advance($1) }
  }

  /// The text, or as much of its beginning as fits `width` with an ellipsis after it.
  static func truncated(_ text: String, to width: Double) -> String {
    guard self.width(text) > width else { return text }
    var kept = text
    while !kept.isEmpty, self.width(kept + "…") > width { kept.removeLast() }
    return kept + "…"
  }

  /// In units of the font size.
  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ": 0.33
    case "f", "t", "r", "(", ")", "[", "]", "-", "/": 0.42
    case "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻": 0.45
    case "m", "w", "M", "W", "@", "%", "…": 1.0
    case "A"..."Z", "−", "×", "+", "=", "<", ">", "~", "&": 0.84
    case "\u{0}"..."\u{2FFF}": 0.65
    default: 1.0
    }
  }
}
