import NeuralNetwork

extension TrainingHistory {
  /// The recorded losses as a picture; a loss of several terms is drawn as their mean.
  var curve: Figure {
    let points = records.map { record in
      let terms = record.loss.elements
      return (x: Double(record.epoch), y: terms.reduce(0, +) / Double(terms.count))
    }
    return LossCurve(series: [CurveSeries(name: "loss", points: points)]).figure
  }
}
