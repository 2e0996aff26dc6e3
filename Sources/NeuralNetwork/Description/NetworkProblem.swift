/// Something in a description that no network can be made from.
package struct NetworkProblem: Equatable, Sendable {
  /// The part of the description that it concerns.
  package enum Place: Hashable, Sendable {
    /// The inputs.
    case inputs
    /// The targets.
    case targets
    /// A layer, from 1, and the setting of it that is wrong, where it is one: `units`, `weights`.
    case layer(Int, key: String?)
    /// The targets, and the layer, from 1, whose number of units they call for another of.
    case units(Int)
    /// The loss.
    case loss
    /// The optimizer.
    case optimizer
  }

  /// Where it is.
  package var place: Place
  /// What is wrong, in a sentence without full stop, and what to do about it.
  package var message: String

  /// Reports a problem.
  package init(_ place: Place, _ message: String) {
    self.place = place
    self.message = message
  }
}

/// All the problems of one description.
package struct NetworkProblems: Error, Equatable {
  /// At least one, in the order of the description.
  package let problems: [NetworkProblem]
}

/// Why a layer cannot work on what the one before gives it.
package struct LayerMismatch: Error, Equatable {
  /// The setting that is wrong, if it is one.
  package var key: String?
  /// What is wrong, in a sentence without full stop.
  package var message: String

  /// Reports a mismatch.
  package init(key: String? = nil, _ message: String) {
    self.key = key
    self.message = message
  }
}

extension [Int] {
  /// A shape in words: "2 × 3", "vector of 3", "scalar".
  var shapeDescription: String {
    switch count {
    case 0: "a scalar"
    case 1: "a vector of \(self[0])"
    default: map(String.init).joined(separator: " × ")
    }
  }
}
