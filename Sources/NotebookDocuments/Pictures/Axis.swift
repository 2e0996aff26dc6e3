/// How values are spaced along an axis.
package enum AxisScale: String, CaseIterable, Sendable {
  case linear
  /// Values that are not positive have no place on it and leave a gap.
  case logarithmic = "log"
}

/// The numbers along one side of a plot: from where to where, and which are marked.
struct Axis: Equatable {
  let scale: AxisScale
  let lower: Double
  let upper: Double
  let ticks: [TickValue]
  /// The lower end and the extent as the scale measures them.
  ///
  /// Linear ones are halved, since the
  /// difference of two large numbers overflows.
  private let start: Double
  private let extent: Double

  private init(_ scale: AxisScale, _ range: ClosedRange<Double>, ticks: [TickValue]) {
    self.scale = scale
    lower = range.lowerBound
    upper = range.upperBound
    self.ticks = ticks
    start = Self.measure(lower, scale)
    extent = Self.measure(upper, scale) - start
  }

  private static func measure(_ value: Double, _ scale: AxisScale) -> Double {
    scale == .linear ? value / 2 : Logarithm.base10(value)
  }

  var labels: [String] { TickValue.labels(ticks) }

  /// Where a value stands, from 0 at the lower end to 1 at the upper.
  ///
  /// Values outside stand at the ends.
  func position(_ value: Double) -> Double {
    let fraction = (Self.measure(value, scale) - start) / extent
    return min(max(fraction, 0), 1)
  }
}

extension Axis {
  /// A linear axis over a range, its ticks 1, 2 or 5 times a power of ten apart.
  ///
  /// - Parameters:
  ///   - range: finite; one without extent is widened.
  ///   - count: about how many ticks, at least 2.
  ///   - extends: whether the axis goes on to the next ticks beyond the range.
  ///   - isIntegral: whether only integers are to be marked.
  static func linear(
    _ range: ClosedRange<Double>, count: Int, extends: Bool, isIntegral: Bool = false
  ) -> Axis {
    let range = widened(range)
    let step = step(over: range, count: count, isIntegral: isIntegral)
    let first = multiple(range.lowerBound, of: step, extends ? .down : .up)
    let last = multiple(range.upperBound, of: step, extends ? .up : .down)
    let ticks = (first...max(first, last)).map {
      TickValue(mantissa: $0 * step.mantissa, exponent: step.exponent)
    }
    guard extends, let lowest = ticks.first?.value, let highest = ticks.last?.value else {
      return Axis(.linear, range, ticks: ticks)
    }
    let all = min(range.lowerBound, lowest)...max(range.upperBound, highest)
    return Axis(.linear, all, ticks: ticks)
  }

  /// The range itself, or one around it where double precision would not tell its ticks apart.
  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let limit = Double.greatestFiniteMagnitude / 4
    let lower = min(max(range.lowerBound, -limit), limit)
    let upper = min(max(range.upperBound, -limit), limit)
    let size = max(abs(lower), abs(upper))
    // Near the smallest numbers there is no room for ticks either.
    if size < 1e-300 { return -1...1 }
    guard upper - lower <= size * 1e-11 else { return lower...upper }
    return (lower - size / 2)...(upper + size / 2)
  }

  /// The smallest of 1, 2, 5 times a power of ten that gives no more than `count` intervals.
  private static func step(
    over range: ClosedRange<Double>, count: Int, isIntegral: Bool
  ) -> TickValue {
    let wanted = range.upperBound / Double(count) - range.lowerBound / Double(count)
    var exponent = Int(Logarithm.base10(wanted).rounded(.down)) - 1
    if isIntegral { exponent = max(exponent, 0) }
    while true {
      for mantissa in [1, 2, 5] {
        let step = TickValue(mantissa: mantissa, exponent: exponent)
        if step.value >= wanted * (1 - 1e-6) { return step }
      }
      exponent += 1
    }
  }

  /// The multiple of the step next to a value, as a count of steps.
  private static func multiple(
    _ value: Double, of step: TickValue, _ rule: FloatingPointRoundingRule
  ) -> Int {
    let quotient = value / step.value
    let nearest = quotient.rounded()
    let isThere = abs(quotient - nearest) <= 1e-9 * max(1, abs(nearest))
    return Int(isThere ? nearest : quotient.rounded(rule))
  }
}

extension Axis {
  /// A logarithmic axis over a range of positive numbers.
  ///
  /// It goes from one of 1, 2, 5 times a power of ten to another. Marked are those or, over many
  /// decades, powers of ten.
  static func logarithmic(_ range: ClosedRange<Double>, count: Int) -> Axis {
    // Kept away from the ends of the format, so that there is a tick beyond each.
    let smallest = min(max(range.lowerBound, 1e-300), 1e300)
    let largest = min(max(range.upperBound, 1e-300), 1e300)
    var first = index(of: smallest, .down)
    var last = index(of: largest, .up)
    if first == last { (first, last) = (first - 1, last + 1) }
    let strides = [1] + (1...700).map { 3 * $0 }
    let stride = strides.first { (last - first) / $0 < count } ?? strides[strides.count - 1]
    let marked = (first...last).filter { $0.isMultiple(of: stride) }
    return Axis(.logarithmic, tick(first).value...tick(last).value, ticks: marked.map(tick))
  }

  /// The tick of an index, which counts from 1: 0 is 1, 1 is 2, 2 is 5, 3 is 10, −1 is 0.5.
  private static func tick(_ index: Int) -> TickValue {
    let decade = Int((Double(index) / 3).rounded(.down))
    return TickValue(mantissa: [1, 2, 5][index - 3 * decade], exponent: decade)
  }

  /// The index of the nearest tick that is not above, or not below, a value.
  private static func index(of value: Double, _ rule: FloatingPointRoundingRule) -> Int {
    let decade = 3 * Int(Logarithm.base10(value).rounded(.down))
    let candidates = (decade - 1)...(decade + 4)
    let found =
      rule == .down
      ? candidates.last { tick($0).value <= value } : candidates.first { tick($0).value >= value }
    return found ?? decade
  }
}
