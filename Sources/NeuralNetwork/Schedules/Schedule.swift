/// How the learning rate changes from epoch to epoch.
package protocol Schedule: Component where Kind == any Schedule {
  /// The learning rate of an epoch.
  func rate(_ base: Double, at position: SchedulePosition) -> Double
  /// Takes in the loss of an epoch that has run, for schedules that go by it. `memory` is the schedule's own.
  func observe(_ loss: Double, _ memory: inout ScheduleMemory)
}

extension Schedule {
  package var erased: any Schedule { self }

  package func observe(_ loss: Double, _ memory: inout ScheduleMemory) {}
}

/// Where a training stands.
package struct SchedulePosition: Sendable {
  /// The epoch, from 0.
  package var epoch: Int
  /// How many epochs are planned.
  package var epochs: Int
  /// What `observe` has left.
  package var memory: ScheduleMemory
}

/// What a schedule that goes by the loss remembers.
package struct ScheduleMemory: Equatable, Sendable {
  /// The lowest loss so far.
  package var best = Double.infinity
  /// Epochs since then, or since the last reduction.
  package var waited = 0
  /// What the learning rate has been multiplied by.
  package var factor = 1.0
}

/// The schedules that a notebook can name.
package let schedules = Catalogue<any Schedule>(
  "schedule",
  [
    ConstantRate.self,
    StepDecay.self,
    ExponentialDecay.self,
    CosineDecay.self,
    PolynomialDecay.self,
    OneCycle.self,
    ReduceOnPlateau.self,
  ])

/// base to the power of a whole number, by repeated squaring.
func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
