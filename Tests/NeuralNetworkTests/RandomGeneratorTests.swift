import Testing

@testable import NeuralNetwork

/// NumPy's draws, made by `Scripts/goldens/make-numpy`.
@Suite struct RandomGeneratorTests {
  @Test(arguments: GeneratorKind.allCases)
  func drawsWhatNumPyDraws(kind: GeneratorKind) throws {
    var generator = try #require(RandomSource(kind, seed: 0)).makeGenerator()
    var sequence = ""
    var count = 0
    for line in try Golden.lines("random.txt") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "generator" {
        sequence = line
        let kind = try #require(GeneratorKind(rawValue: words[1]))
        let seed = try #require(UInt64(words[2]))
        generator = try #require(RandomSource(kind, seed: seed)).makeGenerator()
      } else if sequence.contains(kind.rawValue) {
        try check(line, words, of: sequence, &generator)
        count += 1
      }
    }
    #expect(count > 1300)
  }

  @Test func acceptsTheSeedsThatNumPyAccepts() {
    #expect(RandomSource(.numpyLegacy, seed: 4_294_967_295) != nil)
    #expect(RandomSource(.numpyLegacy, seed: 4_294_967_296) == nil)
    #expect(RandomSource(.numpyDefault, seed: .max) != nil)
  }

  /// Filling memory continues a sequence, from any place in it, as single draws do.
  @Test(arguments: GeneratorKind.allCases)
  func fillsWithTheNumbersOfSingleDraws(kind: GeneratorKind) throws {
    var one = try #require(RandomSource(kind, seed: 3)).makeGenerator()
    var many = one
    for count in [0, 1, 2, 3, 310, 313, 5, 1000, 624, 7, 4096] {
      let filled = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
        many.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
        initialized = count
      }
      #expect(filled == (0..<count).map { _ in one.random() })
      #expect(many.nextUInt32() == one.nextUInt32())
    }
  }

  /// Makes the call of a line and compares what it gives.
  private func check(
    _ line: String, _ words: [String], of sequence: String,
    _ generator: inout any RandomGenerator
  ) throws {
    let equals = try #require(words.firstIndex(of: "="))
    let tail = (words.firstIndex(of: "~") ?? words.count)
    var drawn = try draw(words[0], Array(words[1..<equals]), from: &generator)
    let first = drawn.prefix(2).map { String($0, radix: 16) }
    #expect(first == Array(words[(equals + 2)..<tail]), "\(sequence): \(line)")
    var expected = words[tail...].dropFirst().compactMap { UInt64($0, radix: 16) }[...]
    for index in drawn.indices where !expected.isEmpty && isInTail(drawn[index]) {
      let unit = words[0] == "normal" ? 1 : UInt64(1) << 29
      let value = expected.removeFirst()
      #expect(max(drawn[index], value) - min(drawn[index], value) <= unit, "\(sequence): \(line)")
      drawn[index] = 0
    }
    #expect(expected.isEmpty)
    #expect(String(Golden.digest(drawn), radix: 16) == words[equals + 1], "\(sequence): \(line)")
  }

  private func isInTail(_ word: UInt64) -> Bool { Double(bitPattern: word).magnitude > 3.65415 }

  /// Makes a call as the file names it; the values as words.
  private func draw(
    _ name: String, _ arguments: [String], from generator: inout any RandomGenerator
  ) throws -> [UInt64] {
    let count = try #require(Int(arguments[arguments.count - 1]))
    let numbers = arguments.compactMap(Double.init)
    let integers = arguments.compactMap(Int.init)
    switch name {
    case "random": return (0..<count).map { _ in generator.random().bitPattern }
    case "random-float32":
      return (0..<count).map { _ in Double(generator.randomFloat32()).bitPattern }
    case "normal": return (0..<count).map { _ in generator.standardNormal().bitPattern }
    case "normal-float32":
      return (0..<count).map { _ in Double(generator.standardNormalFloat32()).bitPattern }
    case "uniform":
      return (0..<count).map { _ in generator.uniform(numbers[0], numbers[1]).bitPattern }
    case "integers":
      return (0..<count).map { _ in word(generator.integers(integers[0], integers[1])) }
    case "permutation": return generator.permutation(count).map(word)
    case "shuffle":
      var odd = (0..<count).map { 2 * $0 + 1 }
      generator.shuffle(&odd)
      return odd.map(word)
    case "choice": return generator.choice(integers[0], count, replace: true).map(word)
    case "sample": return generator.choice(integers[0], count, replace: false).map(word)
    default:
      Issue.record("no call is named \(name)")
      return []
    }
  }

  private func word(_ integer: Int) -> UInt64 { UInt64(bitPattern: Int64(integer)) }
}
