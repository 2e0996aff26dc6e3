import Testing

@testable import NeuralNetwork

@Suite struct InitializerTests {
  /// What NumPy gives after `np.random.seed(1)` for two numbers.
  static let numbers: [String: [Double]] = [
    "zeros": [0, 0], "ones": [1, 1], "constant": [0.5, 0.5],
    "uniform": [0.417022004702574, 0.7203244934421581],
    "normal": [1.6243453636632417, -0.6117564136500754],
  ]

  @Test(arguments: initializers.namesWithCounterpart)
  func drawsWhatNumPyDraws(name: String) throws {
    if let numbers = Self.numbers[name] {
      #expect(try draw(name, DrawShape(shape: [2], fanIn: 2, fanOut: 1)) == numbers)
      return
    }
    // Made by `Scripts/goldens/make-numpy`.
    let lines = try Golden.lines("initial-weights.txt").filter { $0.hasPrefix(name + " ") }
    #expect(!lines.isEmpty, "\(name) is compared with nothing")
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let integers = words.compactMap { Int($0) }
      let shape = DrawShape(
        shape: [integers[1], integers[2]], fanIn: integers[1], fanOut: integers[2])
      let bits = try draw(name, shape, seed: UInt32(integers[0]), operation: words[1])
        .map(\.bitPattern)
      #expect(bits.prefix(2).map { String($0, radix: 16) } == Array(words[7...]), "\(line)")
      #expect(String(Golden.digest(bits), radix: 16) == words[6], "\(line)")
    }
  }

  /// Limits and variances, to three standard deviations.
  static let moments: [(name: String, limit: Double, variance: Double)] = [
    ("truncated-normal", 0.1, 0.7737413 * 0.0025), ("glorot-uniform", 0.1, 0.01 / 3),
    ("glorot-normal", .infinity, 0.01 / 3), ("he-uniform", 0.12247448713915891, 0.005),
    ("he-normal", .infinity, 0.005), ("lecun-uniform", 0.08660254037844387, 0.0025),
    ("lecun-normal", .infinity, 0.0025),
  ]

  @Test(arguments: moments.indices)
  func drawsFromItsDistribution(_ index: Int) throws {
    let (name, limit, variance) = Self.moments[index]
    let numbers = try draw(name, DrawShape(shape: [400, 200], fanIn: 400, fanOut: 200))
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let square = numbers.reduce(0) { $0 + $1 * $1 } / count
    #expect(numbers.allSatisfy { $0.magnitude <= limit })
    #expect(mean.magnitude < 3 * (variance / count).squareRoot())
    #expect((square / variance - 1).magnitude < 3 * (2 / count).squareRoot())
  }

  @Test(arguments: [[3, 5], [5, 3]]) func orthogonalVectorsAreOrthonormal(shape: [Int]) throws {
    let numbers = try draw("orthogonal", DrawShape(shape: shape, fanIn: 1, fanOut: 1))
    let (rows, columns) = (shape[0], shape[1])
    func vector(_ i: Int) -> [Double] {
      rows < columns
        ? Array(numbers[i * columns..<(i + 1) * columns])
        : (0..<rows).map { numbers[$0 * columns + i] }
    }
    for i in 0..<min(rows, columns) {
      for j in 0...i {
        let product = zip(vector(i), vector(j)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect((product - (i == j ? 1 : 0)).magnitude < 1e-15)
      }
    }
  }

  /// Every initialiser is in one of the tests above.
  @Test func nothingIsLeftOut() {
    let names = Self.numbers.keys + Self.moments.map(\.name) + ["orthogonal"]
    #expect(Set(initializers.names) == Set(names))
  }

  private func draw(
    _ name: String, _ shape: DrawShape, seed: UInt32 = 1, operation: String = "-"
  ) throws -> [Double] {
    var settings = SettingsStub(values: ["value": 0.5], choices: ["operation": operation])
    let initializer = try #require(initializers[name]).init(settings: &settings).erased
    var generator: any RandomGenerator = RandomSource(legacySeed: seed).makeGenerator()
    return initializer.draw(shape, using: &generator)
  }
}
