import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookSyntax

extension KeyReader {
  /// Reads how much committed outputs may differ from new ones.
  mutating func tolerance() -> Tolerance? {
    guard
      let node = node(
        "tolerance", "`exact`, `formatting`, or a mapping of `ulps` and `relative`",
        as: .either([.names(["exact", "formatting"]), .mapping { _ = $0.toleranceParts() }]),
        default: "none", "what `nbrun check` accepts as the same, as in `{relative: 1e-9}`")
    else { return nil }
    if node.text == "exact" { return .exact }
    if node.text == "formatting" { return .formatting }
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      return problems.wrongType(
        node, "tolerance", "`exact`, `formatting` or a mapping such as `{relative: 1e-9}`")
    }
    var keys = KeyReader(entries, of: "`tolerance`", at: node.range, problems: problems)
    let (ulps, relative) = keys.toleranceParts()
    keys.refuseUnknownKeys()
    return Tolerance(ulps: ulps, relative: relative)
  }

  private mutating func toleranceParts() -> (ulps: Int?, relative: Double?) {
    let ulps = integer("ulps", in: 0...Int(Int32.max), "units in the last place")
    let relative = number(
      "relative", in: Bounds(0, 1), "the error relative to the scale of the array")
    return (ulps, relative)
  }
}
