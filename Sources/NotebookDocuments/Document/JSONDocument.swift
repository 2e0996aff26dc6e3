import NotebookSyntax

extension DocumentFormat {
  /// The values, for other programs.
  package static let json = DocumentFormat("json") { document, _ in
    let text = JSONDocument.json(of: document).text() + "\n"
    return WrittenDocument(
      files: [DocumentFile(path: document.stem + ".json", syntax: .json, bytes: Array(text.utf8))])
  }
}

/// Writes the values of a document.
private enum JSONDocument {
  static func json(of document: Document) -> JSON {
    let digest = SHA256.digest(of: LineEnds.unified(document.notebook.source.bytes)).hexadecimal
    let mark = DocumentMark(of: document.stem + ".json", from: document.origin)
    return .object([
      ("format", .integer(1)),
      ("nbrun", .string(version)),
      (
        "source",
        .object([
          ("name", .string(document.stem + ".md")),
          (DocumentMark.jsonKey, .string(mark.address ?? "")), ("sha256", .string(digest)),
        ])
      ),
      ("blocks", .array(blocks(of: document))),
      ("networks", .array(document.networks.map(network))),
    ])
  }

  private static func blocks(of document: Document) -> [JSON] {
    document.parts.compactMap { part in
      guard case .block(let block) = part else { return nil }
      return .object([
        ("network", .string(block.network)),
        ("values", .array(block.values)),
      ])
    }
  }

  private static func network(_ network: NetworkRecord) -> JSON {
    .object([
      ("name", .string(network.name)),
      ("precision", .string(network.precision)),
      ("generator", .string(network.generator)),
      ("seed", .string(network.seed)),
      ("parametersSHA256", .string(network.parametersDigest)),
    ])
  }
}
