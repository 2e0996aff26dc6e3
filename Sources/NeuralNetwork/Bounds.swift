/// The numbers that a setting accepts.
public struct Bounds: Sendable, CustomStringConvertible {
  public let lower: Double
  public let upper: Double
  public let includesLower: Bool
  public let includesUpper: Bool

  /// Any finite number.
  public static let finite = Bounds(-.infinity, .infinity)
  /// x > 0.
  public static let positive = Bounds(0, .infinity)
  /// x ≥ 0.
  public static let nonNegative = Bounds(0, .infinity, includesLower: true)
  /// 0 ≤ x < 1.
  public static let fraction = Bounds(0, 1, includesLower: true)
  /// 0 ≤ x ≤ 1.
  public static let probability = Bounds(0, 1, includesLower: true, includesUpper: true)

  /// Makes bounds; an end is left out unless it is said to be included.
  public init(
    _ lower: Double, _ upper: Double, includesLower: Bool = false, includesUpper: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  /// Whether a number lies within; never true of NaN and infinities.
  public func contains(_ x: Double) -> Bool {
    x.isFinite && (includesLower ? x >= lower : x > lower)
      && (includesUpper ? x <= upper : x < upper)
  }

  /// The bounds in words, to stand after "must be".
  public var description: String {
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
