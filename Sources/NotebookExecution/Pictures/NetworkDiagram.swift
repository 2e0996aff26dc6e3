/// A network as units and the connections between them, with the weights as width and colour.
public struct NetworkDiagram: Equatable, Sendable {
  /// One column of units.
  public struct Layer: Equatable, Sendable {
    /// What it is, plain text: "sigmoid".
    public var name: String
    /// How many units it has.
    public var units: Int
    /// The weights of the connections from the layer before, inputs × outputs; nil where they are
    /// not to be told apart, and for the input layer.
    public var weights: [[Double]]?

    /// Makes a layer.
    public init(name: String, units: Int, weights: [[Double]]? = nil) {
      self.name = name
      self.units = units
      self.weights = weights
    }
  }

  /// The kind of picture that it is, for the name of its file: `diagram`.
  public var kind: String
  /// A few words on what is shown.
  public var title: String
  /// What the connections carry, as a sentence starts with it: "Weights".
  public var subject: String
  /// From input to output.
  public var layers: [Layer]

  /// Makes a diagram; all texts are plain.
  public init(
    kind: String = "diagram", title: String = "The network", subject: String = "Weights",
    layers: [Layer]
  ) {
    self.kind = kind
    self.title = title
    self.subject = subject
    self.layers = layers
  }

  /// Draws it.
  public var figure: Figure {
    let text = alternativeText
    let layout = NetworkDiagramLayout(layers)
    let picture = SVG(
      width: layout.width, height: layout.height, title: title, description: text,
      body: layout.drawing.body)
    return Figure(kind: kind, picture: picture, alternativeText: text)
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
