/// How to compare gradients with finite differences.
package struct GradientCheckSettings: Equatable, Sendable {
  /// h, by which a parameter is moved to both sides; multiplied by its magnitude if that is above 1.
  package var step: Double
  /// The largest relative difference that passes, unless it is of the size of the rounding of the
  /// finite difference.
  package var tolerance: Double
  /// At most so many elements of each parameter are checked, evenly spread; nil checks all.
  package var elementLimit: Int?

  /// Makes settings.
  package init(step: Double = 1e-5, tolerance: Double = 1e-6, elementLimit: Int? = nil) {
    self.step = step
    self.tolerance = tolerance
    self.elementLimit = elementLimit
  }

  /// Reads settings.
  package init(settings: inout some Settings) {
    step = settings.number(
      "step", in: .positive, default: 1e-5, "h, by which a parameter is moved to both sides")
    tolerance = settings.number(
      "tolerance", in: .positive, default: 1e-6,
      "the largest relative difference that passes, unless rounding of the losses explains a larger one"
    )
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
package struct GradientCheck: Equatable, Sendable {
  /// One element's two derivatives.
  package struct Comparison: Equatable, Sendable {
    /// The element's place in the parameter's shape.
    package let index: [Int]
    /// The derivative by the chain rule.
    package let analytic: Double
    /// The central difference (L(w + h) − L(w − h)) / 2h.
    package let numeric: Double

    /// `|a − n| / max(|a|, |n|)`, 0 where both are 0.
    package var relativeDifference: Double {
      let scale = max(analytic.magnitude, numeric.magnitude)
      return scale == 0 ? 0 : (analytic - numeric).magnitude / scale
    }
  }

  /// One parameter's result.
  package struct Entry: Equatable, Sendable {
    /// The parameter.
    package let quantity: Quantity
    /// The element that differs most; nil if every element checked lies on a kink.
    package let worst: Comparison?
    /// How many elements were compared.
    package let count: Int
    /// Elements left out because a move by ±h takes some value across a point without derivative, or the
    /// loss is not finite there.
    package let kinks: [[Int]]
    /// The slope, on logarithmic axes, of the error of the linear model that the gradient is of the
    /// loss, |L(w + εd) − L(w) − ε·g·d| over ε: 2 where the gradient is right (Taylor), 1 where it is
    /// not. Nil where the loss is linear to rounding, or has a kink on the way.
    package let taylorSlope: Double?
    /// What the comparisons and the slope say together.
    package let verdict: Verdict

    /// Whether the gradient passes.
    package var passes: Bool { verdict == .pass }
  }

  /// Whether a gradient passes or, if not, why.
  package enum Verdict: Equatable, Sendable {
    /// No element that was compared differs by more than the tolerance and the noise of rounding.
    case pass
    /// The gradient is not that of the loss.
    case wrongGradient
    /// The gradient passes with the default step; the differences over the step chosen are not near
    /// enough to the derivatives.
    case unsuitableStep
    /// The two agree as far as the default tolerance asks, which is about as far as finite
    /// differences go.
    case strictTolerance
  }

  /// The parameters that are trained, layer by layer.
  package let entries: [Entry]
  /// By which number the gradients exceed those of the loss that is reported: 1 where the same is
  /// reported and differentiated.
  package let scale: Double
  /// How they were compared.
  package let settings: GradientCheckSettings

  /// Whether every parameter passes of which anything could be checked, and there is one.
  package var passes: Bool {
    entries.allSatisfy(\.passes) && entries.contains { $0.count > 0 }
  }
}
