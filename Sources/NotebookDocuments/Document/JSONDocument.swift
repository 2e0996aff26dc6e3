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
    let digest = SHA256.digest(of: document.notebook.source.bytes).hexadecimal
    return .object([
      ("format", .integer(1)),
      ("nbrun", .string(version)),
      (
        "source",
        .object([("name", .string(document.stem + ".md")), ("sha256", .string(digest))])
      ),
      ("blocks", .array(blocks(of: document))),
      ("networks", .array(document.networks.map(network))),
    ])
  }

  private static func blocks(of document: Document) -> [JSON] {
    document.parts.enumerated().compactMap { index, part in
      guard case .block(let block) = part else { return nil }
      return .object([
        ("line", .integer(document.line(ofPart: index))),
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
