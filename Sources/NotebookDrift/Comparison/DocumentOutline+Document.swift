import NotebookDocuments

extension DocumentOutline {
  /// Which part of a notebook each part of its documents comes from.
  ///
  /// - Parameters:
  ///   - places: where the live parts stand in them.
  ///   - tolerances: what each live part states of how much its outputs may differ.
  ///   - tolerance: what the front matter states.
  package init(
    of document: Document, places: [PartPlace], tolerances: [Tolerance?], tolerance: Tolerance?
  ) {
    self.init(
      parts: document.parts.indices.map { Self.part(at: $0, of: document, tolerances[$0]) },
      tolerance: tolerance)
    for place in places {
      parts[place.part].ranges.append((place.path, place.range))
      parts[place.part].pictures += place.pictures
    }
  }

  private static func part(
    at index: Int, of document: Document, _ tolerance: Tolerance?
  ) -> Part {
    let line = document.line(ofPart: index)
    switch (document.notebook.liveParts[index], document.parts[index]) {
    case (.value(let value), _):
      let format = value.format.map { " | " + $0.text } ?? ""
      return Part(
        line: line, network: value.network?.text ?? document.networkOfFirstBlock,
        expression: value.expression.text + format, numbers: [])
    case (.block, .block(let block)):
      return Part(
        line: line, network: block.network, tolerance: tolerance,
        numbers: block.values.flatMap(\.numbers).filter(\.isFinite).sorted())
    case (.block, .value): preconditionFailure("a live part has the result of another")
    }
  }
}

extension Document {
  /// The network that an inline value means which names none.
  fileprivate var networkOfFirstBlock: String? { blocks.first?.network }

  /// The blocks, from top to bottom: the line on which each starts, and its network.
  package var blocks: [(line: Int, network: String)] {
    parts.enumerated().compactMap { index, part in
      guard case .block(let block) = part else { return nil }
      return (line(ofPart: index), block.network)
    }
  }
}

extension JSON {
  /// All numbers in it.
  fileprivate var numbers: [Double] {
    switch self {
    case .number(let number, _): [number]
    case .integer(let integer): [Double(integer)]
    case .string, .bool, .null: []
    case .array(let elements): elements.flatMap(\.numbers)
    case .object(let members): members.flatMap(\.value.numbers)
    }
  }
}
