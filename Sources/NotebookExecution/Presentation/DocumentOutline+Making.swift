import NotebookDocuments
import NotebookDrift
import NotebookSyntax

extension DocumentBuilder {
  /// Which part of the notebook each part of its documents comes from.
  func outline(of target: RunTarget) -> DocumentOutline {
    var outline = DocumentOutline(
      parts: zip(notebook.liveParts, results).map(entry), tolerance: defaults.tolerance)
    let path = target.isInPlace ? notebook.source.name : stem + ".md"
    /// How many bytes longer the document is than the source so far.
    var growth = 0
    for part in splicedParts(isInPlace: target.isInPlace) {
      let start = part.range.lowerBound + growth
      outline.parts[part.index].ranges = [(path, start..<start + part.bytes.count)]
      outline.parts[part.index].pictures = part.pictures
      growth += part.bytes.count - part.range.count
    }
    if case .documents(let formats) = target, formats.contains(.html) {
      for (index, range) in pageRanges.enumerated() {
        if let range { outline.parts[index].ranges.append((stem + ".html", range)) }
      }
    }
    return outline
  }

  /// The line and the network of each block.
  var blocks: [(line: Int, network: String)] {
    zip(notebook.liveParts, results).compactMap { part, result in
      guard case .block(let block) = result else { return nil }
      return (notebook.source.location(ofOffset: part.range.lowerBound).line, block.network)
    }
  }

  private func entry(_ part: LivePart, _ result: PartResult) -> DocumentOutline.Part {
    let line = notebook.source.location(ofOffset: part.range.lowerBound).line
    switch (part, result) {
    case (.value(let value), _):
      let format = value.format.map { " | " + $0.text } ?? ""
      return DocumentOutline.Part(
        line: line, network: value.network?.text ?? firstNetwork,
        expression: value.expression.text + format, numbers: [])
    case (.block, .block(let block)):
      return DocumentOutline.Part(
        line: line, network: block.network, tolerance: block.tolerance,
        numbers: block.values.flatMap(\.numbers).filter(\.isFinite).sorted())
    case (.block, .text):
      preconditionFailure("a live part has the result of another")
    }
  }

  /// The network that an inline value means which names none.
  private var firstNetwork: String? {
    results.lazy.compactMap { if case .block(let block) = $0 { block.network } else { nil } }
      .first
  }

  /// The bytes of each live part in the page; nil where what is inserted is not found as it is.
  private var pageRanges: [Range<Int>?] {
    let bytes = documents(.html)[0].bytes
    let fragments = htmlFragments
    var position = 0
    return notebook.liveParts.map { part in
      let fragment = fragments[part.range.lowerBound] ?? ""
      guard !fragment.isEmpty, let range = bytes[position...].firstRange(of: fragment.utf8)
      else { return nil }
      if case .block = part { position = range.upperBound }
      return range
    }
  }
}

extension JSON {
  /// All numbers in it.
  fileprivate var numbers: [Double] {
    switch self {
    case .number(let number, _): [number]
    case .integer(let integer): [Double(integer)]
    case .string: []
    case .array(let elements): elements.flatMap(\.numbers)
    case .object(let members): members.flatMap(\.value.numbers)
    }
  }
}
