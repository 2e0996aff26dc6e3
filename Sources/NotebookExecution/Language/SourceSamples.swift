import NeuralNetwork
import NotebookDocuments

/// Samples as their source has them, one in each row: a number that is missing is NaN, a name is nil.
struct SourceSamples {
  enum Targets {
    case numbers(Tensor)
    /// The name of each sample's class.
    case names([String?])
  }

  var inputs: Tensor
  var targets: Targets?
  var names = SampleNames()
}

extension SourceSamples {
  var count: Int { inputs.sampleCount }

  /// Refuses targets for another number of samples than the inputs.
  func checkCounts() throws(DataError) {
    let isVector = inputs.shape.count < 2
    let targetCount: Int
    switch targets {
    case nil: return
    case .names(let names): targetCount = names.count
    case .numbers(let targets):
      targetCount = isVector ? targets.sampleCount : targets.shape.first ?? 1
    }
    guard targetCount != count else { return }
    let targetSamples = "the targets are for \(targetCount) sample\(targetCount == 1 ? "" : "s")"
    throw DataError(
      isVector
        ? "\(targetSamples), but the inputs are \(inputs.shape.inWords), one sample"
        : "\(targetSamples), the inputs for \(count)")
  }

  /// Leaves out samples in which something is missing that the policy does not fill in.
  mutating func drop(by policy: MissingValues) throws(DataError) {
    guard policy.inputs == .drop || policy.targets == .drop else { return }
    try checkCounts()
    var complete = Array(0..<count)
    if policy.inputs == .drop, inputs.hasMissing {
      complete = inputs.shape.count < 2 ? [] : inputs.completeRows
    }
    if policy.targets == .drop {
      switch targets {
      case .names(let names): complete.removeAll { names[$0] == nil }
      case .numbers(let targets) where targets.hasMissing:
        let rows = Set(inputs.shape.count < 2 ? [] : targets.completeRows)
        complete.removeAll { !rows.contains($0) }
      case .numbers, nil: break
      }
    }
    guard complete.count < count else { return }
    guard !complete.isEmpty else {
      throw DataError(
        "a value is missing in every sample, so that `drop` leaves none",
        hint: "`missing: mean` fills in inputs; a column of which little is known can be left out")
    }
    inputs = inputs.rows(complete)
    switch targets {
    case .names(let names): targets = .names(complete.map { names[$0] })
    case .numbers(let numbers): targets = .numbers(numbers.rows(complete))
    case nil: break
    }
  }

  /// Turns the rows of matrices into columns, and columns into rows.
  mutating func transpose() {
    if inputs.shape.count == 2 { inputs = inputs.transpose }
    if case .numbers(let numbers) = targets, numbers.shape.count == 2 {
      targets = .numbers(numbers.transpose)
    }
  }
}

extension Tensor {
  /// How many samples it holds in its rows: a vector or a scalar is one.
  var sampleCount: Int { shape.count < 2 ? 1 : shape[0] }
}

/// What becomes of missing values.
struct MissingValues: Equatable {
  enum OfInputs: String, CaseIterable, Sendable {
    case error
    case drop
    /// The mean of the column.
    case mean
    case zero
  }

  enum OfTargets: String, CaseIterable, Sendable {
    case error
    case drop
  }

  var inputs = OfInputs.error
  var targets = OfTargets.error

  private static func parts(_ keys: inout KeyReader) -> (OfInputs, OfTargets) {
    let inputs = keys.choice("inputs", default: OfInputs.error, "")
    return (inputs, keys.choice("targets", default: OfTargets.error, ""))
  }

  /// Reads the key.
  init(reading keys: inout KeyReader) {
    let names = OfInputs.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    guard
      let node = keys.node(
        "missing", "\(names), or a mapping",
        as: .either([
          .names(OfInputs.allCases.map(\.rawValue)), .mapping { _ = Self.parts(&$0) },
        ]), default: "error",
        "what becomes of missing values: `drop` leaves out the samples, `mean` and `zero` fill in inputs; for both apart, "
          + "`{inputs: mean, targets: drop}`")
    else { return }
    if let entries = node.mapping {
      var parts = KeyReader(entries, of: "`missing`", at: node.range, problems: keys.problems)
      (inputs, targets) = Self.parts(&parts)
      parts.refuseUnknownKeys()
    } else if let name = keys.problems.name(node, "missing") {
      guard let word = OfInputs(rawValue: name) else {
        keys.problems.unknown(
          name, "value of `missing`", among: OfInputs.allCases.map(\.rawValue), at: node.range)
        return
      }
      inputs = word
      targets = word == .drop ? .drop : .error
    }
  }
}
