import NeuralNetwork
import NotebookDocuments

extension TrainingHistory {
  /// The losses of the training as a picture, on a logarithmic axis where that is asked for.
  func picture(_ scale: LossCurve.Scale) -> Figure {
    func series(_ name: String, _ value: (Point) -> Double?) -> CurveSeries {
      CurveSeries(
        name: name,
        points: curve.compactMap { point in
          value(point).map { (x: Double(point.epoch), y: $0) }
        })
    }
    var all = [series("training") { $0.loss }]
    if curve.contains(where: { $0.validationLoss != nil }) {
      all.append(series("validation") { $0.validationLoss })
    }
    return LossCurve(series: all, scale: scale).figure
  }

  /// The learning rate by epoch as a picture.
  var ratePicture: Figure {
    let points = curve.map { (x: Double($0.epoch), y: $0.learningRate) }
    return LossCurve(
      kind: "learning-rate-curve", series: [CurveSeries(name: "learning rate", points: points)],
      title: "Learning rate by epoch", yTitle: "learning rate"
    ).figure
  }
}
