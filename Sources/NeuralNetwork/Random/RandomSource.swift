/// Which of NumPy's two families of generators random numbers come from.
package enum GeneratorKind: String, CaseIterable, Sendable {
  /// MT19937, as after `np.random.seed(seed)` or `np.random.RandomState(seed)`.
  case numpyLegacy = "numpy-legacy"
  /// PCG64, as `np.random.default_rng(seed)`.
  case numpyDefault = "numpy-default"

  /// Whether NumPy takes a seed: of any size and any lists of them, but for the legacy generator, which
  /// takes 32 bits or a list of such numbers.
  package func takes(_ seed: Seed) -> Bool {
    switch (self, seed) {
    case (.numpyDefault, _): true
    case (.numpyLegacy, .number(let words)): words.count == 1
    case (.numpyLegacy, .list(let seeds)):
      !seeds.isEmpty
        && seeds.allSatisfy { if case .number(let words) = $0 { words.count == 1 } else { false } }
    }
  }
}

/// Where random numbers come from: a kind of generator and its seed.
package struct RandomSource: Sendable, Equatable {
  /// The kind of generator.
  package let kind: GeneratorKind
  /// One of the seeds that the kind takes.
  package let seed: Seed

  /// Makes a source, or nil where the kind does not take the seed.
  package init?(_ kind: GeneratorKind, seed: Seed) {
    guard kind.takes(seed) else { return nil }
    self.kind = kind
    self.seed = seed
  }

  /// Makes a source of the legacy kind, for which every 32-bit seed is valid.
  package init(legacySeed seed: UInt32) {
    kind = .numpyLegacy
    self.seed = Seed(UInt64(seed))
  }

  /// A generator at the start of its sequence.
  package func makeGenerator() -> any RandomGenerator {
    switch kind {
    case .numpyLegacy: LegacyGenerator(seed: seed)
    case .numpyDefault: DefaultGenerator(seed: seed)
    }
  }
}
