import NeuralNetwork

/// Full-batch epochs of XOR with a 2-2-1 sigmoid network, as `xor.c` and `xor.py` train it.
func xorTask(loss: String, epochs: Int) -> Task {
  let uniform = ParameterSource.drawn(Uniform(), trainable: true)
  let isCrossEntropy = loss == "binary-cross-entropy"
  let description = NetworkDescription(
    random: RandomSource(legacySeed: 42),
    data: Dataset(
      inputs: Tensor(shape: [4, 2], elements: [0, 0, 0, 1, 1, 0, 1, 1]),
      targets: Tensor(shape: [4, 1], elements: [0, 1, 1, 0])),
    layers: [2, 1].map { units in
      LayerDescription(
        Dense(units: units, weights: uniform, biases: uniform), activation: Sigmoid())
    },
    loss: LossDescription(
      isCrossEntropy ? BinaryCrossEntropy() : SquaredError(), differentiate: .sum))
  return Task(
    description: description, plan: TrainingPlan(epochs: epochs, recordEvery: max(1, epochs - 1)))
}
