import NeuralNetwork

/// Settings of which none is given.
struct NoSettings: Settings {
  func refuse(_ key: String, _ reason: String) {}

  func number(
    _ key: String, in bounds: Bounds, default fallback: Double?, _ summary: String
  ) -> Double { fallback ?? 1 }
  func number(_ key: String, in bounds: Bounds, _ summary: String) -> Double? { nil }
  func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int?, _ summary: String
  ) -> Int { fallback ?? 1 }
  func integer(_ key: String, in range: ClosedRange<Int>, _ summary: String) -> Int? { nil }
  func flag(_ key: String, default fallback: Bool, _ summary: String) -> Bool { fallback }
  func choice<Choice>(
    _ key: String, default fallback: Choice?, _ summary: String
  ) -> Choice where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    guard let choice = fallback ?? Choice.allCases.first else { fatalError("no choice") }
    return choice
  }
  func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, default fallback: [Int]?,
    _ summary: String
  ) -> [Int] { fallback ?? [] }
  func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, _ summary: String
  ) -> [Int]? { nil }
  func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]? { nil }
  func component<Kind>(
    _ key: String, of catalogue: Catalogue<Kind>, default fallback: (any Component<Kind>)?,
    _ summary: String
  ) -> Kind {
    guard let fallback else { fatalError("no default") }
    return fallback.erased
  }
  func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource { fallback }
}

extension Catalogue {
  /// A component with its defaults.
  func component(_ name: String) -> Kind? {
    var settings = NoSettings()
    return self[name].map { $0.init(settings: &settings).erased }
  }
}
