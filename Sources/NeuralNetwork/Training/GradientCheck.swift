/// How to compare gradients with finite differences.
public struct GradientCheckSettings: Sendable {
  /// h, by which a parameter is moved to both sides; multiplied by its magnitude if that is above 1.
  public var step: Double
  /// The largest relative difference that passes.
  public var tolerance: Double
  /// At most so many elements of each parameter are checked, evenly spread; nil checks all.
  public var elementLimit: Int?

  /// Makes settings.
  public init(step: Double = 1e-5, tolerance: Double = 1e-6, elementLimit: Int? = nil) {
    self.step = step
    self.tolerance = tolerance
    self.elementLimit = elementLimit
  }

  /// Reads settings.
  public init(settings: inout some Settings) {
    step = settings.number(
      "step", in: .positive, default: 1e-5, "h, by which a parameter is moved to both sides")
    tolerance = settings.number(
      "tolerance", in: .positive, default: 1e-6, "the largest relative difference that passes")
    elementLimit = settings.integer(
      "elements", in: 1...1_000_000_000,
      "at most so many elements of each parameter are checked; all of them if absent")
  }
}

/// The comparison of the gradients that a network computes with finite differences of its loss.
///
/// The difference is `|a − n| / max(|a|, |n|)`, a being the analytic and n the numeric derivative,
/// as in the notes of Stanford's CS231n. Both are of the loss that is differentiated (mean or sum),
/// in double precision whatever the network's.
public struct GradientCheck: Equatable, Sendable {
  /// One element's two derivatives.
  public struct Comparison: Equatable, Sendable {
    /// The element's place in the parameter's shape.
    public let index: [Int]
    /// The derivative by the chain rule.
    public let analytic: Double
    /// The central difference (L(w + h) − L(w − h)) / 2h.
    public let numeric: Double

    /// `|a − n| / max(|a|, |n|)`, 0 where both are 0.
    public var relativeDifference: Double {
      let scale = max(analytic.magnitude, numeric.magnitude)
      return scale == 0 ? 0 : (analytic - numeric).magnitude / scale
    }
  }

  /// One parameter's result.
  public struct Entry: Equatable, Sendable {
    /// The parameter.
    public let quantity: Quantity
    /// The element that differs most; nil if every element checked lies on a kink.
    public let worst: Comparison?
    /// How many elements were compared.
    public let count: Int
    /// Elements left out because a move by ±h takes some value across a point without derivative.
    public let kinks: [[Int]]
    /// The slope, on logarithmic axes, of the error of the linear model that the gradient is of the
    /// loss, |L(w + εd) − L(w) − ε·g·d| over ε: 2 where the gradient is right (Taylor), 1 where it is
    /// not. Nil where the loss is linear to rounding, or has a kink on the way.
    public let taylorSlope: Double?
    /// Whether no element that was compared differs by more than the tolerance and the noise of rounding.
    public let passes: Bool
  }

  /// The parameters that are trained, layer by layer.
  public let entries: [Entry]
  /// By which number the gradients exceed those of the loss that is reported: 1 where the same is
  /// reported and differentiated.
  public let scale: Double

  /// Whether every parameter passes of which anything could be checked, and there is one.
  public var passes: Bool {
    entries.allSatisfy(\.passes) && entries.contains { $0.count > 0 }
  }
}

extension Network {
  /// Compares the gradients of every trained parameter with central differences.
  ///
  /// The network itself is not changed, and need not have run. It must have targets and a loss.
  public func checkGradients(
    _ settings: GradientCheckSettings = GradientCheckSettings()
  ) -> GradientCheck {
    precondition(canTrain, "a network without targets and loss has no gradients")
    let probe = doublePrecisionCopy()
    probe.forward()
    probe.backward()
    probe.random.isHeld = true
    var pieces = SmoothPieces(probe)
    let entries = probe.blueprint.layers.flatMap(\.parameters).filter(\.isTrainable).map {
      probe.check($0, settings, &pieces)
    }
    return GradientCheck(entries: entries, scale: gradientScale)
  }

  /// By which number the gradients exceed those of the loss that is reported.
  public var gradientScale: Double {
    guard let loss = description.loss, let pass = plan.loss else { return 1 }
    switch (loss.report, loss.differentiate) {
    case (.mean, .sum): return pass.meanCount
    case (.sum, .mean), (.none, .mean): return 1 / pass.meanCount
    default: return 1
    }
  }

  private func check(
    _ parameter: ParameterBlueprint, _ settings: GradientCheckSettings,
    _ pieces: inout SmoothPieces
  ) -> GradientCheck.Entry {
    var worst: GradientCheck.Comparison?
    var kinks: [[Int]] = []
    var passes = true
    let stride = max(1, parameter.count / (settings.elementLimit ?? parameter.count))
    let indices = Swift.stride(from: 0, to: parameter.count, by: stride)
    for i in indices {
      let difference = centralDifference(parameter.offset + i, settings.step, &pieces)
      let index = parameter.index(ofStored: i)
      if difference.crossesKink {
        kinks.append(index)
        continue
      }
      let comparison = GradientCheck.Comparison(
        index: index, analytic: gradientMemory[parameter.offset + i], numeric: difference.value)
      // Both losses are rounded, and so is every term in them: differences of the size of a few
      // roundings say nothing.
      let isNoise =
        (comparison.analytic - comparison.numeric).magnitude <= difference.noise
      if !isNoise && !(comparison.relativeDifference <= settings.tolerance) { passes = false }
      if !(comparison.relativeDifference <= worst?.relativeDifference ?? -1) { worst = comparison }
    }
    return GradientCheck.Entry(
      quantity: parameter.quantity, worst: worst, count: indices.underestimatedCount - kinks.count,
      kinks: kinks, taylorSlope: taylorSlope(parameter, &pieces), passes: passes)
  }

  /// The slope for one parameter, all of it moved in a direction that no symmetry of a network
  /// shares.
  private func taylorSlope(
    _ parameter: ParameterBlueprint, _ pieces: inout SmoothPieces
  ) -> Double? {
    let places = parameter.offset..<parameter.offset + parameter.count
    let start = places.map { parameterMemory[$0] }
    let direction = places.indices.map { Double(($0 - parameter.offset) % 5) - 1.7 }
    defer { for (place, value) in zip(places, start) { parameterMemory[place] = value } }
    let loss = differentiatedLoss()
    pieces.remember()
    let linear = zip(places, direction).reduce(0) { $0 + gradientMemory[$1.0] * $1.1 }
    var crossesKink = false
    func remainder(_ step: Double) -> Double {
      for (i, place) in places.enumerated() {
        parameterMemory[place] = start[i] + step * direction[i]
      }
      let moved = differentiatedLoss()
      if pieces.areLeft() { crossesKink = true }
      return (moved - loss - step * linear).magnitude
    }
    let (far, near) = (remainder(1e-4), remainder(5e-5))
    // Below this the rounding of the losses hides the remainder.
    guard !crossesKink, near > 1e-13 * loss.magnitude else { return nil }
    return Elementary.log(far / near) / Elementary.log(2)
  }

  /// The central difference of the differentiated loss with respect to one stored parameter.
  private func centralDifference(
    _ index: Int, _ step: Double, _ pieces: inout SmoothPieces
  ) -> (value: Double, noise: Double, crossesKink: Bool) {
    let center = parameterMemory[index]
    defer { parameterMemory[index] = center }
    let h = step * max(1, center.magnitude)
    let (above, below) = (center + h, center - h)
    parameterMemory[index] = above
    let lossAbove = differentiatedLoss()
    pieces.remember()
    parameterMemory[index] = below
    let lossBelow = differentiatedLoss()
    return (
      (lossAbove - lossBelow) / (above - below),
      noise: 64 * max(lossAbove.magnitude, lossBelow.magnitude).ulp / (above - below),
      crossesKink: pieces.areLeft()
    )
  }

  /// The loss that is differentiated, computed anew without touching the gradients.
  private func differentiatedLoss() -> Double {
    let plan = useFullPlan()
    plan.forward()
    plan.loss?.forward()
    guard let pass = plan.loss else { return .nan }
    return description.loss?.differentiate == .mean ? pass.sum / pass.meanCount : pass.sum
  }

  /// A network of the same parameters that computes in double precision.
  private func doublePrecisionCopy() -> Network {
    var description = description
    description.precision = .float64
    guard let copy = try? Network(description) else {
      preconditionFailure("a description that has made a network makes another")
    }
    let parameters = blueprint.layers.flatMap(\.parameters)
    for (mine, its) in zip(parameters, copy.blueprint.layers.flatMap(\.parameters)) {
      for i in 0..<mine.count {
        copy.parameterMemory[its.offset + i] = parameterMemory[mine.offset + i]
      }
    }
    return copy
  }
}

extension ParameterBlueprint {
  /// Where a reader sees the element that memory holds at a place.
  func index(ofStored place: Int) -> [Int] {
    var rest = place
    var index: [Int] = []
    for size in (isTransposed ? shape.reversed() : shape).reversed() {
      index.append(rest % size)
      rest /= size
    }
    return isTransposed ? index : index.reversed()
  }
}
