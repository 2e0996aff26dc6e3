import Glibc

/// Seconds that this thread has run, so that a busy machine does not count.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The seconds that one call of `body` takes, from `count` calls.
func seconds(_ count: Int, _ body: () -> Void) -> Double {
  let start = now()
  for _ in 0..<count { body() }
  return (now() - start) / Double(count)
}

/// The middle value.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The geometric mean.
func geometricMean(_ values: [Double]) -> Double {
  exp(values.map { log($0) }.reduce(0, +) / Double(values.count))
}

/// The times of two contenders, taken in turns so that both meet the same state of the machine.
struct Duel {
  /// Medians, in seconds for one call.
  let ours: Double
  let theirs: Double
  /// The median over the rounds of their time to ours.
  let ratio: Double

  init(rounds: Int, secondsPerTurn: Double, ours: () -> Void, theirs: () -> Void) {
    let count = max(1, Int(secondsPerTurn / seconds(2, ours)))
    _ = seconds(count, theirs)
    let turns = (0..<rounds).map { _ in (seconds(count, ours), seconds(count, theirs)) }
    self.ours = median(turns.map(\.0))
    self.theirs = median(turns.map(\.1))
    ratio = median(turns.map { $0.1 / $0.0 })
  }
}
