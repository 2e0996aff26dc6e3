import NeuralNetwork
import NotebookDocuments

/// Whether the gradients of a network are those of the loss that it reports.
struct GradientTruth {
  /// What is reported and differentiated.
  let loss: LossDescription
  /// By which number the gradients exceed those of the reported loss.
  let scale: Double
  /// The layers, from 1, that take their activation's slope at a instead of at z.
  let slips: [Int]
  /// The comparison with finite differences; nil where it would take too long.
  let check: GradientCheck?

  /// Judges the gradients of a network that has made a forward pass; nil without a loss.
  init?(_ network: Network) {
    guard let loss = network.description.loss, network.description.data.targets != nil else {
      return nil
    }
    self.loss = loss
    scale = network.gradientScale
    slips = network.description.layers.enumerated().compactMap { index, layer in
      layer.derivative == .activation && !(layer.activation is Identity) ? index + 1 : nil
    }
    check = Self.isAffordable(network) ? network.checkGradients() : nil
  }

  /// Two forward passes for each parameter should not be noticed.
  private static func isAffordable(_ network: Network) -> Bool {
    guard WorkedPass.reasonForLacking(network.description) == nil,
      let outputs = network[.activation(layer: network.description.layers.count)]
    else { return false }
    let parameters = network.layerSummaries.reduce(0) { $0 + $1.parameterCount }
    return parameters <= 200 && outputs.elements.count <= 200
      && network.description.data.inputs.elements.count <= 1000
  }

  /// The parameters whose gradients are wrong.
  var wrong: [String] {
    (check?.entries ?? []).filter { $0.verdict == .wrong }.map {
      Quantity.gradient($0.quantity).name
    }
  }

  /// Whether they are known to be those of the reported loss.
  var isConfirmed: Bool { scale == 1 && check?.verdict == .right && loss.report != .none }

  /// What the page says.
  var notes: [Note] {
    var notes: [Note] = []
    if let sentence = reduction { notes.append(Note(.information, sentence)) }
    if let sentence = mistake { notes.append(Note(.warning, sentence)) }
    return notes
  }

  /// That another loss is differentiated than is reported.
  private var reduction: String? {
    guard scale != 1 else { return nil }
    let factor = NumPyScalar.integer(max(scale, 1 / scale).rounded())
    switch loss.report {
    case .mean:
      return "These are the gradients of the sum of the losses. The loss that is reported is their "
        + "mean: the gradients are \(factor) times its own."
    case .sum:
      return
        "These are the gradients of the mean of the losses. The loss that is reported is their "
        + "sum: its own gradients are \(factor) times as large."
    case .none:
      return "The losses are reported one by one; these are the gradients of their mean."
    }
  }

  /// That the gradients are of no loss at all.
  private var mistake: String? {
    if wrong.isEmpty, slips.isEmpty { return nil }
    var sentences: [String] = []
    if !wrong.isEmpty {
      sentences.append(
        "These are not the gradients of the loss: \(Self.list(wrong)) "
          + "\(wrong.count == 1 ? "does" : "do") not agree with finite differences.")
    }
    if let slip { sentences.append(slip) }
    return sentences.joined(separator: " ")
  }

  /// Where the slope is taken at the wrong point.
  var slip: String? {
    guard !slips.isEmpty else { return nil }
    let layers = Self.list(slips.map(String.init))
    return "\(slips.count == 1 ? "Layer" : "Layers") \(layers) "
      + "\(slips.count == 1 ? "takes" : "take") the slope of the activation at a instead of at z."
  }

  private static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
