import NotebookDocuments

/// What a run makes.
package enum RunTarget: Sendable {
  /// Documents of their own, in each of the formats.
  case documents([DocumentFormat])
  /// Documents in each of the formats, and in every other those that are there already: the document with
  /// its pictures, or pictures alone. `exists` is asked for paths below the output folder.
  case committed([DocumentFormat], exists: @Sendable (_ path: String) -> Bool)
  /// The notebook itself with its output in it, and its pictures beside it. The document's path is
  /// the notebook's name.
  case inPlace(EditedOutput)

  /// What to do with output in the notebook that somebody has edited.
  package enum EditedOutput: Sendable {
    /// It is an error.
    case isRefused
    /// It is replaced.
    case isReplaced
  }

  /// Whether the notebook itself is what is made.
  package var isInPlace: Bool {
    if case .inPlace = self { true } else { false }
  }
}

extension RunTarget {
  /// Writes what is to be made of a document.
  func write(_ document: Document, _ renderer: PageRenderer) -> [WrittenDocument] {
    switch self {
    case .documents(let formats): return formats.map { $0.write(document, renderer) }
    case .committed(let formats, let exists):
      let others = DocumentFormat.all.filter { !formats.contains($0) }
      return formats.map { $0.write(document, renderer) }
        + others.compactMap { write(document, $0, renderer, whereThere: exists) }
    case .inPlace: return [MarkdownDocument(document, isInPlace: true).written]
    }
  }

  /// What is there already of a document in a format that nobody asks for. Nothing is written that
  /// cannot be there, since that would cost as much as the formats that are asked for.
  private func write(
    _ document: Document, _ format: DocumentFormat, _ renderer: PageRenderer,
    whereThere exists: (String) -> Bool
  ) -> WrittenDocument? {
    let path =
      format == .md ? document.flavour.path(document.stem) : "\(document.stem).\(format.name)"
    if exists(path) { return format.write(document, renderer) }
    guard format.hasPictures, exists(document.stem) else { return nil }
    return format.write(document, renderer).filtered { exists($0.path) }
  }
}
