/// Takes out of style sheets and scripts what only their maintainers read, so that pages stay small.
enum Compact {
  /// The text without comments between `/*` and `*/`, without lines that are a `//` comment, without
  /// indentation and without empty lines.
  ///
  /// Fit for texts without these characters inside strings, as those of the theme are.
  static func text(_ source: String) -> String {
    withoutComments(Array(source.utf8)).split(separator: UInt8(ascii: "\n")).map { line in
      line.drop { $0 == UInt8(ascii: " ") }
    }
    .filter { !$0.isEmpty && !$0.starts(with: "//".utf8) }
    .map { String(decoding: $0, as: UTF8.self) + "\n" }
    .joined()
  }

  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let start = rest.first(Array("/*".utf8)) {
      result += rest[..<start.lowerBound]
      let end = rest[start.upperBound...].first(Array("*/".utf8))
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
    }
    return result + rest
  }
}
