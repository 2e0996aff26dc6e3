import Testing

@testable import NeuralNetwork

/// NumPy's draws, made by `Scripts/goldens/make-numpy`.
@Suite struct RandomGeneratorTests {
  @Test(arguments: GeneratorKind.allCases)
  func drawsWhatNumPyDraws(kind: GeneratorKind) throws {
    var generator = try #require(RandomSource(kind, seed: Seed(0))).makeGenerator()
    var sequence = ""
    var count = 0
    for line in try Golden.lines("random.txt") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "generator" {
        sequence = line
        let kind = try #require(GeneratorKind(rawValue: words[1]))
        let seed = try #require(Seed(json: words[2]))
        generator = try #require(RandomSource(kind, seed: seed)).makeGenerator()
      } else if sequence.contains(kind.rawValue) {
        try check(line, words, of: sequence, &generator)
        count += 1
      }
    }
    #expect(count > 1400)
  }

  @Test func acceptsTheSeedsThatNumPyAccepts() {
    let taken = ["4294967295", "[0]", "[1,4294967295]"]
    let notTaken = ["4294967296", "[]", "[4294967296]", "[[1],2]"]
    for (text, isTaken) in taken.map({ ($0, true) }) + notTaken.map({ ($0, false) }) {
      let seed = Seed(json: text)!
      #expect((RandomSource(.numpyLegacy, seed: seed) != nil) == isTaken, "\(text)")
      #expect(RandomSource(.numpyDefault, seed: seed) != nil)
    }
  }

  /// Python's integers: `int("0x3034c61a9ae04ff8cb62ab8ec2c4b501", 16)`.
  @Test func readsSeedsOfAnySize() {
    let number = Seed(digits: "0x3034c61a9ae04ff8cb62ab8ec2c4b501")
    #expect("\(number!)" == "64076961259285389890164002958222865665")
    #expect(number == Seed(digits: "64076961259285389890164002958222865665"))
    #expect(Seed(digits: "0o17") == Seed(15))
    #expect(Seed(digits: "000") == Seed(0))
    #expect(Seed(digits: "18446744073709551615") == Seed(.max))
    #expect("\(Seed.list([Seed(7), .list([Seed(0)])]))" == "[7, [0]]")
    for text in ["", "-1", "+1", "1.", "1e3", "0x", "0xg", "0o8", "٣"] {
      #expect(Seed(digits: text) == nil, "\(text)")
    }
  }

  /// Filling memory continues a sequence, from any place in it, as single draws do.
  @Test(arguments: GeneratorKind.allCases)
  func fillsWithTheNumbersOfSingleDraws(kind: GeneratorKind) throws {
    var one = try #require(RandomSource(kind, seed: Seed(3))).makeGenerator()
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
    let drawn = try draw(words[0], Array(words[1..<equals]), from: &generator)
    let first = drawn.prefix(2).map { String($0, radix: 16) }
    #expect(first == Array(words[(equals + 2)...]), "\(sequence): \(line)")
    #expect(String(Golden.digest(drawn), radix: 16) == words[equals + 1], "\(sequence): \(line)")
  }

  /// Makes a call as the file names it; the values as words.
  private func draw(
    _ name: String, _ arguments: [String], from generator: inout any RandomGenerator
  ) throws -> [UInt64] {
    let count = try #require(Int(arguments[arguments.count - 1]))
    let numbers = arguments.compactMap(Double.init)
    let integers = arguments.compactMap(Int.init)
    switch name {
    case "random": return (0..<count).map { _ in generator.random().bitPattern }
    case "normal": return (0..<count).map { _ in generator.standardNormal().bitPattern }
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

extension Seed {
  /// A number, or lists in brackets without spaces.
  fileprivate init?(json text: String) {
    guard text.hasPrefix("[") else {
      self.init(digits: text)
      return
    }
    var parts: [String] = []
    var depth = 0
    for character in text.dropFirst().dropLast() {
      if depth == 0, character == "," || parts.isEmpty { parts.append("") }
      if depth == 0, character == "," { continue }
      depth += character == "[" ? 1 : character == "]" ? -1 : 0
      parts[parts.count - 1].append(character)
    }
    let seeds = parts.compactMap(Seed.init(json:))
    guard seeds.count == parts.count else { return nil }
    self = .list(seeds)
  }
}
