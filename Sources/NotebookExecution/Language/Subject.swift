import NeuralNetwork
import NotebookDocuments

/// What a name in `show`, in `expect` or in an inline value stands for.
enum Subject: Sendable {
  case quantity(Quantity)
  case predictions
  case evaluationPredictions
  case parameters
  case gradients
  case activations
  case metric(Metric)
  case exhibit(any Exhibit.Type)

  /// The names that stand for themselves, with what they show.
  static let fixed: [(name: String, subject: Subject, summary: String)] =
    [
      ("x", .quantity(.inputs), "the inputs"),
      ("y", .quantity(.targets), "the targets"),
      ("y_hat", .predictions, "the outputs of the last layer, ŷ"),
      ("predictions", .predictions, "the same; as a table beside the inputs and the targets"),
      (
        "evaluation-predictions", .evaluationPredictions,
        "the outputs for the samples of the last evaluation"
      ),
      ("error", .quantity(.error), "targets minus outputs, summed over everything"),
      ("loss", .quantity(.loss), "the loss as it is reported"),
      ("parameters", .parameters, "every parameter, in the order of the layers"),
      ("gradients", .gradients, "the gradient of every parameter"),
      ("activations", .activations, "the output of every layer"),
    ] + exhibits.map { ($0.name, .exhibit($0), $0.summary) }
    + Metric.named.map { ($0.name, .metric($0.metric), $0.summary) }

  /// The names made of letters and a layer's number, with what they show for layer 1.
  static let numbered: [(letter: String, summary: String)] = [
    ("W1", "the weights of layer 1"),
    ("b1", "its biases"),
    ("s1", "its weighted sum, before the biases are added"),
    ("z1", "its pre-activation"),
    ("a1", "its activation"),
    ("gamma1", "the factors of layer 1, a normalization"),
    ("beta1", "its summands"),
    (
      "mean1",
      "the running mean of layer 1, a `batch-normalization`; it is no parameter and has no gradient"
    ),
    ("variance1", "its running variance, likewise"),
    (
      "dW1",
      "the gradient of the differentiated loss with respect to W1; so db1, ds1, dz1, da1, dgamma1 and dbeta1; the backward "
        + "pass ends at the first layer and gives none for x"
    ),
  ]

  /// What a name shows; that of a numbered one is said of layer 1.
  static func summary(of name: String) -> String {
    if let entry = fixed.first(where: { $0.name == name }) { return entry.summary }
    let letters = name.prefix { !$0.isNumber }
    let number = name.dropFirst(letters.count)
    if let entry = numbered.first(where: { $0.letter.dropLast() == letters }) {
      return entry.summary.replacing("layer 1", with: "layer \(number)")
        .replacing("its ", with: "layer \(number)’s ", maxReplacements: 1)
    }
    guard letters.first == "d" else { return "" }
    return "the gradient of the differentiated loss with respect to \(name.dropFirst())"
  }

  /// What an item of `show` can say of how it looks.
  var options: Set<ShowOption> {
    guard case .exhibit(let type) = self else { return ShowOption.ofArrays }
    return type.options
  }

  /// What `as` can be.
  var forms: [Form] {
    guard case .exhibit(let type) = self else { return Form.allCases }
    return type.forms
  }

  private static let parameterLetters = ["W", "b", "gamma", "beta"]
  private static let statisticLetters = ["mean", "variance"]

  /// The names of what a layer can have.
  static func names(ofLayer layer: Int) -> [String] {
    let withGradients = (parameterLetters + ["s", "z", "a"]).map { "\($0)\(layer)" }
    return withGradients + withGradients.map { "d" + $0 } + statisticLetters.map { "\($0)\(layer)" }
  }

  /// Reads a name; nil where it is none.
  init?(name: String) {
    if let entry = Self.fixed.first(where: { $0.name == name }) {
      self = entry.subject
    } else if let metric = Metric(name: name) {
      self = .metric(metric)
    } else if let quantity = Self.quantity(named: name[...]) {
      self = .quantity(quantity)
    } else {
      return nil
    }
  }

  private static func quantity(named name: Substring) -> Quantity? {
    if name.first == "d", let inner = quantity(named: name.dropFirst()) {
      switch inner {
      case .gradient, .loss, .targets, .error, .statistic: return nil
      default: return .gradient(inner)
      }
    }
    if name == "x" { return .inputs }
    let letters = name.prefix { !$0.isNumber }
    guard !letters.isEmpty, let layer = Int(name.dropFirst(letters.count)), layer > 0,
      name.dropFirst(letters.count).first != "0"
    else { return nil }
    switch letters {
    case _ where parameterLetters.contains(String(letters)):
      return .parameter(String(letters), layer: layer)
    case _ where statisticLetters.contains(String(letters)):
      return .statistic(String(letters), layer: layer)
    case "s": return .weightedSum(layer: layer)
    case "z": return .preactivation(layer: layer)
    case "a": return .activation(layer: layer)
    default: return nil
    }
  }
}

extension Subject: Equatable {
  static func == (a: Subject, b: Subject) -> Bool {
    switch (a, b) {
    case (.quantity(let a), .quantity(let b)): a == b
    case (.metric(let a), .metric(let b)): a == b
    case (.exhibit(let a), .exhibit(let b)): a == b
    case (.predictions, .predictions), (.evaluationPredictions, .evaluationPredictions),
      (.parameters, .parameters), (.gradients, .gradients), (.activations, .activations):
      true
    default: false
    }
  }
}

// MARK: - Kinds

extension Subject {
  /// The exhibit, where it is one.
  var exhibit: (any Exhibit.Type)? {
    if case .exhibit(let type) = self { type } else { nil }
  }

  /// Whether it is made of what the last forward or backward pass computed for its samples.
  var isOfLastPass: Bool {
    switch self {
    case .quantity(.parameter), .quantity(.statistic): false
    case .quantity, .predictions, .gradients, .activations: true
    default: false
    }
  }

  /// Whether it is of the samples of the last evaluation.
  var isOfEvaluation: Bool {
    switch self {
    case .metric, .evaluationPredictions: true
    default: exhibit?.isOfEvaluation ?? false
    }
  }

  /// Whether it shows gradients.
  var isOfGradients: Bool {
    switch self {
    case .quantity(.gradient), .gradients: true
    default: exhibit?.isOfGradients ?? false
    }
  }

  /// Whether it is one array.
  var isArray: Bool {
    switch self {
    case .quantity, .predictions, .evaluationPredictions, .metric: true
    default: false
    }
  }

  /// What `expect` can claim of it.
  var claim: ClaimKind? { isArray ? .value : exhibit?.claim }
}
