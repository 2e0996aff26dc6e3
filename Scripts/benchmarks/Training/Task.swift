import Glibc
import NeuralNetwork

/// A training to run again and again.
struct Task {
  let description: NetworkDescription
  let plan: TrainingPlan
}

/// Seconds that this process has run, so that a busy machine does not count.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
