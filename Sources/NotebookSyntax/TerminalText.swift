/// Texts out of files on their way to a terminal or a log.
extension String {
  /// The text with its control characters made visible, line ends aside, and with no line that a build server
  /// takes for a command of its own (`::error …`, `##[error]…`).
  package var terminalText: String {
    guard
      utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F || $0 == 0xC2 })
        || contains("::") || contains("##[")
    else { return self }
    return unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        // Windows' line ends steer nothing.
        let end = line.last == "\r" ? "\r" : ""
        return String(line.dropLast(end.isEmpty ? 0 : 1)).withVisibleControls.withoutCommand + end
      }.joined(separator: "\n")
  }

  /// The text on one line, with its control characters made visible.
  package var oneLine: String { withVisibleControls }

  private var withVisibleControls: String {
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(scalar == "\t" ? scalar : scalar.visible)
    }
    return text
  }

  private var withoutCommand: String {
    var text = replacing("##[", with: "##\u{200B}[")
    let start = text.unicodeScalars.firstIndex { !$0.properties.isWhitespace } ?? text.endIndex
    if text[start...].hasPrefix("::") {
      text.insert("\u{200B}", at: text.index(after: start))
    }
    return text
  }
}

extension Unicode.Scalar {
  /// The picture of a control character, as Unicode has them for C0; others as they are.
  var visible: Unicode.Scalar {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    default: self
    }
  }
}
