/// The hinge loss of a support-vector machine.
package struct Hinge: Loss {
  package static let name = "hinge"
  package static let summary = "max(0, 1 − y·a), y being −1 or 1"
  package static let counterpart: String? = "torch.nn.functional.margin_ranking_loss"
  package let definition = LossDefinition.kernel(.hinge)
  package let formula = LossFormula(
    term: #"\max(0, 1 - y \cdot a)"#,
    derivative: #"\begin{cases} -y & y \cdot a < 1 \\ 0 & y \cdot a \ge 1 \end{cases}"#,
    takesNumbers: false)

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package var targets: TargetValues { .either(-1, 1) }
  package var outputs: OutputValues { .logits }

  package func piece(output: Double, target: Double) -> Int {
    let margin = 1 - target * output
    return margin > 0 ? 1 : margin < 0 ? -1 : 0
  }
}
