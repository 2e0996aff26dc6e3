import NeuralNetwork
import NotebookDocuments

/// What a name in `show`, in `expect` or in an inline value stands for.
enum Subject: Hashable, Sendable {
  case quantity(Quantity)
  case predictions
  case evaluationPredictions
  case parameters
  case gradients
  case activations
  case changes
  case lossTable
  case lossCurve
  case rateCurve
  case summary
  case gradientCheck
  case derivation
  case metric(Metric)
  case confusionMatrix
  case classificationReport
  case diagram
  case decisionBoundary
  case weightsHeatMap
  case weightsHistogram
  case gradientsDiagram
  case gradientsHeatMap
  case gradientsHistogram
  case activationMaps
  case training
  case lossSurface

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
      ("changes", .changes, "before, gradient and after of every parameter in the last update"),
      (
        "loss-table", .lossTable,
        "the recorded losses of the last training and, as a table, where it ended early"
      ),
      ("loss-curve", .lossCurve, "the losses of the last training as a picture"),
      ("learning-rate-curve", .rateCurve, "the learning rates of the last training as a picture"),
      ("summary", .summary, "the layers with their shapes and parameter counts"),
      ("gradient-check", .gradientCheck, "the last gradient check, for each parameter"),
      (
        "derivation", .derivation,
        "the chain rule written out for the last passes and one sample, with the numbers in it"
      ),
      (
        "confusion-matrix", .confusionMatrix,
        "how often each class was taken for each, in the last evaluation"
      ),
      ("classification-report", .classificationReport, "precision, recall and F1 of each class"),
      ("diagram", .diagram, "the network as a picture, with the weights"),
      (
        "decision-boundary", .decisionBoundary,
        "the answers over the plane of two inputs, with the samples"
      ),
      ("weights-heatmap", .weightsHeatMap, "the weights of every layer as colours"),
      ("weights-histogram", .weightsHistogram, "how the weights of every layer are distributed"),
      ("gradients-diagram", .gradientsDiagram, "the network as a picture, with the gradients"),
      (
        "gradients-heatmap", .gradientsHeatMap,
        "the gradients of the weights of every layer as colours"
      ),
      ("gradients-histogram", .gradientsHistogram, "how those gradients are distributed"),
      (
        "activation-maps", .activationMaps,
        "what each unit answers over the plane of two inputs, as colours"
      ),
      (
        "training", .training,
        "the last training in up to 41 frames, to be stepped through on a page: the weights, the loss "
          + "and, for two inputs, the answers over their plane"
      ),
      (
        "loss-surface", .lossSurface,
        "the loss around the path that the last training took, along the path's two principal directions"
      ),
    ] + Metric.named.map { ($0.name, .metric($0.metric), $0.summary) }

  /// The names made of letters and a layer's number, with what they show for layer 1.
  static let numbered: [(letter: String, summary: String)] = [
    ("W1", "the weights of layer 1"),
    ("b1", "its biases"),
    ("s1", "its weighted sum, before the biases are added"),
    ("z1", "its pre-activation"),
    ("a1", "its activation"),
    (
      "dW1",
      "the gradient of the differentiated loss with respect to W1; so db1, ds1, dz1 and da1; the backward "
        + "pass ends at the first layer and gives none for x"
    ),
  ]

  /// Whether it is made from states that a training passes through, which are kept for it alone.
  var needsFrames: Bool { self == .training || self == .lossSurface }

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
      case .gradient, .loss, .targets, .error: return nil
      default: return .gradient(inner)
      }
    }
    if name == "x" { return .inputs }
    let letters = name.prefix { !$0.isNumber }
    guard !letters.isEmpty, let layer = Int(name.dropFirst(letters.count)), layer > 0,
      name.dropFirst(letters.count).first != "0"
    else { return nil }
    switch letters {
    case "s": return .weightedSum(layer: layer)
    case "z": return .preactivation(layer: layer)
    case "a": return .activation(layer: layer)
    case "W", "b", "gamma", "beta": return .parameter(String(letters), layer: layer)
    default: return nil
    }
  }
}

extension Quantity {
  /// The name in a notebook: `dW1`.
  var name: String {
    switch self {
    case .inputs: "x"
    case .targets: "y"
    case .weightedSum(let layer): "s\(layer)"
    case .preactivation(let layer): "z\(layer)"
    case .activation(let layer): "a\(layer)"
    case .parameter(let letter, let layer): "\(letter)\(layer)"
    case .loss: "loss"
    case .error: "error"
    case .gradient(let quantity): "d\(quantity.name)"
    }
  }
}
