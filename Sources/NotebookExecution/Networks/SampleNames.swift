/// What the file calls the numbers of a sample; nil where they have no names.
struct SampleNames: Sendable {
  var inputs: [String]?
  var targets: [String]?
  /// The names of the classes.
  var classes: [String]?
  /// What has become of the inputs where they are no longer in the units of what they are called: `standardized`.
  var scaling: String?

  /// What a reader who goes by the names must be told of the inputs.
  var caution: String? { inputs == nil ? nil : scaling }

  /// The titles of axes along so many inputs.
  func ofAxes(_ count: Int) -> [String] {
    ofInputs(count).map { name in caution.map { "\(name) (\($0))" } ?? name }
  }

  /// The heads of so many columns of inputs: their names, or x1, x2 and so on.
  func ofInputs(_ count: Int) -> [String] {
    inputs.flatMap { $0.count == count ? $0 : nil } ?? Self.numbered("x", count)
  }

  /// The heads of the columns of inputs, if they have names; of those that are in other units with what was done.
  func ofInputColumns(_ count: Int) -> [String]? { inputs?.count == count ? ofAxes(count) : nil }

  /// The heads of the columns of targets, if they have names: one-hot ones those of the classes.
  func ofTargetColumns(_ count: Int) -> [String]? {
    [count > 1 ? classes : nil, targets].compactMap(\.self).first { $0.count == count }
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
