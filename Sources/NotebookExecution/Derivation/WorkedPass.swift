import NeuralNetwork
import NotebookDocuments

/// All values of one forward and backward pass as the engine computed them, and of the update that
/// followed if there was one: what a derivation is written from.
struct WorkedPass: Sendable {
  /// A layer's values; those of samples are of the whole batch.
  struct Layer: Sendable {
    var description: LayerDescription
    var inputs: Int
    var outputs: Int
    /// The parameters that the pass was made with.
    var parameters: [Parameter]
    var z: Tensor
    var a: Tensor
    var dz: Tensor
    var da: Tensor

    var isDense: Bool { description.transform is Dense }
    var isIdentity: Bool { description.activation is Identity }

    func parameter(_ letter: String) -> Parameter? { parameters.first { $0.letter == letter } }
  }

  struct Parameter: Sendable {
    var letter: String
    var value: Tensor
    var gradient: Tensor
    /// After the update.
    var updated: Tensor?
  }

  var description: NetworkDescription
  var loss: LossDescription
  var inputs: Tensor
  var targets: Tensor
  /// The loss as it is reported.
  var reportedLoss: Tensor
  var layers: [Layer]
  /// What made the update.
  var optimizer: (any Optimizer)?

  /// Takes the values out of a network whose last steps were `forward`, `backward` and, where
  /// there is an optimizer, `update`.
  init?(_ network: Network, updatedBy optimizer: (any Optimizer)?) {
    guard let loss = network.description.loss, let inputs = network[.inputs],
      let targets = network[.targets], let reported = network[.loss]
    else { return nil }
    description = network.description
    self.loss = loss
    self.inputs = inputs
    self.targets = targets
    self.optimizer = optimizer
    reportedLoss = reported
    let changes = Dictionary(
      (optimizer == nil ? [] : network.lastUpdate ?? []).map { ($0.quantity, $0) }
    ) { first, _ in first }
    let summaries = network.layerSummaries
    layers = []
    for (index, layer) in description.layers.enumerated() {
      let number = index + 1
      guard let z = network[.preactivation(layer: number)],
        let a = network[.activation(layer: number)],
        let dz = network[.gradient(.preactivation(layer: number))],
        let da = network[.gradient(.activation(layer: number))]
      else { return nil }
      let summary = summaries[index]
      layers.append(
        Layer(
          description: layer, inputs: summary.inputShape.reduce(1, *),
          outputs: summary.outputShape.reduce(1, *),
          parameters: ["W", "b"].compactMap {
            Self.parameter($0, number, network, changes)
          }, z: z, a: a, dz: dz, da: da))
    }
  }

  private static func parameter(
    _ letter: String, _ layer: Int, _ network: Network,
    _ changes: [Quantity: ParameterChange]
  ) -> Parameter? {
    let quantity = Quantity.parameter(letter, layer: layer)
    guard let value = network[quantity], let gradient = network[.gradient(quantity)] else {
      return nil
    }
    let change = changes[quantity]
    return Parameter(
      letter: letter, value: change?.before ?? value, gradient: gradient, updated: change?.after)
  }

  /// Why a network has no derivation; nil where it has one.
  static func reasonForLacking(_ description: NetworkDescription) -> String? {
    if description.loss == nil { return "the network has no loss to differentiate" }
    if description.data.targets == nil { return "the network's data has no targets" }
    for (index, layer) in description.layers.enumerated() {
      guard layer.transform is Dense || layer.transform is ActivationOnly else {
        let name = type(of: layer.transform).name
        return "it is written out for dense layers, and layer \(index + 1) is `\(name)`"
      }
    }
    return nil
  }

  // MARK: - Samples

  var samplesAreColumns: Bool { description.orientation == .outputInput }

  /// How many samples the pass was over.
  var samples: Int {
    layers.last.map { $0.a.elements.count / $0.outputs } ?? 0
  }

  /// One sample's elements of a batch's value.
  func sample(_ number: Int, of batch: Tensor) -> Tensor {
    let count = batch.elements.count / samples
    let elements = (0..<count).map { element in
      let isColumn = samplesAreColumns && batch.shape.count == 2
      return batch.elements[isColumn ? element * samples + number : number * count + element]
    }
    return Tensor(shape: [count], elements: elements, elementType: batch.elementType)
  }

  /// One sample's targets, an index of a class as a one among zeros.
  func target(_ number: Int) -> Tensor {
    let target = sample(number, of: targets)
    guard let outputs = layers.last?.outputs, outputs > 1, target.elements.count == 1 else {
      return target
    }
    let elements = (0..<outputs).map { Double($0) == target.elements[0] ? 1.0 : 0 }
    return Tensor(shape: [outputs], elements: elements, elementType: .int64)
  }

  // MARK: - The loss

  /// What the sum of the loss's terms is divided by for their mean.
  var meanCount: Int {
    samples * (loss.function.mean == .overSamples ? 1 : layers.last?.outputs ?? 1)
  }

  /// Whether the loss that is differentiated is another than the one that is reported.
  var differentiatesAnother: Bool {
    guard meanCount > 1 else { return false }
    switch (loss.report, loss.differentiate) {
    case (.mean, .sum), (.sum, .mean): return true
    default: return false
    }
  }

  /// Whether the engine takes the gradient of z for a − y, without the two factors of the chain.
  var isFused: Bool {
    guard let last = layers.last?.description else { return false }
    return last.derivative == .preactivation && loss.function.fuses(with: last.activation)
  }
}
