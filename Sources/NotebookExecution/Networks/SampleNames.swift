/// What the file calls the numbers of a sample; nil where they have no names.
struct SampleNames: Sendable {
  var inputs: [String]?
  var targets: [String]?
  /// The names of the classes.
  var classes: [String]?
  /// Whether the inputs are no longer in the units of what they are called.
  var inputsAreStandardized = false

  /// Whether a reader who goes by the names takes the inputs for what they are not.
  var mislead: Bool { inputs != nil && inputsAreStandardized }

  /// The titles of axes along so many inputs.
  func ofAxes(_ count: Int) -> [String] {
    ofInputs(count).map { mislead ? "\($0) (standardized)" : $0 }
  }

  /// The heads of so many columns of inputs: their names, or x1, x2 and so on.
  func ofInputs(_ count: Int) -> [String] {
    inputs.flatMap { $0.count == count ? $0 : nil } ?? Self.numbered("x", count)
  }

  /// The heads of targets; those of one-hot ones have the names of the classes in them.
  func ofTargets(_ count: Int) -> [String] {
    if count > 1, let classes, classes.count == count { return classes.map { "y \($0)" } }
    return targets.flatMap { $0.count == count ? $0 : nil } ?? Self.numbered("y", count)
  }

  /// The heads of what stands for those targets.
  func ofOutputs(_ count: Int) -> [String] {
    let names = [classes, targets].compactMap { $0 }.first { $0.count == count && count > 1 }
    return names?.map { "ŷ \($0)" } ?? Self.numbered("ŷ", count)
  }

  private static func numbered(_ letter: String, _ count: Int) -> [String] {
    count == 1 ? [letter] : (0..<count).map { "\(letter)\($0 + 1)" }
  }
}
