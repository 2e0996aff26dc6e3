import NotebookDocuments

/// How much a committed document may differ from a new one and still be taken as current.
///
/// The default accepts identical bytes only. Every other tolerance also accepts what is formatting
/// only: a number that has one digit more or less moves the columns around it.
package struct Tolerance: Equatable, Sendable {
  /// Accepts numbers at most this many units in the last place apart; see ``NumberError/ulps``.
  package var ulps: Int?
  /// Accepts numbers whose error relative to the scale of their array is at most this.
  package var relative: Double?
  /// Whether other white space, padding and markup is accepted.
  package var acceptsFormatting: Bool

  /// Identical bytes.
  package static let exact = Tolerance(acceptsFormatting: false)
  /// The same numbers in the same places, however they are laid out.
  package static let formatting = Tolerance()

  /// Makes a tolerance; a number is accepted where either limit holds.
  package init(ulps: Int? = nil, relative: Double? = nil, acceptsFormatting: Bool = true) {
    self.ulps = ulps
    self.relative = relative
    self.acceptsFormatting = acceptsFormatting
  }

  /// Reads what is written on a command line: `exact`, `formatting`, or limits separated by commas
  /// as in `ulps=4,relative=1e-9`; nil where it is none of these.
  package init?(parsing text: String) {
    switch text {
    case "exact": self = .exact
    case "formatting": self = .formatting
    default:
      self = .formatting
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, read(sides[0], sides[1]) else { return nil }
      }
    }
  }

  private mutating func read(_ name: Substring, _ value: Substring) -> Bool {
    switch name {
    case "ulps":
      guard ulps == nil, let count = Int(value), count >= 0 else { return false }
      ulps = count
    case "relative":
      guard relative == nil, let limit = Double(value), limit > 0, limit < 1 else { return false }
      relative = limit
    default: return false
    }
    return true
  }

  /// Whether numbers that differ by an error count as the same.
  func accepts(_ error: NumberError) -> Bool {
    if let ulps, let distance = error.ulps, distance <= ulps { return true }
    if let relative, error.relative <= relative { return true }
    return false
  }
}

extension Tolerance: CustomStringConvertible {
  /// As it is written on a command line.
  package var description: String {
    guard acceptsFormatting else { return "exact" }
    let limits = [ulps.map { "ulps=\($0)" }, relative.map { "relative=\($0)" }].compactMap { $0 }
    return limits.isEmpty ? "formatting" : limits.joined(separator: ",")
  }
}
