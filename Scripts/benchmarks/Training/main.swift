import Glibc
import NeuralNetwork

// The engine as a contender of Scripts/bench: runs the same training again for each line it reads,
// and answers with the seconds of processor time that it took and the loss it ended at.
//
// Usage: TrainingBenchmark xor LOSS EPOCHS
//        TrainingBenchmark classifier FILE float32|float64

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 3 else { fatalError("usage: TrainingBenchmark TASK ARGUMENT ARGUMENT") }
let task =
  arguments[0] == "xor"
  ? xorTask(loss: arguments[1], epochs: Int(arguments[2])!)
  : classifierTask(file: arguments[1], precision: Precision(rawValue: arguments[2])!)
while readLine() != nil {
  let network = try Network(task.description)
  let start = processorTime()
  let history = try network.train(task.plan, optimizer: SGD(learningRate: 0.1))
  let seconds = processorTime() - start
  print(seconds, history.records.last?.loss.elements[0] ?? .nan)
  fflush(nil)
}
