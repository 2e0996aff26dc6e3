import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// A seed, and where the notebook says it.
struct WrittenSeed: Sendable {
  var seed: Seed
  var range: SourceRange
}

extension Problems {
  /// A whole number of any size, or a list of them.
  func seed(_ node: YAMLNode) -> Seed? {
    if let nodes = node.sequence {
      let seeds = nodes.compactMap(seed)
      return seeds.count == nodes.count ? .list(seeds) : nil
    }
    guard let scalar = node.scalar, !scalar.isQuoted else { return notASeed(node) }
    if scalar.text.utf8.count > Self.mostDigits {
      error(node.range, "`seed` has more than \(Self.mostDigits) digits, at which Python stops too")
      return nil
    }
    if let seed = Seed(digits: scalar.text) { return seed }
    if let number = node.integer.flatMap(UInt64.init(exactly:)) { return Seed(number) }
    guard node.isWhole, let number = node.number, number < 0 else { return notASeed(node) }
    error(node.range, "`seed` must be at least 0, not \(scalar.text)")
    return nil
  }

  private func notASeed(_ node: YAMLNode) -> Seed? {
    wrongType(node, "seed", "an integer or a list of integers")
  }

  /// So many digits Python's `int` reads.
  private static let mostDigits = 4300

  /// Random numbers of a kind from a seed on, which is reported where the kind does not take it.
  func random(_ kind: GeneratorKind, from written: WrittenSeed) -> RandomSource {
    if let random = RandomSource(kind, seed: written.seed) { return random }
    error(
      written.range,
      "`\(kind.rawValue)` takes seeds from 0 to \(UInt32.max), or a list of such numbers, not "
        + "\(written.seed)",
      hint:
        "`random: {generator: \(GeneratorKind.numpyDefault.rawValue)}` takes integers of any size")
    // One seed of the front matter can be that of several networks.
    settle(written.range)
    return RandomSource(legacySeed: 0)
  }
}

extension KeyReader {
  /// Reads the seed of what draws numbers of its own, if it has one.
  mutating func random(_ kind: GeneratorKind, _ summary: String) -> RandomSource? {
    guard let node = seedNode(default: "none", summary), let seed = problems.seed(node) else {
      return nil
    }
    return problems.random(kind, from: WrittenSeed(seed: seed, range: node.range))
  }

  /// Reads the seed of a network's random numbers.
  mutating func seed(default fallback: WrittenSeed) -> WrittenSeed {
    let summary = "the seed of the network's random numbers, as in `np.random.seed`"
    guard let node = seedNode(default: "\(fallback.seed)", summary),
      let seed = problems.seed(node)
    else { return fallback }
    return WrittenSeed(seed: seed, range: node.range)
  }

  private mutating func seedNode(default fallback: String, _ summary: String) -> YAMLNode? {
    node(
      "seed", "integer, or list of integers",
      as: .either([.integer(0...Int.max), .list(of: .integer(0...Int.max))]), default: fallback,
      summary)
  }
}
