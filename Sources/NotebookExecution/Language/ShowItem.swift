import NotebookDocuments
import NotebookSyntax

/// One item of `show`: a subject and how to print it.
struct ShowItem: Sendable {
  var subject: Subject
  var options: ShowOptions
  var range: SourceRange
  /// Where its caption stands, if it has one.
  var captionRange: SourceRange?
}

extension ShowOptions {
  /// Reads what an item says of itself.
  mutating func read(_ keys: inout KeyReader) {
    if keys.has("as") {
      form = keys.choice("as", default: Form.numpy, "the form")
    } else {
      _ = keys.node(
        "as", Form.allCases.map { "`\($0)`" }.joined(separator: ", "),
        as: .names(Form.allCases.map(\.rawValue)), default: "by subject",
        "the form")
    }
    digits = keys.integer("digits", in: 0...20, "digits after the decimal point")
    round = keys.integer("round", in: 0...20, "decimals to round to first, as `np.round` does")
    rows = keys.integer(
      "rows", in: 1...Int.max,
      "so many of the first rows of an array, as `x[:5]`, or samples of a table of predictions")
    scale = keys.choice("scale", default: AxisScale.linear, "the vertical axis of a curve")
    sample =
      keys.integer("sample", in: 0...Int.max, "the sample that a derivation is for, from 0") ?? 0
    caption = keys.text("caption", default: nil, "the caption")
    label = keys.label("a name by which prose can link to it: `[the table](#tab-loss)`")
  }
}
