extension GradientProbe {
  /// The slope of |L(w + εd) − L(w) − ε·g·d| over ε for some parameters: near 2 or near 1, at the first ε that
  /// gives either.
  func taylorSlope(_ places: Range<Int>, along direction: [Double]) -> Double? {
    let linear = zip(places, direction).reduce(0) { $0 + gradients[$1.0] * $1.1 }
    func remainder(_ step: Double) -> Double? {
      guard let moved = try? loss(moving: places, along: direction, by: step) else { return nil }
      let remainder = (moved - loss - step * linear).magnitude
      return remainder > 64 * max(noise.loss, 4 * moved.ulp) ? remainder : nil
    }
    let finer = (1...10).map { 1e-4 / Double(1 << (3 * $0)) }
    let coarser = (1...6).map { 1e-4 * Double(1 << (3 * $0)) }
    for step in [1e-4] + finer + coarser {
      guard let far = remainder(step), let near = remainder(step / 2) else { continue }
      let slope = Elementary.log(far / near) / Elementary.log(2)
      if (0.9...1.1).contains(slope) || (1.9...2.1).contains(slope) { return slope }
    }
    return nil
  }
}
