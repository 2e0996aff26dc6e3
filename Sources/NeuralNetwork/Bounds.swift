/// The numbers that a setting accepts.
package struct Bounds: Equatable, Sendable, CustomStringConvertible {
  /// The lower end; −∞ where there is none.
  package let lower: Double
  /// The upper end; ∞ where there is none.
  package let upper: Double
  /// Whether the lower end itself is accepted.
  package let includesLower: Bool
  /// Whether the upper end itself is accepted.
  package let includesUpper: Bool

  /// Any finite number.
  package static let finite = Bounds(-.infinity, .infinity)
  /// x > 0.
  package static let positive = Bounds(0, .infinity)
  /// x ≥ 0.
  package static let nonNegative = Bounds(0, .infinity, includesLower: true)
  /// 0 ≤ x < 1.
  package static let fraction = Bounds(0, 1, includesLower: true)
  /// 0 ≤ x ≤ 1.
  package static let probability = Bounds(0, 1, includesLower: true, includesUpper: true)

  /// Makes bounds; an end is left out unless it is said to be included.
  package init(
    _ lower: Double, _ upper: Double, includesLower: Bool = false, includesUpper: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  /// Whether a number lies within; never true of NaN and infinities.
  package func contains(_ x: Double) -> Bool {
    x.isFinite && (includesLower ? x >= lower : x > lower)
      && (includesUpper ? x <= upper : x < upper)
  }

  /// The bounds in words, to stand after "must be".
  package var description: String {
    var parts: [String] = []
    let (low, high) = (Self.text(lower), Self.text(upper))
    if lower > -.infinity { parts.append(includesLower ? "at least \(low)" : "above \(low)") }
    if upper < .infinity { parts.append(includesUpper ? "at most \(high)" : "below \(high)") }
    return parts.isEmpty ? "a finite number" : parts.joined(separator: " and ")
  }
}

extension Bounds {
  /// A number without the `.0` of a whole one.
  static func text(_ bound: Double) -> String {
    Int(exactly: bound).map(String.init) ?? "\(bound)"
  }
}
