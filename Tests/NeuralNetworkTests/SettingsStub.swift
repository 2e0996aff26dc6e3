import NeuralNetwork

/// Settings from a dictionary of numbers; what it lacks is at its default.
struct SettingsStub: Settings {
  var values: [String: Double] = [:]

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
    fallback ?? Choice.allCases[Choice.allCases.startIndex]
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, default fallback: [Int]?,
    _ summary: String
  ) -> [Int] {
    fallback ?? []
  }

  mutating func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]? { nil }

  mutating func component<C>(
    _ key: String, of catalogue: Catalogue<C>, default fallback: C?, _ summary: String
  ) -> C {
    guard let fallback else { preconditionFailure("\(key) has no default") }
    return fallback
  }

  mutating func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource {
    fallback
  }
}
