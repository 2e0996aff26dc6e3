import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// How samples are held out of training.
struct DataSplit {
  enum Part: Equatable {
    /// A fraction, rounded up to whole samples.
    case fraction(Double)
    /// So many samples; with none they are only dealt.
    case count(Int)
    /// One of equal parts, from 1.
    case fold(Int, of: Int)
  }

  /// Nil where it is in error.
  private(set) var part: Part?
  /// Whether they are dealt at random.
  let shuffles: Bool
  /// Whether every class is held out in proportion.
  let isStratified: Bool
  /// Random numbers of its own.
  let random: RandomSource?

  /// Whether no sample is held out.
  var onlyDeals: Bool { part == .count(0) }

  /// Reads the keys; `kind` is that of the network's random numbers.
  init(reading keys: inout KeyReader, _ kind: GeneratorKind) {
    let test = keys.node(
      "test", "number", as: .number(.nonNegative), default: "none",
      "what is held out to judge the result by: a fraction of the samples, rounded up, or, from 1, how many; 0 with a "
        + "`seed` only deals them")
    let folds = keys.integer(
      "folds", in: 2...1000,
      "instead of `test`: cuts the samples into so many parts, of which one is the test")
    let fold = keys.integer(
      "fold", in: 1...1000, default: 1, "with `folds`: which of the parts is the test, from 1")
    shuffles = keys.flag(
      "shuffle", default: true, "whether the samples are dealt at random")
    isStratified = keys.flag(
      "stratify", default: false, "whether each class is held out in proportion to its samples")
    random = keys.random(kind, "the seed of the deal")
    part = folds.map { .fold(fold, of: $0) } ?? test.flatMap { Self.part($0, keys) }
    if !keys.isRecording { refuseContradictions(keys) }
  }

  private static func part(_ node: YAMLNode, _ keys: KeyReader) -> Part? {
    guard let number = keys.problems.number(node, "test", in: .nonNegative) else { return nil }
    if number > 0, number < 1 { return .fraction(number) }
    guard let count = node.integer, number == 0 || node.text?.contains(".") == false else {
      keys.problems.error(
        node.range,
        "`test` must be a fraction below 1 or a whole number of samples, not \(node.text ?? "")")
      return nil
    }
    return .count(count)
  }

  /// Refuses keys that contradict each other, and those that would do nothing.
  private func refuseContradictions(_ keys: KeyReader) {
    func refuse(_ key: String, _ message: String, hint: String? = nil) {
      keys.problems.error(keys.place(of: key), message, hint: hint)
    }
    if keys.has("test"), keys.has("folds") {
      refuse("test", "give `test` or `folds`, not both")
    } else if keys.has("fold"), !keys.has("folds") {
      refuse("fold", "`fold` needs `folds`", hint: "as in `{folds: 5, fold: 1}`")
    } else if !keys.has("test"), !keys.has("folds") {
      refuse("", "`split` needs `test` or `folds`", hint: "such as `{test: 0.2}`")
    } else if case .fold(let fold, let folds) = part, fold > folds {
      keys.problems.error(keys.valuePlace(of: "fold"), "there are only \(folds) folds")
    } else if onlyDeals, !keys.has("seed") || !shuffles {
      refuse(
        "test", "a `split` that holds out nothing does nothing",
        hint: "say how many samples to hold out, or, to deal them only, a `seed`")
    } else if onlyDeals, isStratified {
      refuse("stratify", "`stratify` does nothing where no sample is held out")
    } else if keys.has("seed"), !shuffles {
      refuse(
        "seed", "`seed` does nothing with `shuffle: false`",
        hint: "leave one of them out")
    } else if isStratified, !shuffles, !keys.has("folds") {
      refuse(
        "stratify", "`stratify` deals the samples of a `test`, which `shuffle: false` forbids",
        hint: "leave one of them out")
    }
  }

  /// Holds out samples of data that has none held out yet.
  ///
  /// - Parameter random: the random numbers where the split has no seed of its own.
  func apply(to data: inout LoadedData, random: RandomSource) throws(DataError) {
    guard let part else { return }
    var numbers: (any RandomGenerator)? = shuffles ? (self.random ?? random).makeGenerator() : nil
    let rows =
      isStratified
      ? try strata(part, of: data, &numbers)
      : try rows(part, of: data.training.inputs.sampleCount, &numbers)
    data.beforeSplit = data.training
    if !rows.held.isEmpty { data.test = data.training.rows(rows.held) }
    data.training = data.training.rows(rows.training)
  }

  private func rows(
    _ part: Part, of count: Int, _ numbers: inout (any RandomGenerator)?
  ) throws(DataError) -> Partition {
    switch part {
    case .fraction(let fraction): try .holdOut(fraction, of: count, shuffledBy: &numbers)
    case .count(let held): try .holdOut(samples: held, of: count, shuffledBy: &numbers)
    case .fold(let fold, let folds):
      try Partition.folds(folds, of: count, shuffledBy: &numbers)[fold - 1]
    }
  }

  private func strata(
    _ part: Part, of data: LoadedData, _ numbers: inout (any RandomGenerator)?
  ) throws(DataError) -> Partition {
    let (classes, names) = try Self.strata(of: data)
    let held: Int
    switch part {
    case .fold(let fold, let folds):
      return try Partition.folds(
        folds, ofClasses: classes, named: names, shuffledBy: &numbers)[fold - 1]
    case .fraction(let fraction): held = Partition.heldCount(fraction, of: classes.count)
    case .count(let count): held = count
    }
    guard held < classes.count, var dealer = numbers else {
      return try rows(part, of: classes.count, &numbers)
    }
    return try .holdOut(samples: held, ofClasses: classes, named: names, shuffledBy: &dealer)
  }

  /// The class of each sample, from 0 in the order of their numbers, and what those are called.
  private static func strata(
    of data: LoadedData
  ) throws(DataError) -> (classes: [Int], names: [String]) {
    guard let targets = data.training.targets else {
      throw DataError("`stratify` needs `targets`, which are classes")
    }
    let numbers = try targets.classNumbers(samples: data.training.inputs.sampleCount)
    let values = Set(numbers).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    let names = values.map { value in
      data.className(ofTarget: value).map { "`\($0)`" } ?? value.plain
    }
    return (numbers.compactMap { places[$0] }, names)
  }
}

extension Tensor {
  /// The class number of each row: of one-hot rows the place of the largest number.
  fileprivate func classNumbers(samples: Int) throws(DataError) -> [Double] {
    if elements.count == samples {
      guard let sample = elements.firstIndex(where: { $0 != $0.rounded() }) else { return elements }
      throw DataError(
        "`stratify` is for classes, but the target of sample \(sample + 1) is \(elements[sample])")
    }
    let places = try Classification.targetClasses(self, classes: elements.count / samples)
    return places.map(Double.init)
  }
}
