/// A network as units and the connections between them, with the weights as width and colour.
package struct NetworkDiagram: Equatable, Sendable {
  /// One column of units.
  package struct Layer: Equatable, Sendable {
    /// What it is, plain text: "sigmoid".
    package var name: String
    /// How many units it has.
    package var units: Int
    /// The weights of the connections from the layer before, inputs × outputs; nil where they are
    /// not to be told apart, and for the input layer.
    package var weights: [[Double]]?

    /// Makes a layer.
    package init(name: String, units: Int, weights: [[Double]]? = nil) {
      self.name = name
      self.units = units
      self.weights = weights
    }
  }

  /// The kind of picture that it is, for the name of its file: `diagram`.
  package var kind: String
  /// A few words on what is shown.
  package var title: String
  /// What the connections carry, as a sentence starts with it: "Weights".
  package var subject: String
  /// From input to output.
  package var layers: [Layer]

  /// Makes a diagram; all texts are plain.
  package init(
    kind: String = "diagram", title: String = "The network", subject: String = "Weights",
    layers: [Layer]
  ) {
    self.kind = kind
    self.title = title
    self.subject = subject
    self.layers = layers
  }

  /// Draws it.
  package var figure: Figure {
    let layout = NetworkDiagramLayout(layers)
    return Figure(
      kind: kind, title: title, alternativeText: alternativeText,
      width: layout.width, height: layout.height, body: layout.drawing.body)
  }

  private var alternativeText: String {
    let parts = layers.map { "\($0.name), \($0.units) \($0.units == 1 ? "unit" : "units")" }
    var text = "\(title), from input to output: \(parts.joined(separator: "; "))."
    let weights = layers.compactMap(\.weights).joined().joined().filter(\.isFinite)
    if let least = weights.min(), let greatest = weights.max() {
      text += " \(subject) from \(SignificantDigits.text(least))"
      text += " to \(SignificantDigits.text(greatest)); negative ones are dashed."
    }
    return text
  }
}
