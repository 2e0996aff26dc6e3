import NeuralNetwork
import NotebookDocuments

/// The losses of the last training by epoch.
struct TrainingLossCurve: Picture {
  static let name = "loss-curve"
  static let summary = "the losses of the last training as a picture"
  static let options: Set<ShowOption> = [.scale]

  private let training: RecordedTraining

  init(of state: NetworkState) throws(Unavailable) {
    training = try state.lastTraining
  }

  var ending: String? { training.ending }

  func figures(_ options: ShowOptions) -> [Figure] {
    let curve = training.history.curve
    func series(_ name: String, _ value: (TrainingHistory.Point) -> Double?) -> CurveSeries {
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
    return [LossCurve(series: all, scale: options.scale).figure]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [training.losses(of: training.points, named: options.name)]
  }
}

/// The learning rates of the last training by epoch.
struct LearningRateCurve: Picture {
  static let name = "learning-rate-curve"
  static let summary = "the learning rates of the last training as a picture"

  private let training: RecordedTraining

  init(of state: NetworkState) throws(Unavailable) {
    training = try state.lastTraining
  }

  var ending: String? { training.ending }

  func figures(_ options: ShowOptions) -> [Figure] {
    let points = training.history.curve.map { (x: Double($0.epoch), y: $0.learningRate) }
    return [
      LossCurve(
        kind: Self.name, series: [CurveSeries(name: "learning rate", points: points)],
        title: "Learning rate by epoch", yTitle: "learning rate"
      ).figure
    ]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [training.rates(named: options.name)]
  }
}
