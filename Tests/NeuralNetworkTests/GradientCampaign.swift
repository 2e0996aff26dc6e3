@testable import NeuralNetwork

/// Many random networks, whose gradients are right, and a wrong gradient planted in each.
struct GradientCampaign {
  /// Verdicts on right gradients of networks whose loss is a number.
  private(set) var right = 0
  private(set) var undecided: [GradientCheck.Reason: Int] = [:]
  private(set) var falseAlarms: [String] = []
  /// Elements of right gradients.
  private(set) var compared = 0
  private(set) var leftOut: [GradientCheck.Reason: Int] = [:]
  /// Networks whose loss is infinite or not a number, of which nothing can be told.
  private(set) var withoutLoss = 0
  /// Networks with a gradient that is infinite or not a number though the loss is one.
  private(set) var withoutGradient = 0
  /// Verdicts on planted wrong gradients.
  private(set) var caught = 0
  private(set) var undecidable = 0
  private(set) var misses: [String] = []

  /// Parameters whose gradients are right.
  var parameters: Int { right + undecided.values.reduce(0, +) + falseAlarms.count }

  /// All counts, and the mistakes.
  var report: String {
    func counts(_ reasons: [GradientCheck.Reason: Int]) -> String {
      GradientCheck.Reason.allCases.map { "\($0.rawValue) \(reasons[$0] ?? 0)" }
        .joined(separator: ", ")
    }
    return """
      right gradients: \(parameters); pass \(right), cannot tell \(undecided.values.reduce(0, +)) \
      (\(counts(undecided))), FAIL \(falseAlarms.count)
      their elements: compared \(compared), left out \(leftOut.values.reduce(0, +)) \
      (\(counts(leftOut)))
      wrong gradients: FAIL \(caught), cannot tell \(undecidable), pass \(misses.count)
      networks left out: \(withoutLoss) without a finite loss, \(withoutGradient) without finite gradients
      """ + (falseAlarms + misses).map { "\n" + $0 }.joined()
  }

  /// Checks some networks, each of a seed of its own.
  mutating func run(_ seeds: Range<UInt64>) throws {
    for seed in seeds {
      var networks = RandomNetworks(seed: seed)
      try check(networks.next(), seed)
    }
  }

  private mutating func check(_ network: Network, _ seed: UInt64) {
    let probe = GradientProbe(network)
    let settings = GradientCheckSettings()
    guard probe.loss.isFinite else {
      withoutLoss += 1
      return
    }
    guard probe.gradients.allSatisfy(\.isFinite) else {
      withoutGradient += 1
      return
    }
    var candidates: [ParameterBlueprint] = []
    for parameter in probe.parameters {
      let entry = probe.check(parameter, settings)
      compared += entry.count
      for element in entry.leftOut { leftOut[element.reason, default: 0] += 1 }
      switch entry.verdict {
      case .right:
        right += 1
        candidates.append(parameter)
      case .undecided(let reason): undecided[reason, default: 0] += 1
      case .wrong: falseAlarms.append("seed \(seed): \(entry)")
      }
    }
    var fault = Fault(seed: seed)
    guard !candidates.isEmpty, let planted = fault.plant(in: candidates, of: probe) else { return }
    let entry = probe.check(planted.parameter, settings)
    if entry.verdict == .wrong {
      caught += 1
    } else if planted.elements.allSatisfy({ i in
      entry.leftOut.contains { $0.index == planted.parameter.index(ofStored: i) }
    }) {
      undecidable += 1
    } else {
      let i = planted.elements[0]
      misses.append(
        "seed \(seed): \(planted.name), such as \(planted.right[i]) to "
          + "\(probe.gradients[planted.parameter.offset + i]): \(entry)")
    }
  }
}

/// Wrong gradients.
private struct Fault {
  private var generator: any RandomGenerator
  init(seed: UInt64) {
    generator = RandomSource(legacySeed: UInt32(truncatingIfNeeded: ~seed)).makeGenerator()
  }

  /// Spoils the gradient of a parameter.
  ///
  /// - Returns: What was planted in which parameter, and the elements that are now wrong by a relative 1e-3
  ///   or more, by more than rounding, and by enough to change the parameter in an update with a
  ///   learning rate of 1; nil if none is.
  mutating func plant(
    in candidates: [ParameterBlueprint], of probe: GradientProbe
  ) -> (name: String, parameter: ParameterBlueprint, right: [Double], elements: [Int])? {
    let parameter = candidates[generator.integers(0, candidates.count)]
    let places = parameter.offset..<parameter.offset + parameter.count
    let right = Array(probe.gradients[places])
    let (name, wrong) = spoil(right)
    let noise = Array(probe.noise.gradients[places])
    for (i, place) in places.enumerated() {
      probe.gradients[place] = wrong[i]
      // As the roundings of a backward pass that makes this mistake would be.
      probe.noise.gradients[place] =
        wrong[i] == right[i] ? noise[i] : noise[i] * min(1, (wrong[i] / right[i]).magnitude)
    }
    let elements = right.indices.filter { i in
      let (a, b) = (right[i], wrong[i])
      return (a - b).magnitude
        >= max(
          1e-3 * max(a.magnitude, b.magnitude), 16 * noise[i],
          probe.value(at: places.lowerBound + i).ulp)
    }
    return elements.isEmpty ? nil : (name, parameter, right, elements)
  }

  private mutating func spoil(_ right: [Double]) -> (String, [Double]) {
    let i = generator.integers(0, right.count)
    let j = generator.integers(0, right.count)
    let size = Elementary.exp(2.302585092994046 * generator.uniform(-2.99, 1))
    let part = generator.random() < 0.5 ? size : -size
    var wrong = right
    switch generator.integers(0, 7) {
    case 0: return ("all scaled by \(1 + part)", right.map { $0 * (1 + part) })
    case 1: return ("all signs turned", right.map { -$0 })
    case 2: return ("all forgotten", right.map { _ in 0 })
    case 3:
      wrong.swapAt(i, j)
      return ("two exchanged", wrong)
    case 4:
      wrong[i] = -wrong[i]
      return ("one sign turned", wrong)
    case 5:
      wrong[i] = 0
      return ("one forgotten", wrong)
    default:
      wrong[i] *= 1 + part
      return ("one scaled by \(1 + part)", wrong)
    }
  }
}
