/// Where a component of a network (a layer, a loss, an optimizer, …) reads its settings from.
///
/// Each component names its settings once, in its `init(settings:)`: key, type, bounds, default and
/// a line of documentation. A reader over a notebook's YAML decodes and checks them; a reader that
/// only records yields the reference documentation and a schema. Errors are collected by the reader,
/// which then hands back the default or another value in bounds: the component made from it is
/// well-formed, and is thrown away because there was an error.
public protocol Settings {
  /// Reads a number. Required where `fallback` is nil.
  mutating func number(
    _ key: String, in bounds: Bounds, default fallback: Double?, _ summary: String
  ) -> Double

  /// Reads a number, or nil where the key is absent.
  mutating func number(_ key: String, in bounds: Bounds, _ summary: String) -> Double?

  /// Reads an integer. Required where `fallback` is nil.
  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int?, _ summary: String
  ) -> Int

  /// Reads an integer, or nil where the key is absent.
  mutating func integer(_ key: String, in range: ClosedRange<Int>, _ summary: String) -> Int?

  /// Reads `true` or `false`.
  mutating func flag(_ key: String, default fallback: Bool, _ summary: String) -> Bool

  /// Reads one of the names of an enumeration. Required where `fallback` is nil.
  mutating func choice<Choice>(
    _ key: String, default fallback: Choice?, _ summary: String
  ) -> Choice where Choice: RawRepresentable<String> & CaseIterable & Sendable

  /// Reads an integer or a list of `count` integers; one integer stands for all. Required where
  /// `fallback` is nil.
  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, default fallback: [Int]?,
    _ summary: String
  ) -> [Int]

  /// Reads a list of numbers of any length, or nil where the key is absent.
  mutating func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]?

  /// Reads one of a catalogue of components, written as its name or as a mapping.
  /// Required where `fallback` is nil.
  mutating func component<C>(
    _ key: String, of catalogue: Catalogue<C>, default fallback: C?, _ summary: String
  ) -> C

  /// Reads a layer's weights or biases: a literal, an initialiser, or `none`.
  mutating func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource
}

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

/// A part of a network that a notebook can name.
public protocol Component: Sendable {
  /// The name in a notebook, in the field's standard term and hyphenated: `leaky-relu`.
  static var name: String { get }
  /// One line of documentation, with the formula.
  static var summary: String { get }
  /// Reads the settings.
  init(settings: inout some Settings)
}

/// All the components of one kind, in the order in which the documentation lists them.
public struct Catalogue<C>: Sendable {
  /// What one of them is called in a message: "activation".
  public let kind: String
  /// Their types. Each is a `Component` and a `C`.
  public let types: [any Component.Type]

  /// Makes a catalogue.
  public init(_ kind: String, _ types: [any Component.Type]) {
    self.kind = kind
    self.types = types
  }

  /// The names, in order.
  public var names: [String] { types.map { $0.name } }

  /// The type of a name.
  public subscript(name: String) -> (any Component.Type)? { types.first { $0.name == name } }
}

/// Where a layer's weights or biases come from.
public enum ParameterSource: Sendable {
  /// The layer has none.
  case absent
  /// Given in the notebook; the rank is kept for display (a scalar, a vector or a matrix).
  case literal(Tensor, trainable: Bool)
  /// Drawn when the network is made.
  case drawn(any Initializer, trainable: Bool)
}
