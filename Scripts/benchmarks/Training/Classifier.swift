import Glibc
import NeuralNetwork

/// One epoch of 784-128-10, as `classifier.c` and the programs beside it train it; see
/// `classifier_data.py` for the file.
func classifierTask(file: String, precision: Precision) -> Task {
  let (samples, inputs, hidden, classes) = (6000, 784, 128, 10)
  var numbers = readNumbers(file)[...]
  func take(_ shape: Int...) -> Tensor {
    let count = shape.reduce(1, *)
    defer { numbers = numbers.dropFirst(count) }
    return Tensor(shape: shape, elements: Array(numbers.prefix(count)))
  }
  let data = Dataset(inputs: take(samples, inputs), targets: take(samples))
  let layers = [
    LayerDescription(
      Dense(weights: .literal(take(inputs, hidden), trainable: true)), activation: ReLU()),
    LayerDescription(Dense(weights: .literal(take(hidden, classes), trainable: true))),
  ]
  let description = NetworkDescription(
    precision: precision, random: RandomSource(legacySeed: 42), data: data, layers: layers,
    loss: LossDescription(SoftmaxCrossEntropy()))
  return Task(description: description, plan: TrainingPlan(epochs: 1, batchSize: 64))
}

/// A file of float64 numbers.
private func readNumbers(_ path: String) -> [Double] {
  guard let file = fopen(path, "rb") else { fatalError("cannot open \(path)") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let count = ftell(file) / MemoryLayout<Double>.stride
  rewind(file)
  return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
    initializedCount = fread(buffer.baseAddress, MemoryLayout<Double>.stride, count, file)
  }
}
