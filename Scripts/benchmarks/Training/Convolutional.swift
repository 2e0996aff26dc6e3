import NeuralNetwork

/// One epoch of two convolutions and a dense layer, as `convolution_torch.py` trains it; see
/// `convolution_data.py` for the file.
func convolutionalTask(file: String, precision: Precision) -> Task {
  let (samples, side, kernel, filters, classes) = (1920, 28, 5, (8, 16), 10)
  let features = filters.1 * 4 * 4
  var file = TaskFile(file)
  let data = Dataset(inputs: file.take(samples, 1, side, side), targets: file.take(samples))
  func convolution(_ filters: Int, of channels: Int) -> LayerDescription {
    let weights = file.take(filters, channels, kernel, kernel)
    return LayerDescription(
      Convolution(
        filters: filters, kernel: [kernel, kernel], weights: .literal(weights, trainable: true)),
      activation: ReLU())
  }
  let pooling = LayerDescription(MaximumPooling(kernel: [2, 2]))
  let layers = [
    convolution(filters.0, of: 1), pooling, convolution(filters.1, of: filters.0), pooling,
    LayerDescription(Flatten()),
    LayerDescription(Dense(weights: .literal(file.take(features, classes), trainable: true))),
  ]
  let description = NetworkDescription(
    precision: precision, random: RandomSource(legacySeed: 42), data: data, layers: layers,
    loss: LossDescription(SoftmaxCrossEntropy()))
  return Task(description: description, plan: TrainingPlan(epochs: 1, batchSize: 64))
}
