import Glibc
import NeuralNetwork

// The engine as a contender of Scripts/bench: runs the same training again for each line it reads,
// and answers with the seconds of processor time that it took and the loss it ended at.
//
// Usage: TrainingBenchmark xor LOSS EPOCHS
//        TrainingBenchmark classifier|convolutional FILE float32|float64

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 3 else { fatalError("usage: TrainingBenchmark TASK ARGUMENT ARGUMENT") }
let task = makeTask()
while readLine() != nil {
  let network = try Network(task.description)
  let start = processorTime()
  let history = try network.train(task.plan, optimizer: SGD(learningRate: 0.1))
  let seconds = processorTime() - start
  print(seconds, history.records.last?.loss.elements[0] ?? .nan)
  fflush(nil)
}

func makeTask() -> Task {
  if arguments[0] == "xor" { return xorTask(loss: arguments[1], epochs: Int(arguments[2])!) }
  let precision = Precision(rawValue: arguments[2])!
  return arguments[0] == "classifier"
    ? classifierTask(file: arguments[1], precision: precision)
    : convolutionalTask(file: arguments[1], precision: precision)
}
