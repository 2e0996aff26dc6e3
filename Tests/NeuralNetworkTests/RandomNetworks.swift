@testable import NeuralNetwork

/// Networks composed at random of what the catalogues have: layers, activations, losses, and their settings.
struct RandomNetworks {
  private var settings: RandomSettings

  init(seed: UInt64) { settings = RandomSettings(seed: seed) }

  /// The next network, with parameters of its own, and inputs of any size from 1e-6 to 1e6.
  mutating func next() throws -> Network {
    while true {
      let description = draw()
      guard description.problems().isEmpty else { continue }
      let network = try Network(description)
      for parameter in network.blueprint.layers.flatMap(\.parameters) where parameter.isTrainable {
        let size = settings.magnitude(from: -1, to: 0.5)
        for i in 0..<parameter.count {
          network.parameterMemory[parameter.offset + i] =
            size * settings.generator.standardNormal()
        }
      }
      return network
    }
  }

  private mutating func draw() -> NetworkDescription {
    let samples = settings.generator.integers(1, 6)
    let sides = (0..<3).map { _ in settings.generator.integers(2, 6) }
    let shape = settings.generator.random() < 0.4 ? [sides[0] / 2, sides[1], sides[2]] : [sides[0]]
    let scale = settings.magnitude(from: -6, to: 6)
    var description = NetworkDescription(
      precision: settings.choice("", default: nil, ""),
      data: Dataset(inputs: settings.numbers([samples] + shape, scale)), layers: [])
    for _ in 0..<settings.generator.integers(0, 4) {
      let layer = LayerDescription(
        settings.component(of: transforms), activation: settings.component(of: activations))
      description.layers.append(layer)
      if !description.problems().isEmpty { description.layers.removeLast() }
    }
    description.layers.append(LayerDescription(Flatten()))
    let units = settings.generator.integers(1, 4)
    let loss = settings.component(of: losses)
    let domain = LossDomain(of: loss)
    let outputs = activations.components().filter { output in
      if case .probabilities = loss.outputs { output.givesProbabilities } else { true }
    }
    description.layers.append(
      LayerDescription(
        Dense(units: units),
        activation: settings.generator.random() < 0.5
          ? domain.activation : outputs[settings.generator.integers(0, outputs.count)]))
    description.data.targets = domain.targets(like: settings.numbers([samples, units], 1))
    description.loss = LossDescription(
      loss, differentiate: settings.choice("", default: nil, ""))
    return description
  }
}

/// Settings drawn at random within their bounds.
private struct RandomSettings: Settings {
  var generator: any RandomGenerator

  init(seed: UInt64) {
    generator = RandomSource(legacySeed: UInt32(truncatingIfNeeded: seed)).makeGenerator()
  }

  mutating func magnitude(from low: Double, to high: Double) -> Double {
    Elementary.exp(2.302585092994046 * generator.uniform(low, high))
  }

  mutating func numbers(_ shape: [Int], _ scale: Double) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(
      shape: shape, elements: (0..<count).map { _ in scale * generator.standardNormal() })
  }

  mutating func component<Kind>(of catalogue: Catalogue<Kind>) -> Kind {
    catalogue.types[generator.integers(0, catalogue.types.count)].init(settings: &self).erased
  }

  mutating func refuse(_ key: String, _ reason: String) {}

  mutating func number(
    _ key: String, in bounds: Bounds, default fallback: Double?, _ summary: String
  ) -> Double {
    let drawn = (fallback ?? 0.5) * magnitude(from: -1, to: 0.3)
    return bounds.contains(drawn) ? drawn : fallback ?? 0.5
  }

  mutating func number(_ key: String, in bounds: Bounds, _ summary: String) -> Double? { nil }

  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int?, _ summary: String
  ) -> Int {
    min(range.lowerBound + generator.integers(0, 4), range.upperBound)
  }

  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, _ summary: String
  ) -> Int? {
    integer(key, in: range, default: nil, summary)
  }

  mutating func flag(_ key: String, default fallback: Bool, _ summary: String) -> Bool {
    generator.random() < 0.5
  }

  mutating func choice<Choice>(
    _ key: String, default fallback: Choice?, _ summary: String
  ) -> Choice where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    let all = Array(Choice.allCases)
    return all[generator.integers(0, all.count)]
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, default fallback: [Int]?,
    _ summary: String
  ) -> [Int] {
    (0..<count).map { _ in min(range.lowerBound + generator.integers(0, 2), range.upperBound) }
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, _ summary: String
  ) -> [Int]? {
    integers(key, count: count, in: range, default: nil, summary)
  }

  mutating func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]? { nil }

  mutating func component<Kind>(
    _ key: String, of catalogue: Catalogue<Kind>, default fallback: (any Component<Kind>)?,
    _ summary: String
  ) -> Kind {
    component(of: catalogue)
  }

  mutating func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource {
    fallback
  }
}
