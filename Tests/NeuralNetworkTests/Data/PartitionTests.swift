import Testing

@testable import NeuralNetwork

@Suite struct PartitionTests {
  struct Example: Decodable {
    let count: Int
    let seed: UInt32?
    let fraction: Double
    let training: [Int]
    let held: [Int]
    let folds: [[[Int]]]
  }

  /// scikit-learn's splits, made by `Scripts/goldens/make-numpy`.
  @Test func splitsAsScikitLearn() throws {
    for example in try Golden.cases(Example.self, "splits.json") {
      var generator = example.seed.map { RandomSource(legacySeed: $0).makeGenerator() }
      let split = try Partition.holdOut(
        example.fraction, of: example.count, shuffledBy: &generator)
      #expect(split == Partition(training: example.training, held: example.held))
      generator = example.seed.map { RandomSource(legacySeed: $0).makeGenerator() }
      let folds = try Partition.folds(
        example.folds.count, of: example.count, shuffledBy: &generator)
      #expect(folds.map { [$0.training, $0.held] } == example.folds)
    }
  }

  /// scikit-learn's and Keras's counts of 1 to 400 samples, made by `Scripts/goldens/make-numpy`.
  @Test func holdsOutAsManyAsScikitLearnAndKeras() throws {
    let lines = try Golden.lines("held-out.txt")
    #expect(lines.count == 198)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let fraction = try #require(Double(words[1]))
      let counts = (1...400).map { count -> UInt64 in
        var generator: (any RandomGenerator)?
        guard words[0] == "validation" else {
          let split = try? Partition.holdOut(fraction, of: count, shuffledBy: &generator)
          return UInt64(split?.held.count ?? 0)
        }
        let held = Partition.validationCount(fraction, of: count)
        return UInt64(held < count ? held : 0)
      }
      #expect(counts[99] == UInt64(words[4]), "\(line)")
      #expect(String(Golden.digest(counts), radix: 16) == words[3], "\(line)")
    }
    #expect([0.29, 0.57, 0.58].map { Partition.validationCount($0, of: 100) } == [29, 57, 58])
  }

  @Test(arguments: [(0.0, 10), (1.0, 10), (0.5, 1), (-0.1, 5), (0.95, 3), (.nan, 4)])
  func refusesToLeaveNothing(fraction: Double, count: Int) {
    var generator: (any RandomGenerator)?
    #expect(throws: DataError.self) {
      try Partition.holdOut(fraction, of: count, shuffledBy: &generator)
    }
  }

  @Test(arguments: [(1, 10), (11, 10), (0, 3), (-1, 3)])
  func refusesImpossibleFolds(folds: Int, count: Int) {
    var generator: (any RandomGenerator)?
    #expect(throws: DataError.self) {
      try Partition.folds(folds, of: count, shuffledBy: &generator)
    }
  }

  struct Strata: Decodable {
    let classes: [Int]
    let seed: UInt32
    let held: Double
    let training: [Int]
    let test: [Int]
    let folds: [[[Int]]]
    let dealtFolds: [[[Int]]]
  }

  /// scikit-learn's stratified splits, made by `Scripts/goldens/make-numpy`.
  @Test func stratifiesAsScikitLearn() throws {
    let examples = try Golden.cases(Strata.self, "strata.json")
    #expect(examples.contains { !$0.folds.isEmpty } && examples.contains { $0.held > 1 })
    for example in examples {
      let values = Set(example.classes).sorted()
      let classes = try example.classes.map { try #require(values.firstIndex(of: $0)) }
      let names = values.map(String.init)
      var generator: any RandomGenerator = RandomSource(legacySeed: example.seed).makeGenerator()
      let held =
        example.held < 1
        ? Partition.heldCount(example.held, of: classes.count) : Int(example.held)
      let split = try Partition.holdOut(
        samples: held, ofClasses: classes, named: names, shuffledBy: &generator)
      #expect(split == Partition(training: example.training, held: example.test))
      for (dealt, folds) in [(false, example.folds), (true, example.dealtFolds)]
      where !folds.isEmpty {
        var generator: (any RandomGenerator)? =
          dealt ? RandomSource(legacySeed: example.seed).makeGenerator() : nil
        let parts = try Partition.folds(
          folds.count, ofClasses: classes, named: names, shuffledBy: &generator)
        #expect(parts.map { [$0.training, $0.held] } == folds)
      }
    }
  }

  @Test(arguments: [
    ([0, 0, 1], 1, "the class b has one sample, which cannot be both trained on and held out"),
    ([0, 0, 1, 1], 1, "there are 2 classes, and 1 sample to hold out"),
    ([0, 0, 1, 1], 3, "there are 2 classes, and 1 sample to train on"),
  ])
  func refusesStrataThatAreTooSmall(classes: [Int], held: Int, message: String) {
    var generator: any RandomGenerator = RandomSource(legacySeed: 0).makeGenerator()
    let error = #expect(throws: DataError.self) {
      try Partition.holdOut(
        samples: held, ofClasses: classes, named: ["a", "b"], shuffledBy: &generator)
    }
    #expect(error?.message == message)
  }

  /// A number of samples; with none they are only dealt.
  @Test func holdsOutSoMany() throws {
    var generator: (any RandomGenerator)? = RandomSource(legacySeed: 7).makeGenerator()
    var again = RandomSource(legacySeed: 7).makeGenerator()
    let order = again.permutation(10)
    let dealt = try Partition.holdOut(samples: 0, of: 10, shuffledBy: &generator)
    #expect(dealt == Partition(training: order, held: []))
    var none: (any RandomGenerator)?
    let last = try Partition.holdOut(samples: 3, of: 5, shuffledBy: &none)
    #expect(last == Partition(training: [0, 1], held: [2, 3, 4]))
    #expect(throws: DataError.self) {
      try Partition.holdOut(samples: 5, of: 5, shuffledBy: &none)
    }
  }

  @Test func takesRows() {
    let dataset = Dataset(
      inputs: Tensor(shape: [3, 2], elements: [1, 2, 3, 4, 5, 6]),
      targets: Tensor(shape: [3, 1], elements: [7, 8, 9], elementType: .int64))
    let taken = dataset.rows([2, 0])
    #expect(taken.inputs == Tensor(shape: [2, 2], elements: [5, 6, 1, 2]))
    #expect(taken.targets == Tensor(shape: [2, 1], elements: [9, 7], elementType: .int64))
  }
}
