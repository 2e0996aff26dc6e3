extension GradientProbe {
  /// What is found of an element: its derivative by finite differences, or why there is none.
  enum Finding {
    case agreement(Double)
    case disagreement(Double)
    case nothing(GradientCheck.Reason)
  }

  /// A derivative is compared if its error is at most this part of it: the first four digits count.
  private static let resolution = 1e-4
  /// By how much a measured scatter is multiplied to bound what rounding does.
  private static let safety = 8.0
  /// The steps from which the best is chosen where the first does not do, multiplied by the element's
  /// magnitude if that is above 1.
  private static let steps = (0..<35).map { 1e-14 * Double(1 << (2 * $0)) }

  /// Compares an element.
  ///
  /// - Parameter known: The relative difference of a wrong element of the parameter. One that differs
  ///   less changes nothing more.
  func finding(
    _ parameter: ParameterBlueprint, at place: Int, _ settings: GradientCheckSettings,
    unlessBelow known: Double?
  ) -> Finding {
    guard loss.isFinite else { return .nothing(.notFinite) }
    let analytic = gradients[place]
    let unit = max(1, value(at: place).magnitude)
    let plain = try? centralDifference(at: place, settings.step * unit)
    if let plain {
      let difference = Self.difference(analytic, plain)
      if plain != 0, difference <= settings.tolerance { return .agreement(plain) }
      if let known, difference <= known { return .disagreement(plain) }
      if plain == 0, analytic == 0, hasNoInfluence(parameter, place, settings.step * unit) {
        return .agreement(0)
      }
    }
    let finding = refinedFinding(at: place, analytic, unit, settings)
    // The usual step is as good as the best one where a gradient is so wrong that both show it.
    if case .disagreement(let numeric) = finding, let plain,
      Self.difference(plain, numeric) <= settings.tolerance
    {
      return .disagreement(plain)
    }
    return finding
  }

  /// Compares with the derivatives by differences over ever larger steps.
  ///
  /// Small steps suffer from rounding and large ones from curvature. An element is right if it agrees with
  /// any derivative that is good enough, and wrong if it agrees with none.
  private func refinedFinding(
    at place: Int, _ analytic: Double, _ unit: Double, _ settings: GradientCheckSettings
  ) -> Finding {
    let noise = Self.safety * self.noise.gradients[place]
    var differences: [Difference] = []
    var agreement, disagreement, nearest: Derivative?
    var isFar = false
    var reason = GradientCheck.Reason.rounding
    for step in Self.steps {
      do {
        let h = step * unit
        differences.append(Difference(h: h, value: try centralDifference(at: place, h)))
      } catch {
        reason = error
        break
      }
      guard let numeric = derivative(differences) else { continue }
      guard analytic.isFinite else { return .disagreement(numeric.value) }
      // Over far larger steps a loss may have another slope than here.
      isFar =
        isFar
        || nearest.map { ($0.value - numeric.value).magnitude > $0.error + numeric.error } ?? false
      if !isFar, numeric.error <= nearest?.error ?? .infinity { nearest = numeric }
      // A loss that has not moved at all yet says nothing.
      if numeric.value == 0 { continue }
      let size = max(analytic.magnitude, numeric.value.magnitude)
      let error = numeric.error + noise
      guard error <= Self.resolution * size else { continue }
      if (analytic - numeric.value).magnitude <= settings.tolerance * size + error {
        if let agreement, agreement.error < numeric.error { break }
        agreement = numeric
      } else if !isFar, numeric.error < disagreement?.error ?? .infinity {
        disagreement = numeric
      }
    }
    if let agreement { return .agreement(agreement.value) }
    if let disagreement { return .disagreement(disagreement.value) }
    if let nearest, nearest.value == 0,
      nearest.error + noise <= Self.resolution * analytic.magnitude
    {
      return .disagreement(0)
    }
    // What is 0 but for the rounding of the terms that cancel has no digits to compare: it is enough that
    // the differences are 0 beside those terms.
    if let nearest, analytic.magnitude <= noise, nearest.value.magnitude <= nearest.error + noise,
      nearest.error <= 0x1p20 * noise
    {
      return .agreement(nearest.value)
    }
    return .nothing(reason)
  }

  /// A central difference over a step to both sides.
  private struct Difference {
    var h: Double
    var value: Double
  }

  /// A derivative, and a bound of its error.
  private struct Derivative {
    var value: Double
    var error: Double
  }

  /// Richardson's extrapolation of the last three central differences, each over four times the step of
  /// the one before; nil if there are too few to tell its error.
  private func derivative(_ differences: [Difference]) -> Derivative? {
    guard differences.count >= 6 else { return nil }
    let last = differences.suffix(3).map(\.value)
    // The errors of central differences go with h², h⁴ and so on.
    let near = last[0] + (last[0] - last[1]) / 15
    let far = last[1] + (last[1] - last[2]) / 15
    let value = near + (near - far) / 255
    // Over smaller steps it is rounding that makes the difference; its part is in inverse proportion to h.
    let smaller = differences.dropLast(3)
    // A loss that has not moved at all may be made of numbers of the size of 1, however small it is.
    let least = value == 0 ? max(noise.loss, 0x1p-52) : noise.loss
    let rounding = smaller.reduce(least) { max($0, ($1.value - value).magnitude * $1.h) }
    return Derivative(
      value: value,
      error: (near - far).magnitude / 16 + Self.safety * rounding / differences[smaller.count].h)
  }

  /// Whether nothing of an element reaches the loss, however far it is moved on this side of a kink.
  private func hasNoInfluence(
    _ parameter: ParameterBlueprint, _ place: Int, _ h: Double
  ) -> Bool {
    for step in [h, h * 1e3, h * 1e6] {
      guard let isStopped = try? isWithoutEffect(parameter, at: place, step) else { break }
      if !isStopped { return false }
    }
    return true
  }

  private static func difference(_ analytic: Double, _ numeric: Double) -> Double {
    GradientCheck.Comparison(index: [], analytic: analytic, numeric: numeric).relativeDifference
  }
}
