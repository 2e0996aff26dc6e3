/// The update rules that have a kernel of their own. Others are composed, see `ElementProgram`.
public enum OptimizerRule: CaseIterable, Sendable {
  case sgd
  case momentum
  case nesterov
  case adagrad
  case rmsprop
  case adam
  case amsgrad
  case nadam
}

/// Updates parameters w in place from their gradients g; all have `count` elements.
///
/// `state` holds what the rule remembers between updates: one block after another, each `stride`
/// elements long. `coefficients` are up to eight numbers that the rule gives a meaning to.
public typealias OptimizerKernel =
  @convention(c) (
    _ count: Int, _ coefficients: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
    _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
  ) -> Void
