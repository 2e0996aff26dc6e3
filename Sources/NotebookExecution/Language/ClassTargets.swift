import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// What `data` says of targets that are classes: which there are, and the numbers that stand for them.
struct ClassTargets {
  /// The classes in the order of their numbers; nil where the training samples tell them.
  private(set) var names: [String]?
  /// What stands for the classes 0 and 1.
  private(set) var values: ClosedRange<Double>?
  /// What stands in a row for the class of its sample, and for the others; nil where there are no rows.
  private(set) var oneHot: (on: Double, off: Double)?
  /// The keys that say something.
  private var keys: [String] {
    (names == nil ? [] : ["classes"]) + (values == nil ? [] : ["class-values"])
      + (oneHot == nil ? [] : ["one-hot"])
  }

  /// The class of all that are no other.
  private static let rest = "rest"

  /// Reads the keys.
  init(reading keys: inout KeyReader) {
    let nodes = keys.node(
      "classes", "list of names or numbers", as: .list(of: .text), default: "none",
      "the classes in the order of their numbers, from 0; `rest` stands for all that are not named")
    if let nodes { readNames(nodes, keys) }
    oneHot = keys.oneHot()
    if let ends = keys.range(
      "class-values", "the numbers that stand for the classes 0 and 1, such as `[-1, 1]`")
    {
      values = ends
      if oneHot != nil {
        keys.problems.error(
          keys.place(of: "class-values"), "give `class-values` or `one-hot`, not both",
          hint: "in rows other numbers are written `one-hot: {on: 0.99, off: 0.01}`")
      } else if let names, names.count != 2 {
        keys.problems.error(
          keys.place(of: "class-values"),
          "`class-values` stand for two classes, but `classes` names \(names.count)")
      }
    }
  }

  private mutating func readNames(_ node: YAMLNode, _ keys: KeyReader) {
    guard let texts = keys.texts(node, "classes", of: "names or numbers of classes") else { return }
    var seen: Set<String> = []
    if let twice = texts.indices.first(where: { !seen.insert(texts[$0]).inserted }) {
      keys.problems.error(
        node.sequence?[twice].range ?? node.range, "the class `\(texts[twice])` is named twice")
    } else if texts.count < 2 {
      keys.problems.error(
        node.range, "`classes` must name two classes or more",
        hint: texts.first.map { "`[\($0), \(Self.rest)]` tells it from all others" })
    } else {
      names = texts
    }
  }

  /// The first key that is in vain without targets.
  var keyInVain: String? { keys.first }

  // MARK: - Numbers

  /// The targets as the network takes them; and the names of the classes, where they have some.
  ///
  /// - Parameter known: the names of the classes as the training samples tell them; nil for those themselves.
  func encoded(
    _ targets: SourceSamples.Targets, samples: Int, known: [String]?
  ) throws(DataError) -> (targets: Tensor, names: [String]?) {
    let numbers: Tensor
    var classes = names ?? known
    switch targets {
    case .names(let texts):
      let texts = texts.compactMap(\.self)
      let stated = classes ?? ClassLabels(texts, order: .sorted).names
      classes = stated
      let places = try places(of: texts, in: stated) { text, stated in text == stated }
      numbers = Tensor(
        shape: [places.count, 1], elements: places.map(Double.init), elementType: .int64)
    case .numbers(let tensor):
      guard let names else {
        classes = nil
        numbers = tensor
        break
      }
      try checkOneEach(tensor, samples, "classes")
      let places = try places(of: tensor.elements, in: names) { $0 == Double($1) }
      numbers = Tensor(
        shape: tensor.shape, elements: places.map(Double.init), elementType: .int64)
    }
    return (numbers, classes)
  }

  /// Class numbers as what stands for them.
  ///
  /// - Parameter classes: how many there are.
  func valued(
    _ targets: Tensor, samples: Int, classes: Int
  ) throws(DataError) -> Tensor {
    if let oneHot { return try targets.oneHot(classes: classes, on: oneHot.on, off: oneHot.off) }
    guard let values else { return targets }
    try checkOneEach(targets, samples, "class-values")
    var result = targets
    for (sample, target) in targets.elements.enumerated() {
      guard target == 0 || target == 1 else {
        throw DataError(
          "the class of sample \(sample + 1) is \(target.plain), but `class-values` stand for the classes 0 and 1",
          hint: "`classes: [\(target.plain), \(Self.rest)]` makes two of more, and of other numbers"
        )
      }
      result.elements[sample] = target == 0 ? values.lowerBound : values.upperBound
    }
    let isWhole = [values.lowerBound, values.upperBound].allSatisfy { $0 == $0.rounded() }
    result.elementType = isWhole ? .int64 : .float64
    return result
  }

  /// How many classes there are: as many as are named, else up to the largest number.
  func count(in targets: Tensor, samples: Int, names: [String]?) throws(DataError) -> Int {
    try checkOneEach(targets, samples, "one-hot")
    if let names { return names.count }
    let largest = targets.elements.max() ?? 0
    guard largest < 10_000 else {
      throw DataError(
        "class numbers go up to \(largest); one-hot targets stop at 10000 classes")
    }
    return Int(max(largest, 0)) + 1
  }

  private func checkOneEach(
    _ targets: Tensor, _ samples: Int, _ key: String
  ) throws(DataError) {
    guard targets.elements.count != samples else { return }
    throw DataError(
      "`\(key)` takes one class for each sample, but the targets are \(targets.shape.inWords)")
  }

  /// The place of each target among the classes.
  private func places<Target: Hashable>(
    of targets: [Target], in classes: [String], _ isSame: (Target, String) -> Bool
  ) throws(DataError) -> [Int] {
    let rest = names == nil ? nil : classes.firstIndex(of: Self.rest)
    var known: [Target: Int] = [:]
    var places: [Int] = []
    for (sample, target) in targets.enumerated() {
      if let place = known[target] {
        places.append(place)
        continue
      }
      guard let place = classes.firstIndex(where: { isSame(target, $0) }) ?? rest else {
        let name = (target as? Double)?.plain ?? "\(target)"
        throw DataError(
          "the class of sample \(sample + 1), `\(name)`, is none of "
            + (names == nil ? "those of the training data" : "`classes`"),
          hint: names == nil ? nil : "`\(Self.rest)` among them stands for all others")
      }
      known[target] = place
      places.append(place)
    }
    return places
  }

  /// What is wrong where no sample is of a class that `classes` names: most likely it is misspelt.
  func objection(toAbsentIn numbers: Tensor, of targets: SourceSamples.Targets) -> DataError? {
    let present = Set(numbers.elements)
    guard let names, let absent = names.indices.first(where: { !present.contains(Double($0)) })
    else { return nil }
    if names[absent] == Self.rest {
      return DataError(
        "`classes` names every class of the samples, which leaves nothing for `\(Self.rest)`")
    }
    var missing: DataError.MissingName?
    if case .names(let texts) = targets {
      missing = .init(
        name: names[absent],
        existing: ClassLabels(texts.compactMap(\.self), order: .sorted).names)
    }
    return DataError(
      "no sample is of the class `\(names[absent])`, which `classes` names", missing: missing)
  }
}

extension Double {
  /// Without the point of a whole number.
  var plain: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}

extension KeyReader {
  /// Reads whether classes become rows, and of what.
  fileprivate mutating func oneHot() -> (on: Double, off: Double)? {
    guard
      let node = node(
        "one-hot", "true or false, or a mapping",
        as: .either([.flag, .mapping { _ = $0.oneHotValues() }]), default: "false",
        "turns class numbers or names into rows of 0 and 1, or of others: `{on: 0.99, off: 0.01}`")
    else { return nil }
    guard let entries = node.mapping else {
      return problems.flag(node, "one-hot") == true ? (1, 0) : nil
    }
    var keys = KeyReader(entries, of: "`one-hot`", at: node.range, problems: problems)
    let (on, off) = keys.oneHotValues()
    keys.refuseUnknownKeys()
    guard on > off else {
      problems.error(
        node.range, "`on` must be above `off`, for the largest number of a row tells its class")
      return nil
    }
    return (on, off)
  }

  private mutating func oneHotValues() -> (on: Double, off: Double) {
    let on = number("on", in: .finite, default: 1, "")
    return (on, number("off", in: .finite, default: 0, ""))
  }

  /// Reads two numbers, the smaller one first.
  mutating func range(_ key: String, _ summary: String) -> ClosedRange<Double>? {
    guard
      let node = node(
        key, "list of two numbers", as: .list(of: .number(.finite), count: 2), default: "none",
        summary)
    else { return nil }
    guard let nodes = problems.list(node, key, of: "two numbers") else { return nil }
    let numbers = nodes.compactMap { problems.number($0, key, in: .finite) }
    guard numbers.count == nodes.count else { return nil }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      problems.error(node.range, "`\(key)` must be two numbers, the smaller one first")
      return nil
    }
    return numbers[0]...numbers[1]
  }
}
