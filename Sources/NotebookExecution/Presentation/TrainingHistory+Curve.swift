import NeuralNetwork

extension TrainingHistory {
  /// The losses of the training as a picture.
  var picture: Figure {
    let points = curve.map { (x: Double($0.epoch), y: $0.loss) }
    return LossCurve(series: [CurveSeries(name: "loss", points: points)]).figure
  }
}
