extension GradientProbe {
  /// Compares the gradient of a parameter: each of its elements, then all of them together.
  func check(
    _ parameter: ParameterBlueprint, _ settings: GradientCheckSettings
  ) -> GradientCheck.Entry {
    let judged = judge(parameter, settings)
    let whole = parameter.offset..<parameter.offset + parameter.count
    // A direction that no symmetry of a network shares.
    var slope = taylorSlope(
      whole, along: whole.indices.map { Double(($0 - whole.lowerBound) % 5) - 1.7 })
    let verdict = verdict(judged, slope, parameter, settings)
    // One wrong element among many that are right may not show in all of them together.
    if verdict == .wrong, slope.map({ $0 > 1.5 }) ?? true {
      slope = judged.wrong.flatMap { taylorSlope($0.place..<$0.place + 1, along: [1]) }
      if let along = slope, along > 1.5 { slope = nil }
    }
    return GradientCheck.Entry(
      quantity: parameter.quantity, worst: (judged.wrong ?? judged.right)?.comparison,
      count: judged.count, leftOut: judged.leftOut, taylorSlope: slope, verdict: verdict)
  }

  private func verdict(
    _ judged: Judged, _ slope: Double?, _ parameter: ParameterBlueprint,
    _ settings: GradientCheckSettings
  ) -> GradientCheck.Verdict {
    if judged.wrong != nil { return .wrong }
    if let slope, slope < 1.5 {
      // No tolerance makes a gradient right of which the loss departs in proportion to the step. The slope
      // alone speaks for elements that were not compared.
      let usual = GradientCheckSettings().tolerance
      let isPartial = judged.count + judged.leftOut.count < parameter.count
      let isLenient =
        settings.tolerance > usual
        && judged.right?.comparison.relativeDifference ?? 0 > usual
      if isPartial || isLenient { return .wrong }
    }
    if judged.right != nil { return .right }
    let reasons = judged.leftOut.map(\.reason)
    let counts = GradientCheck.Reason.allCases.map { reason in
      (reason, reasons.count { $0 == reason })
    }
    return .undecided(counts.max { $0.1 < $1.1 }?.0 ?? .rounding)
  }

  /// What is found of a parameter's elements.
  private struct Judged {
    typealias Element = (place: Int, comparison: GradientCheck.Comparison)
    /// Those that differ most.
    var right: Element?
    var wrong: Element?
    var count = 0
    var leftOut: [GradientCheck.LeftOut] = []
  }

  private func judge(
    _ parameter: ParameterBlueprint, _ settings: GradientCheckSettings
  ) -> Judged {
    var judged = Judged()
    let count = min(parameter.count, settings.elementLimit ?? parameter.count)
    for i in (0..<count).lazy.map({ $0 * parameter.count / count }) {
      let place = parameter.offset + i
      let index = parameter.index(ofStored: i)
      func worse(of other: Judged.Element?, _ numeric: Double) -> Judged.Element {
        let comparison = GradientCheck.Comparison(
          index: index, analytic: gradients[place], numeric: numeric)
        let isLess = comparison.relativeDifference <= other?.comparison.relativeDifference ?? -1
        return isLess ? other ?? (place, comparison) : (place, comparison)
      }
      let known = judged.wrong?.comparison.relativeDifference
      switch finding(parameter, at: place, settings, unlessBelow: known) {
      case .agreement(let numeric): judged.right = worse(of: judged.right, numeric)
      case .disagreement(let numeric): judged.wrong = worse(of: judged.wrong, numeric)
      case .nothing(let reason):
        judged.leftOut.append(GradientCheck.LeftOut(index: index, reason: reason))
        continue
      }
      judged.count += 1
    }
    return judged
  }
}
