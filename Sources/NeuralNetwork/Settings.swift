/// Where a component of a network (a layer, a loss, an optimizer, …) reads its settings from.
///
/// Each component names its settings once, in its `init(settings:)`: key, type, bounds, default and
/// a line of documentation. A reader over a notebook's YAML decodes and checks them; a reader that
/// only records yields the reference documentation and a schema. Errors are collected by the reader,
/// which then hands back the default or another value in bounds: the component made from it is
/// well-formed, and is thrown away because there was an error.
package protocol Settings {
  /// Refuses the value of a key that contradicts other settings.
  ///
  /// - Parameters:
  ///   - key: The key whose value is refused.
  ///   - reason: What is wrong, in a sentence without full stop.
  mutating func refuse(_ key: String, _ reason: String)

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

  /// Reads an integer or a list of `count` integers, or nil where the key is absent.
  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, _ summary: String
  ) -> [Int]?

  /// Reads a list of numbers of any length, or nil where the key is absent.
  mutating func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]?

  /// Reads one of a catalogue of components, written as its name or as a mapping.
  /// Required where `fallback` is nil.
  mutating func component<Kind>(
    _ key: String, of catalogue: Catalogue<Kind>, default fallback: (any Component<Kind>)?,
    _ summary: String
  ) -> Kind

  /// Reads a layer's weights or biases: a literal, an initialiser, or `none`.
  mutating func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource
}
