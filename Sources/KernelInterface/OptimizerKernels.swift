/// The update rules that have a kernel of their own. Others are composed, see `ElementProgram`.
package enum OptimizerRule: CaseIterable, Sendable {
  /// w ← w − η·g. Coefficients: η.
  case sgd
  /// v ← μ·v + g, w ← w − η·v. Coefficients: η, μ.
  case momentum
  /// v ← μ·v + g, w ← w − η·(g + μ·v). Coefficients: η, μ.
  case nesterov
  /// s ← s + g², w ← w − η·g / (√s + ε). Coefficients: η, ε.
  case adagrad
  /// s ← ρ·s + (1 − ρ)·g², w ← w − η·g / (√s + ε). Coefficients: η, ρ, 1 − ρ, ε.
  case rmsprop
  /// s ← ρ·s + (1 − ρ)·g², d = √(u + ε) / √(s + ε)·g, u ← ρ·u + (1 − ρ)·d², w ← w − η·d. Coefficients:
  /// η, ρ, 1 − ρ, ε.
  case adadelta
  /// m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← κ·w − η₁·m / (√v / c + ε). Coefficients: η₁, β₁,
  /// 1 − β₁, β₂, 1 − β₂, c, ε, κ.
  case adam
  /// As `adam`, with the largest v so far in the denominator.
  case amsgrad
  /// m and v as `adam`, w ← w − (η₁·g + η₂·m) / (√v / c + ε). Coefficients: η₁, η₂, β₁, 1 − β₁, β₂, 1 − β₂, c,
  /// ε.
  case nadam
}

/// Updates parameters w in place from their gradients g; all have `count` elements.
///
/// `state` holds what the rule remembers between updates: one block after another, each `stride`
/// elements long. `coefficients` are up to eight numbers that the rule gives a meaning to.
package typealias OptimizerKernel =
  @convention(c) (
    _ count: Int, _ coefficients: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
    _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
  ) -> Void
