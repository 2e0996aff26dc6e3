import NeuralNetwork

// Times the engine for the scripts beside it.
// Usage: TrainingBenchmark xor LOSS EPOCHS REPETITIONS
// prints nanoseconds per epoch, the best of the repetitions, and the last loss.

let arguments = CommandLine.arguments
guard arguments.count == 5, arguments[1] == "xor", let epochs = Int(arguments[3]),
  let repetitions = Int(arguments[4])
else { fatalError("usage: TrainingBenchmark xor LOSS EPOCHS REPETITIONS") }
print(try timeXOR(arguments[2], epochs: epochs, repetitions: repetitions))
