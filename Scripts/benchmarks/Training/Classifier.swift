import NeuralNetwork

/// One epoch of 784-128-10, as `classifier.c` and the programs beside it train it; see
/// `classifier_data.py` for the file.
func classifierTask(file: String, precision: Precision) -> Task {
  let (samples, inputs, hidden, classes) = (6000, 784, 128, 10)
  var file = TaskFile(file)
  let data = Dataset(inputs: file.take(samples, inputs), targets: file.take(samples))
  let layers = [
    LayerDescription(
      Dense(weights: .literal(file.take(inputs, hidden), trainable: true)), activation: ReLU()),
    LayerDescription(Dense(weights: .literal(file.take(hidden, classes), trainable: true))),
  ]
  let description = NetworkDescription(
    precision: precision, random: RandomSource(legacySeed: 42), data: data, layers: layers,
    loss: LossDescription(SoftmaxCrossEntropy()))
  return Task(description: description, plan: TrainingPlan(epochs: 1, batchSize: 64))
}
