extension Network {
  /// Compares the gradients of every trained parameter with central differences.
  ///
  /// The network itself is not changed, and need not have run. It must have targets and a loss.
  package func checkGradients(
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
    return GradientCheck(entries: entries, scale: gradientScale, settings: settings)
  }

  /// By which number the gradients exceed those of the loss that is reported.
  package var gradientScale: Double {
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
    let slope = taylorSlope(parameter, &pieces)
    let comparisons = compare(parameter, settings, &pieces)
    return GradientCheck.Entry(
      quantity: parameter.quantity, worst: comparisons.worst, count: comparisons.count,
      kinks: comparisons.kinks, taylorSlope: slope,
      verdict: verdict(parameter, settings, comparisons, slope, &pieces))
  }

  /// What speaks against a gradient, if anything does.
  private func verdict(
    _ parameter: ParameterBlueprint, _ settings: GradientCheckSettings,
    _ comparisons: Comparisons, _ slope: Double?, _ pieces: inout SmoothPieces
  ) -> GradientCheck.Verdict {
    let usual = GradientCheckSettings()
    let difference = comparisons.largestDifference
    if let slope, (0.75...1.25).contains(slope) {
      // No tolerance makes a gradient right of which the loss departs in proportion to the step.
      // The slope alone speaks for elements that were not compared; where all were, they have to
      // bear it out, since the slope comes from three losses only.
      let isPartial = comparisons.count + comparisons.kinks.count < parameter.count
      if isPartial || difference > usual.tolerance { return .wrongGradient }
    }
    if difference <= settings.tolerance { return .pass }
    let isNear = difference <= usual.tolerance
    if settings.step != usual.step {
      let again = compare(
        parameter, GradientCheckSettings(elementLimit: settings.elementLimit), &pieces)
      let limit = isNear ? settings.tolerance : max(settings.tolerance, usual.tolerance)
      if again.count > 0, again.largestDifference <= limit { return .unsuitableStep }
    }
    return isNear ? .strictTolerance : .wrongGradient
  }

  /// The elements of a parameter beside their finite differences.
  private struct Comparisons {
    /// The element whose relative difference is the largest.
    var worst: GradientCheck.Comparison?
    var count = 0
    var kinks: [[Int]] = []
    /// The largest relative difference of those that rounding does not explain; infinite if one is
    /// not a number.
    var largestDifference = 0.0
  }

  private func compare(
    _ parameter: ParameterBlueprint, _ settings: GradientCheckSettings,
    _ pieces: inout SmoothPieces
  ) -> Comparisons {
    var result = Comparisons()
    let count = min(parameter.count, settings.elementLimit ?? parameter.count)
    for i in (0..<count).lazy.map({ $0 * parameter.count / count }) {
      let difference = centralDifference(parameter.offset + i, settings.step, &pieces)
      let index = parameter.index(ofStored: i)
      // Nor can anything be compared where the loss has run out of numbers.
      if difference.crossesKink || !difference.value.isFinite {
        result.kinks.append(index)
        continue
      }
      result.count += 1
      let comparison = GradientCheck.Comparison(
        index: index, analytic: gradientMemory[parameter.offset + i], numeric: difference.value)
      let relative = comparison.relativeDifference
      // Both losses are rounded, and so is every term in them: differences of the size of a few
      // roundings say nothing.
      let isNoise =
        (comparison.analytic - comparison.numeric).magnitude <= difference.noise
      if !isNoise {
        result.largestDifference = max(
          result.largestDifference, relative.isNaN ? .infinity : relative)
      }
      if !(relative <= result.worst?.relativeDifference ?? -1) { result.worst = comparison }
    }
    return result
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
