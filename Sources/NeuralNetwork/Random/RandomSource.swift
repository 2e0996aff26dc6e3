/// Which of NumPy's two families of generators random numbers come from.
package enum GeneratorKind: String, CaseIterable, Sendable {
  /// MT19937, as after `np.random.seed(seed)` or `np.random.RandomState(seed)`.
  case numpyLegacy = "numpy-legacy"
  /// PCG64, as `np.random.default_rng(seed)`.
  case numpyDefault = "numpy-default"

  /// The seeds it accepts: for the legacy generator NumPy's limit of 32 bits.
  package var seeds: ClosedRange<UInt64> {
    switch self {
    case .numpyLegacy: 0...UInt64(UInt32.max)
    case .numpyDefault: 0...UInt64.max
    }
  }
}

/// Where random numbers come from: a kind of generator and its seed.
package struct RandomSource: Sendable, Equatable {
  /// The kind of generator.
  package let kind: GeneratorKind
  /// One of the seeds that the kind accepts.
  package let seed: UInt64

  /// Makes a source, or nil where the seed is not one of `kind.seeds`.
  package init?(_ kind: GeneratorKind, seed: UInt64) {
    guard kind.seeds.contains(seed) else { return nil }
    self.kind = kind
    self.seed = seed
  }

  /// Makes a source of the legacy kind, for which every 32-bit seed is valid.
  package init(legacySeed seed: UInt32) {
    kind = .numpyLegacy
    self.seed = UInt64(seed)
  }

  /// A generator at the start of its sequence.
  package func makeGenerator() -> any RandomGenerator {
    switch kind {
    case .numpyLegacy: LegacyGenerator(seed: UInt32(truncatingIfNeeded: seed))
    case .numpyDefault: DefaultGenerator(seed: seed)
    }
  }
}
