/// How to compare gradients with finite differences.
package struct GradientCheckSettings: Equatable, Sendable {
  /// h, by which a parameter is moved to both sides at first; multiplied by its magnitude if that is
  /// above 1.
  package var step: Double
  /// The largest relative difference that passes, unless the finite difference is not so near itself.
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
      "step", in: .positive, default: 1e-5,
      "h of the first difference, by which a parameter w is moved to both sides: h · max(1, |w|)")
    tolerance = settings.number(
      "tolerance", in: .positive, default: 1e-6,
      "the largest relative difference that passes, unless the differences themselves are not so near"
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
  /// What is known of a gradient.
  package enum Verdict: Equatable, Sendable {
    /// No element that was compared differs by more than the tolerance and the error of its finite
    /// difference.
    case right
    /// The gradient is not that of the loss.
    case wrong
    /// No element could be compared, for most of them by this reason.
    case undecided(Reason)
  }

  /// Why a derivative cannot be compared.
  package enum Reason: String, CaseIterable, Error {
    /// Every move that would show in the loss takes some value across a point without derivative.
    case kink
    /// The loss is infinite or not a number, here or at every move that would show.
    case notFinite = "not-finite"
    /// What a move changes in the loss is not large beside its rounding.
    case rounding
  }

  /// One element's two derivatives.
  package struct Comparison: Equatable, Sendable {
    /// The element's place in the parameter's shape.
    package let index: [Int]
    /// The derivative by the chain rule.
    package let analytic: Double
    /// The derivative by central differences (L(w + h) − L(w − h)) / 2h.
    package let numeric: Double

    /// `|a − n| / max(|a|, |n|)`, 0 where both are 0.
    package var relativeDifference: Double {
      let scale = max(analytic.magnitude, numeric.magnitude)
      return scale == 0 ? 0 : (analytic - numeric).magnitude / scale
    }
  }

  /// An element that could not be compared.
  package struct LeftOut: Equatable, Sendable {
    /// The element's place in the parameter's shape.
    package let index: [Int]
    /// Why not.
    package let reason: Reason
  }

  /// One parameter's result.
  package struct Entry: Equatable, Sendable {
    /// The parameter.
    package let quantity: Quantity
    /// The element that differs most, of wrong ones if there are any; nil if none could be compared.
    package let worst: Comparison?
    /// How many elements were compared.
    package let count: Int
    /// The elements that could not be.
    package let leftOut: [LeftOut]
    /// The slope, on logarithmic axes, of the error of the linear model that the gradient is of the
    /// loss, |L(w + εd) − L(w) − ε·g·d| over ε: 2 where the gradient is right (Taylor), 1 where it is
    /// not. Nil where no ε shows it: where the loss is linear to rounding, or has a kink on the way.
    package let taylorSlope: Double?
    /// What the comparisons and the slope say together.
    package let verdict: Verdict
  }

  /// The parameters that are trained, layer by layer.
  package let entries: [Entry]
  /// By which number the gradients exceed those of the loss that is reported: 1 where the same is
  /// reported and differentiated.
  package let scale: Double
  /// How they were compared.
  package let settings: GradientCheckSettings

  /// What is known of all gradients together: they are wrong where one is, and right where none is wrong
  /// and one right. Nil where no parameter is trained.
  package var verdict: Verdict? {
    let verdicts = entries.map(\.verdict)
    return [.wrong, .right].first { verdicts.contains($0) } ?? verdicts.first
  }
}
