import NotebookDocuments

/// What a run makes.
package enum RunTarget: Sendable {
  /// Documents of their own, in each of the formats.
  case documents([DocumentFormat])
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
    case .documents(let formats): formats.map { $0.write(document, renderer) }
    case .inPlace: [MarkdownDocument(document, isInPlace: true).written]
    }
  }
}
