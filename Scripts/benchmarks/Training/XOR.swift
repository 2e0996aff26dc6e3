import NeuralNetwork

/// Times full-batch epochs of XOR with a 2-2-1 sigmoid network, as `xor.c` and `xor.py` do.
func timeXOR(_ loss: String, epochs: Int, repetitions: Int) throws -> String {
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
  let clock = ContinuousClock()
  var best = Double.infinity
  var last = 0.0
  for _ in 0..<repetitions {
    let network = try Network(description)
    let time = try clock.measure {
      let history = try network.train(
        TrainingPlan(epochs: epochs, recordEvery: epochs), optimizer: SGD(learningRate: 0.1))
      precondition(history.epochs == epochs)
    }
    let (seconds, attoseconds) = time.components
    best = min(best, (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(epochs))
    last = network[.loss]?.elements[0] ?? .nan
  }
  return "\((best * 100).rounded() / 100) \(last)"
}
