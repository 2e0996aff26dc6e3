extension NetworkDescription {
  /// Why the network never has a value, whatever steps are run: "layer 1 has no biases". Nil where
  /// some step computes it, or where the description itself is in error.
  package func reasonForLacking(_ quantity: Quantity) -> String? {
    guard let blueprint = resolve().blueprint else { return nil }
    if let layer = quantity.layer {
      guard (1...layers.count).contains(layer) else {
        return layers.count == 1
          ? "the network has one layer" : "the network has \(layers.count) layers"
      }
    }
    switch quantity {
    case .targets:
      return data.targets == nil ? "the network's data has no targets" : nil
    case .loss:
      return loss == nil ? "the network has no loss" : nil
    case .error:
      return data.targets == nil ? "the network's data has no targets" : nil
    case .weightedSum(let layer):
      let hasSum = layers[layer - 1].transform.hasSum
      return hasSum ? nil : "layer \(layer) has no weighted sum"
    case .parameter(_, let layer), .statistic(_, let layer):
      let parameters = blueprint.layers[layer - 1].parameters.map(\.quantity)
      return parameters.contains(quantity) ? nil : Self.lacking(parameters, layer: layer)
    case .gradient(let inner):
      if loss == nil { return "the network has no loss to differentiate" }
      if data.targets == nil { return "the network's data has no targets" }
      if inner == .inputs { return "the backward pass ends at the first layer" }
      return reasonForLacking(inner)
    case .inputs, .preactivation, .activation:
      return nil
    }
  }

  private static func lacking(_ parameters: [Quantity], layer: Int) -> String {
    let letters = parameters.compactMap { quantity -> String? in
      switch quantity {
      case .parameter(let letter, _), .statistic(let letter, _): letter + "\(layer)"
      default: nil
      }
    }
    return letters.isEmpty
      ? "layer \(layer) has no parameters"
      : "layer \(layer) has \(letters.joined(separator: ", ")) only"
  }
}
