/// A measure of how good a network's outputs are.
enum Metric: Hashable, Sendable {
  case accuracy
  /// The fraction of samples whose class is among the k best.
  case top(Int)
  case precision
  case recall
  case f1
  case rocAUC
  case rootMeanSquaredError
  case meanAbsoluteError
  case determination
  case loss

  /// The metrics by name; `top-3` and its like stand beside `top-2`.
  static let named: [(name: String, metric: Metric, summary: String)] = [
    ("accuracy", .accuracy, "the share of samples whose class is right"),
    (
      "top-2", .top(2),
      "the share of samples whose class is among the two with the largest outputs; so top-3, top-4 …"
    ),
    (
      "precision", .precision,
      "of the samples given a class, the share that has it; the mean over classes"
    ),
    (
      "recall", .recall,
      "of the samples that have a class, the share given it; the mean over classes"
    ),
    ("f1", .f1, "the harmonic mean of precision and recall; the mean over classes"),
    ("roc-auc", .rocAUC, "the area under the ROC curve, for two classes"),
    ("rmse", .rootMeanSquaredError, "the root of the mean squared error"),
    ("mae", .meanAbsoluteError, "the mean absolute error"),
    (
      "r2", .determination,
      "the coefficient of determination, R²; of targets that are all equal, as that of one sample is, 1 if the "
        + "outputs equal them and else 0"
    ),
    ("evaluation-loss", .loss, "the loss of the samples that were evaluated"),
  ]

  init?(name: String) {
    if let entry = Self.named.first(where: { $0.name == name }) {
      self = entry.metric
    } else if name.hasPrefix("top-"), let k = Int(name.dropFirst(4)), k > 0 {
      self = .top(k)
    } else {
      return nil
    }
  }
}
