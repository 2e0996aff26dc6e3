import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockDecoder {
  /// Reads what the first block of a network says, and adds the network to the declared ones.
  mutating func readDeclaration(_ keys: inout KeyReader, into block: inout Block) {
    let errorsBefore = problems.errorCount
    block.places.block = block.range
    if keys.has(Self.origin) { block.places.origin = keys.valuePlace(of: Self.origin) }
    let generator = keys.generator(default: defaults.generator)
    let random = problems.random(generator, from: keys.seed(default: defaults.seed))
    let precision = keys.choice(
      "precision", default: defaults.precision, "the scalar type that the network computes in")
    let orientation = keys.choice(
      "orientation", default: Orientation.inputOutput,
      "`input-output`: W is inputs × units, z = x·W + b; `output-input`: W is units × inputs, "
        + "z = W·x + b, samples are columns")
    let data = readData(&keys, random, orientation, into: &block)
    let layers = readLayers(&keys, into: &block)
    if let notes = problems.notes { notes.mostLayers = max(notes.mostLayers, layers.count) }
    let loss = readLoss(&keys, into: &block)
    var network = DeclaredNetwork(name: block.network, range: block.range, isSound: false)
    if var data, problems.errorCount == errorsBefore {
      var description = NetworkDescription(
        precision: precision, orientation: orientation, random: random,
        data: data.beforeSplit ?? data.training, layers: layers, loss: loss)
      for problem in description.problems() { report(problem, of: data, in: block.places) }
      if let test = data.test, block.places.test != nil, problems.errorCount == errorsBefore {
        checkTest(test, description, data, block.places)
      }
      description.data = data.training
      data.beforeSplit = nil
      network.description = description
      network.isSound = problems.errorCount == errorsBefore
      if network.isSound {
        warnOfOutputs(of: description, in: block)
        warnOfLabels(data, of: description, in: block)
        block.declaration = description
        block.data = data
      }
    }
    networks[network.name] = network
  }

  /// Reports what prevents a network from being judged by test samples of their own.
  private func checkTest(
    _ test: Dataset, _ network: NetworkDescription, _ data: LoadedData, _ places: DeclarationPlaces
  ) {
    var (network, places) = (network, places)
    network.data = test
    places.inputs = places.test?.inputs
    places.targets = places.test?.targets
    for problem in network.problems() { report(problem, of: data, in: places) }
  }

  /// Puts a problem of the network at the part of the block that it is about.
  func report(_ problem: NetworkProblem, of data: LoadedData, in places: DeclarationPlaces) {
    let range =
      switch problem.place {
      case .inputs: places.inputs ?? places.data
      case .targets: places.targets ?? places.data
      case .layer(let layer, let key):
        key.flatMap { places.layerKeys[layer - 1][$0] } ?? places.layers[layer - 1]
      case .units(let layer):
        places.layerKeys[layer - 1]["units"] ?? places.layerKeys[layer - 1]["weights"]
          ?? places.layers[layer - 1]
      case .loss: places.loss ?? places.block
      case .optimizer: places.optimizer ?? places.block
      }
    let hint: String? =
      switch problem.place {
      case .units: data.hintAboutClasses
      case .targets: data.hintAboutLabelsFromOne
      default: nil
      }
    // What fits the network that this one is like may not fit what this one changes.
    let isInherited = range.lowerBound < places.block.lowerBound
    problems.error(isInherited ? places.origin ?? range : range, problem.message, hint: hint)
  }

  /// Warns where the loss takes the outputs for what they are not.
  private func warnOfOutputs(of description: NetworkDescription, in block: Block) {
    guard let loss = description.loss?.function, let layer = description.layers.last,
      layer.transform is Dense || layer.transform is Convolution
    else { return }
    let activation = type(of: layer.activation).name
    let (what, hint): (String, String)
    switch loss.outputs {
    case .logits where layer.activation.givesProbabilities:
      (what, hint) = ("logits", "leave out the activation of the last layer")
    case .probabilities where !layer.activation.givesProbabilities:
      let needed = loss.acceptsClasses ? Softmax.name : Sigmoid.name
      (what, hint) = ("probabilities", "add `activation: \(needed)` to the last layer")
    default: return
    }
    problems.warning(
      block.places.loss ?? block.range,
      "`\(type(of: loss).name)` takes \(what), which `\(activation)` in the last layer does not give",
      hint: hint)
  }

  /// Warns where the first output waits for a class that no sample has.
  private func warnOfLabels(
    _ data: LoadedData, of description: NetworkDescription, in block: Block
  ) {
    guard description.loss?.function.acceptsClasses == true, data.oneHotClasses == nil,
      let hint = data.hintAboutLabelsFromOne
    else { return }
    problems.warning(
      block.places.targets ?? block.places.data,
      "no sample is of the class 0, which the first output stands for", hint: hint)
  }

  // MARK: - Data

  private func readData(
    _ keys: inout KeyReader, _ random: RandomSource, _ orientation: Orientation,
    into block: inout Block
  ) -> LoadedData? {
    guard
      let node = keys.node(
        "data", "mapping", as: .definition("data"), default: nil,
        "what the network learns from: literals, a file or a generator")
    else {
      problems.error(block.range, "the network has no `data`", hint: "add `data: {inputs: [[…]]}`")
      return nil
    }
    block.places.data = node.range
    let decoder = DataDecoder(
      problems: problems, files: inclusions.scope(of: node.range), random: random,
      orientation: orientation)
    // A generator without settings may be named by itself.
    if let name = node.text {
      guard dataGenerators[name] != nil else {
        problems.unknown(name, dataGenerators.kind, among: dataGenerators.names, at: node.range)
        return nil
      }
      let entry = YAMLEntry(
        key: name, keyRange: node.range, value: YAMLNode(.mapping([]), range: node.range))
      var data = KeyReader([entry], of: "`data`", at: node.range, problems: problems)
      return decoder.read(&data, places: &block.places)
    }
    guard let entries = node.mapping else {
      return problems.wrongType(node, "data", "a mapping such as `{inputs: [[…]], targets: [[…]]}`")
    }
    var data = KeyReader(entries, of: "`data`", at: node.range, problems: problems)
    return decoder.read(&data, places: &block.places)
  }

  // MARK: - Layers

  private func readLayers(_ keys: inout KeyReader, into block: inout Block) -> [LayerDescription] {
    guard
      let node = keys.node(
        "layers", "list of layers", as: .list(of: .definition("layer")), default: nil,
        "the layers, input to output"),
      let nodes = problems.list(node, "layers", of: "layers")
    else { return [] }
    if nodes.isEmpty { problems.error(node.range, "`layers` is empty: a network needs one") }
    block.places.layers = nodes.map(\.range)
    block.places.layerKeys = nodes.map { node in
      guard case .mapping(let entries) = node.content else { return [:] }
      return Dictionary(entries.map { ($0.key, $0.value.range) }) { first, _ in first }
    }
    return nodes.enumerated().compactMap { problems.layer($1, number: $0 + 1) }
  }

  // MARK: - Loss

  private func readLoss(_ keys: inout KeyReader, into block: inout Block) -> LossDescription? {
    let node = keys.node(
      "loss", "loss", as: .definition("loss"), default: "none",
      "the loss function; as a mapping also what is reported and what is differentiated")
    block.places.loss = node?.range
    guard let (loss, differentiate) = node.map(problems.loss) else { return nil }
    block.places.differentiate = differentiate
    return loss
  }
}

extension Problems {
  /// A layer: a mapping with the layer's kind (`dense` unless it says so) and its settings, or the
  /// name of a kind that needs none.
  func layer(_ node: YAMLNode, number: Int) -> LayerDescription? {
    if let name = node.text {
      return transform(name, at: node.range).map { type in
        var keys = KeyReader([], of: "layer \(number)", at: node.range, problems: self)
        return LayerDescription(type.init(settings: &keys).erased)
      }
    }
    guard case .mapping(let entries) = node.content else {
      return wrongKind(node, "a layer", "a mapping such as `{units: 2, activation: sigmoid}`")
    }
    if entries.count == 1, isKind(entries[0]) { return nil }
    var keys = KeyReader(entries, of: "layer \(number)", at: node.range, problems: self)
    return layer(&keys)
  }

  /// Reports that the only key of a layer is its kind, as it may be called elsewhere, and no setting.
  private func isKind(_ entry: YAMLEntry) -> Bool {
    if Synonyms.advice(onMissing: entry.key) != nil {
      unknown(entry.key, transforms.kind, among: transforms.names, at: entry.keyRange)
      return true
    }
    let kind =
      transforms[entry.key] == nil
      ? Synonyms.name(for: entry.key, among: transforms.names) : entry.key
    guard let kind else { return false }
    let units = kind == Dense.name ? entry.value.integer : nil
    error(
      entry.keyRange, "a layer is written as its settings",
      hint: units.map { "write `{units: \($0)}`" }
        ?? "its kind is one of them: `{layer: \(kind), …}`")
    return true
  }

  func layer(_ keys: inout KeyReader) -> LayerDescription? {
    let common = layerKeys(&keys)
    guard let type = transform(common.kind, at: keys.valuePlace(of: "layer")) else { return nil }
    let transform = type.init(settings: &keys).erased
    keys.refuseUnknownKeys()
    return LayerDescription(
      transform, activation: common.activation, derivative: common.derivative,
      isTrainable: common.isTrainable)
  }

  /// The keys that every kind of layer has.
  func layerKeys(
    _ keys: inout KeyReader
  ) -> (
    kind: String, activation: any Activation, derivative: LayerDescription.DerivativePoint,
    isTrainable: Bool
  ) {
    let kind = keys.text("layer", default: Dense.name, "the kind of layer") ?? Dense.name
    let (activation, derivative) = activation(&keys)
    let isTrainable = keys.flag("trainable", default: true, "`false` freezes its parameters")
    return (kind, activation, derivative, isTrainable)
  }

  private func transform(
    _ name: String, at range: SourceRange
  ) -> (any Component<any Transform>.Type)? {
    if let type = transforms[name] {
      notes?.note(transforms.kind, name, type.summary, at: range)
      return type
    }
    unknown(name, transforms.kind, among: transforms.names, at: range)
    return nil
  }

  private func activation(
    _ keys: inout KeyReader
  ) -> (any Activation, LayerDescription.DerivativePoint) {
    guard
      let node = keys.node(
        "activation", activations.kind, as: .definition("activation"), default: Identity.name,
        "the activation function; `{function: sigmoid, derivative: of-activation}` makes the "
          + "mistake of evaluating its derivative at a instead of z")
    else { return (Identity(), .preactivation) }
    var derivative = LayerDescription.DerivativePoint.preactivation
    let function = takingOut("derivative", of: node) { value in
      var keys = KeyReader([value], of: "the activation", at: node.range, problems: self)
      derivative = keys.choice("derivative", default: derivative, "")
    }
    return (component(function, of: activations) ?? Identity(), derivative)
  }

  /// A loss: its name, or a mapping with `function`, its settings, `report` and `differentiate`; and
  /// where it says what is differentiated.
  func loss(_ node: YAMLNode) -> (loss: LossDescription?, differentiate: SourceRange?) {
    var place: SourceRange?
    var report = LossDescription.Report.mean
    var differentiate = LossDescription.Reduction.mean
    let withoutReport = takingOut("report", of: node) { value in
      var keys = KeyReader([value], of: "the loss", at: node.range, problems: self)
      report = keys.choice("report", default: report, "")
    }
    let function = takingOut("differentiate", of: withoutReport) { value in
      var keys = KeyReader([value], of: "the loss", at: node.range, problems: self)
      differentiate = keys.choice("differentiate", default: differentiate, "")
      place = value.keyRange
    }
    let loss = component(function, of: losses).map {
      LossDescription($0, report: report, differentiate: differentiate)
    }
    return (loss, place)
  }

  /// A mapping without one of its keys, whose entry is handed to `read` if it is there: in
  /// `{function: NAME, key: …}` or in `{NAME: {key: …}}`.
  private func takingOut(
    _ key: String, of node: YAMLNode, _ read: (YAMLEntry) -> Void
  ) -> YAMLNode {
    guard case .mapping(var entries) = node.content else { return node }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      read(entries.remove(at: index))
    } else if entries.count == 1 {
      let (name, settings) = (entries[0], takingOut(key, of: entries[0].value, read))
      entries = [YAMLEntry(key: name.key, keyRange: name.keyRange, value: settings)]
    }
    return YAMLNode(.mapping(entries), range: node.range)
  }
}
