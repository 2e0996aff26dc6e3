/// Which of the two axes, samples and features, a value shows, by NumPy's rules for `np.dot` and `+`.
///
/// The engine computes samples × features throughout; a reader who wrote vectors sees vectors.
package struct Axes: Equatable, Sendable {
  /// Whether there is an axis of samples.
  package var samples: Bool
  /// Whether there is an axis of features.
  package var features: Bool

  /// Names the axes that are shown.
  package init(samples: Bool, features: Bool) {
    self.samples = samples
    self.features = features
  }

  /// The axes of a literal batch of inputs: a vector or scalar is one sample.
  init(inputsOfRank rank: Int) {
    samples = rank >= 2
    features = rank >= 1
  }

  /// The axes of `x·W` for x of these axes.
  func times(weightsOfRank rank: Int) -> Axes {
    switch rank {
    case 0: self
    case 1: Axes(samples: samples, features: false)
    default: Axes(samples: samples, features: true)
    }
  }

  /// The axes of `s + b` for s of these axes.
  func plus(biasesOfRank rank: Int) -> Axes {
    switch rank {
    case 0: self
    case 1: Axes(samples: samples, features: features || !samples)
    default: Axes(samples: true, features: true)
    }
  }
}
