/// Limits and steps that the generators share.
enum Samples {
  /// How many samples may be asked for.
  static let range = 1...1_000_000

  /// Evenly spaced numbers, as `np.linspace`.
  static func evenlySpaced(
    from start: Double, to end: Double, count: Int, includesEnd: Bool = true
  ) -> [Double] {
    let intervals = includesEnd ? count - 1 : count
    guard intervals > 0 else { return Array(repeating: start, count: count) }
    let step = (end - start) / Double(intervals)
    return (0..<count).map { includesEnd && $0 == intervals ? end : Double($0) * step + start }
  }

  /// How many of the samples belong to each class.
  ///
  /// The first classes get one more where the samples do not divide evenly.
  static func counts(_ samples: Int, classes: Int) -> [Int] {
    (0..<classes).map { samples / classes + ($0 < samples % classes ? 1 : 0) }
  }

  /// A dataset of points, of which there is at least one, with their class numbers.
  static func labelled(_ points: [[Double]], _ labels: [Int]) -> Dataset {
    Dataset(
      inputs: Tensor(shape: [points.count, points[0].count], elements: points.flatMap(\.self)),
      targets: Tensor(
        shape: [labels.count, 1], elements: labels.map(Double.init), elementType: .int64))
  }

  /// Samples of a function of one variable, with normal noise added to its values.
  static func function(
    from first: Double, to last: Double, count: Int, noise: Double,
    _ generator: inout any RandomGenerator, _ value: (Double) -> Double
  ) -> Dataset {
    let x = evenlySpaced(from: first, to: last, count: count)
    let y = x.map {
      noise > 0 ? value($0) + generator.normal(mean: 0, deviation: noise) : value($0)
    }
    return Dataset(
      inputs: Tensor(shape: [count, 1], elements: x),
      targets: Tensor(shape: [count, 1], elements: y))
  }
}

extension Dataset {
  /// The rows in random order, as scikit-learn's `shuffle`.
  func shuffled(using generator: inout any RandomGenerator) -> Dataset {
    rows(generator.permutation(inputs.shape[0]))
  }

  /// Adds normal noise to all inputs; none draws no numbers.
  mutating func addNoise(_ deviation: Double, using generator: inout any RandomGenerator) {
    guard deviation > 0 else { return }
    for index in inputs.elements.indices {
      inputs.elements[index] += generator.normal(mean: 0, deviation: deviation)
    }
  }
}
