/// The course of a training, as what its frames show.
package struct TrainingFrames: Sendable {
  /// How many epochs were made before each frame, from 0.
  var epochs: [Int]
  /// The loss in each frame, finite.
  var losses: [Double]
  /// The answers over the plane of two inputs; nil for other networks.
  var plane: PlaneFrames?
  var diagram: DiagramFrames

  /// Makes the frames of a training.
  package init(
    epochs: [Int], losses: [Double], plane: PlaneFrames? = nil, diagram: DiagramFrames
  ) {
    self.epochs = epochs
    self.losses = losses
    self.plane = plane
    self.diagram = diagram
  }

  /// The pictures, and what changes in them.
  package var sequence: FrameSequence {
    let curve = curve
    var pictures = [diagram.figure, lossFigure(curve)]
    if let plane { pictures.insert(plane.figure, at: 0) }
    return FrameSequence(
      pictures: pictures, count: epochs.count, lastFrame: sentence(epochs.count - 1), table: table,
      data: data(curve).text())
  }

  private var curve: LossCurve {
    var curve = LossCurve(
      series: [
        CurveSeries(
          name: "training", points: zip(epochs, losses).map { (x: Double($0), y: $1) })
      ], title: "Loss after each epoch", xTitle: "epochs")
    curve.height = 190
    curve.countsEpochs = true
    return curve
  }

  /// The curve with a mark at the frame that is shown.
  private func lossFigure(_ curve: LossCurve) -> Figure {
    let figure = curve.figure
    var mark = Drawing()
    if let last = curve.places.last { mark.circle(at: last, radius: 6, class: "now c2") }
    return Figure(
      kind: "training-loss", title: figure.picture.title, alternativeText: figure.alternativeText,
      width: figure.picture.width, height: figure.picture.height,
      body: figure.picture.body + mark.body)
  }

  private func loss(_ index: Int) -> String { SignificantDigits.text(losses[index]) }

  private func sentence(_ index: Int) -> String {
    "After \(epochs[index]) epochs: loss \(loss(index))"
  }

  private func data(_ curve: LossCurve) -> JSON {
    .object([
      ("epochs", .array(epochs.map(JSON.integer))),
      ("losses", .array(losses.indices.map { .string(loss($0)) })),
      ("points", .array(curve.places.map { .string(Point.text($0.x) + " " + Point.text($0.y)) })),
      ("fields", .array(FrameCoding.texts(plane?.levels ?? []).map(JSON.string))),
      ("links", .array(FrameCoding.texts(diagram.looks).map(JSON.string))),
    ])
  }

  /// Up to six of the frames.
  private var table: Table {
    let last = epochs.count - 1
    let steps = min(5, last)
    let shown = (0...max(steps, 0)).map { steps > 0 ? $0 * last / steps : 0 }
    return Table(
      columns: [Table.Column(Table.Column.epochCountHeader), Table.Column("Loss")],
      rows: shown.map { ["\(epochs[$0])", loss($0)] })
  }
}
