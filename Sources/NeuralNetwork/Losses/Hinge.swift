/// The hinge loss of a support-vector machine.
public struct Hinge: Loss {
  public static let name = "hinge"
  public static let summary = "max(0, 1 − y·a), y being −1 or 1"
  public static let counterpart: String? = "torch.nn.functional.margin_ranking_loss"
  public let definition = LossDefinition.kernel(.hinge)
  public let formula = LossFormula(
    term: #"\max(0, 1 - y \cdot a)"#,
    derivative: #"\begin{cases} -y & y \cdot a < 1 \\ 0 & y \cdot a \ge 1 \end{cases}"#,
    takesNumbers: false)

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var targets: TargetValues { .either(-1, 1) }
  public var outputs: OutputValues { .logits }

  public func piece(output: Double, target: Double) -> Int {
    let margin = 1 - target * output
    return margin > 0 ? 1 : margin < 0 ? -1 : 0
  }
}
