import NeuralNetwork
import NotebookDocuments

/// What `data` says of how inputs are scaled by what their columns hold.
struct DataScaling {
  enum Kind {
    case standardize
    case stretch(to: ClosedRange<Double>)
    case divideByGreatest
  }

  /// Which samples the numbers to scale and to fill in by are taken from.
  enum Statistics: String, CaseIterable, Sendable {
    /// Those that are trained on.
    case training
    /// All, the test samples included.
    case all
  }

  private(set) var kind: Kind?
  /// The key that asks for it.
  private(set) var key = ""
  /// A number to divide by before.
  private(set) var divisor: Double?
  let statistics: Statistics

  /// Reads the keys.
  ///
  /// - Parameter missing: what becomes of missing values, which a mean may stand for.
  init(reading keys: inout KeyReader, _ missing: MissingValues) {
    var kinds: [(key: String, kind: Kind)] = []
    let divisor = keys.node(
      "divide-by", "number, or `maximum`",
      as: .either([.number(.positive), .names(["maximum"])]), default: "none",
      "a number to divide the inputs by, or the greatest number of each input, as `x / np.amax(x, axis=0)`"
    )
    if let divisor {
      if divisor.text == "maximum" {
        kinds.append(("divide-by", .divideByGreatest))
      } else if divisor.number == nil {
        let _: Void? = keys.problems.wrongType(divisor, "divide-by", "a number or `maximum`")
      } else {
        self.divisor = keys.problems.number(divisor, "divide-by", in: .positive)
      }
    }
    if keys.flag(
      "standardize", default: false,
      "subtracts each input's mean and divides by its standard deviation")
    {
      kinds.append(("standardize", .standardize))
    }
    if let range = keys.range(
      "min-max",
      "what each input's least and greatest number become, such as `[0, 1]`; all others come in proportion"
    ) {
      kinds.append(("min-max", .stretch(to: range)))
    }
    statistics = keys.choice(
      "statistics", default: .training,
      "the samples whose means, deviations, least and greatest numbers are scaled and filled in by: `all` are those before "
        + "the `split`, or with those of `test`")
    if kinds.count > 1 {
      keys.problems.error(
        keys.place(of: kinds[1].key),
        "`\(kinds[1].key)` scales what `\(kinds[0].key)` has scaled; give one of them")
    }
    (key, kind) = kinds.first.map { ($0.key, $0.kind) } ?? ("", nil)
    if keys.has("statistics"), kind == nil, !keys.has("min-max"), missing.inputs != .mean {
      keys.problems.error(
        keys.place(of: "statistics"), "`statistics` does nothing here",
        hint: "it is for `standardize`, `min-max`, `divide-by: maximum` and `missing: mean`")
    }
  }

  /// The scaling that samples ask for.
  ///
  /// - Parameter names: what the inputs are called, for messages.
  func fitted(to samples: Tensor, names: [String]?) throws(DataError) -> ColumnScaling? {
    switch kind {
    case nil: nil
    case .standardize: .standardizing(samples)
    case .stretch(let range): .stretching(samples, to: range)
    case .divideByGreatest: try .dividingByGreatest(samples, names: names)
    }
  }
}
