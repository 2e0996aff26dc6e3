import NeuralNetwork

/// Settings from a dictionary of numbers; what it lacks is at its default.
struct SettingsStub: Settings {
  var values: [String: Double] = [:]
  var choices: [String: String] = [:]

  func refuse(_ key: String, _ reason: String) {}

  mutating func number(
    _ key: String, in bounds: Bounds, default fallback: Double?, _ summary: String
  ) -> Double {
    values[key] ?? fallback ?? .nan
  }

  mutating func number(_ key: String, in bounds: Bounds, _ summary: String) -> Double? {
    values[key]
  }

  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int?, _ summary: String
  ) -> Int {
    values[key].map { Int($0) } ?? fallback ?? range.lowerBound
  }

  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, _ summary: String
  ) -> Int? {
    values[key].map { Int($0) }
  }

  mutating func flag(_ key: String, default fallback: Bool, _ summary: String) -> Bool {
    values[key].map { $0 != 0 } ?? fallback
  }

  mutating func choice<Choice>(
    _ key: String, default fallback: Choice?, _ summary: String
  ) -> Choice where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    choices[key].flatMap(Choice.init(rawValue:)) ?? fallback
      ?? Choice.allCases[Choice.allCases.startIndex]
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, default fallback: [Int]?,
    _ summary: String
  ) -> [Int] {
    fallback ?? Array(repeating: 2, count: count)
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, _ summary: String
  ) -> [Int]? { nil }

  mutating func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]? { nil }

  mutating func component<Kind>(
    _ key: String, of catalogue: Catalogue<Kind>, default fallback: (any Component<Kind>)?,
    _ summary: String
  ) -> Kind {
    guard let fallback else { preconditionFailure("\(key) has no default") }
    return fallback.erased
  }

  mutating func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource {
    fallback
  }
}

extension Catalogue {
  /// Each component, with settings that some need and else at its defaults.
  func components(_ settings: [String: Double] = [:]) -> [Kind] {
    types.map { type in
      var stub = SettingsStub(values: settings)
      return type.init(settings: &stub).erased
    }
  }

  /// The names of the components that something else computes too, so that there must be goldens.
  var namesWithCounterpart: [String] {
    types.filter { $0.counterpart != nil }.map { $0.name }
  }
}
