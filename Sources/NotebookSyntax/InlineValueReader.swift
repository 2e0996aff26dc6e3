extension InlineValue {
  /// Takes the text of a code span apart: `{network NAME} expression | format`.
  init(_ span: CodeSpan) throws(LivePartProblem) {
    let text = span.text
    guard let close = text.firstIndex(of: UInt8(ascii: "}")) else {
      throw LivePartProblem(
        message: "the inline value lacks a }", hint: "write `{network} loss`", range: span.range)
    }
    let bar = text[close...].firstIndex(of: UInt8(ascii: "|"))
    let expression = Part(of: span, close + 1..<(bar ?? text.count))
    guard let expression else {
      throw LivePartProblem(
        message: "the inline value does not say what to show",
        hint: "write a value's name after the }, such as `{network} loss`", range: span.range)
    }
    let format = bar.flatMap { Part(of: span, $0 + 1..<text.count) }
    if bar != nil, format == nil {
      throw LivePartProblem(
        message: "the inline value has no format after the |",
        hint: "write one, such as .4f, or leave the | out", range: span.range)
    }
    range = span.range
    network = Part(of: span, Marks.opener.count..<close)
    self.expression = expression
    self.format = format
  }
}

extension InlineValue.Part {
  /// A part of a span's text without the spaces around it; `nil` where nothing else is there.
  fileprivate init?(of span: CodeSpan, _ range: Range<Int>) {
    let text = span.text[range]
    guard let first = text.firstIndex(where: { !$0.isSpaceOrTab }),
      let last = text.lastIndex(where: { !$0.isSpaceOrTab })
    else { return nil }
    self.text = String(decoding: text[first...last], as: UTF8.self)
    self.range = span.offsets[first]..<span.offsets[last] + 1
  }
}
