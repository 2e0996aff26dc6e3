import NotebookDocuments

/// What `check` finds out about one notebook: its documents compared with the committed ones.
package struct NotebookDrift: Sendable {
  /// One document.
  package struct DocumentDrift: Sendable {
    /// The path below the output folder.
    package let path: String
    /// What its bytes are.
    package let syntax: DocumentSyntax
    /// What was found in its place.
    package let state: State
    /// All differences in it, in its order.
    package let differences: [Difference]

    /// Whether it is as good as the new one.
    package var isCurrent: Bool { differences.isEmpty }
    /// Whether the tolerance accepts every difference.
    package var isAccepted: Bool { differences.allSatisfy(\.isAccepted) }
  }

  /// What was found in the place of a document.
  package enum State: String, Sendable {
    /// A committed one, which was compared.
    case compared
    /// None.
    case missing
    /// One that no notebook makes any more.
    case orphan
    /// Another one or none, in whose place it has been written.
    case written
  }

  /// Its documents, in the order of the formats.
  package let documents: [DocumentDrift]
  /// The differences of all documents, each once, worst first: what a page or a picture only
  /// repeats of the Markdown is left out.
  package let differences: [Difference]

  /// Compares documents.
  ///
  /// - Parameters:
  ///   - documents: what the notebook gives now.
  ///   - outline: where they come from, asked for once there is a difference; without it,
  ///     differences name no block.
  ///   - tolerance: what to accept where neither the notebook nor a block says; `exact` overrules these.
  ///   - committed: the bytes of a committed document, by its path; nil where it is missing.
  package init<Failure>(
    documents: [DocumentFile], outline: @autoclosure () -> DocumentOutline?, tolerance: Tolerance?,
    committed: (String) throws(Failure) -> [UInt8]?
  ) throws(Failure) {
    var drifts: [DocumentDrift] = []
    var known: DocumentOutline?
    for document in documents {
      let old = try committed(document.path)
      if known == nil, old.map({ !document.isCurrent(in: $0) }) ?? true {
        known = outline() ?? DocumentOutline()
      }
      drifts.append(Self.compare(document, old, known ?? DocumentOutline(), tolerance))
    }
    self.documents = drifts
    differences = Self.merged(drifts)
  }

  /// Whether all are as good as new ones.
  package var isCurrent: Bool { documents.allSatisfy(\.isCurrent) }
  /// Whether there are no differences but accepted ones.
  package var isAccepted: Bool { documents.allSatisfy(\.isAccepted) }

  private static func compare(
    _ document: DocumentFile, _ committed: [UInt8]?, _ outline: DocumentOutline,
    _ tolerance: Tolerance?
  ) -> DocumentDrift {
    let differences =
      committed.map { old in
        DocumentComparison.differences(
          path: document.path, syntax: document.syntax, old: old, new: document.bytes,
          outline: outline,
          tolerance: tolerance)
      } ?? [
        Difference(
          kind: .structure, document: document.path, value: "the document is missing", old: "",
          new: "")
      ]
    return DocumentDrift(
      path: document.path, syntax: document.syntax,
      state: committed == nil ? .missing : .compared, differences: differences)
  }

  /// What a run has done: all is current then.
  ///
  /// - Parameters:
  ///   - documents: what the notebook gives.
  ///   - written: the paths of those that have been written.
  package init(documents: [DocumentFile], written: Set<String>) {
    self.documents = documents.map {
      DocumentDrift(
        path: $0.path, syntax: $0.syntax, state: written.contains($0.path) ? .written : .compared,
        differences: [])
    }
    differences = []
  }

  /// Nothing but documents, by their paths, that no notebook makes any more.
  package init(orphans paths: [String]) {
    documents = paths.map { path in
      DocumentDrift(
        path: path, syntax: .other, state: .orphan,
        differences: [
          Difference(
            kind: .structure, document: path,
            value: "no notebook makes this any more; `nbrun run --prune` removes it", old: "",
            new: "")
        ])
    }
    differences = documents.flatMap(\.differences)
  }

  /// The same with documents that no notebook makes any more.
  package func adding(orphans paths: [String]) -> NotebookDrift {
    paths.isEmpty ? self : NotebookDrift(self, NotebookDrift(orphans: paths))
  }

  private init(_ first: NotebookDrift, _ second: NotebookDrift) {
    documents = first.documents + second.documents
    differences = second.differences + first.differences
  }

  // MARK: - Each difference once

  /// Takes the differences of the first document that has any as they are, and of the others
  /// what it does not have.
  private static func merged(_ documents: [DocumentDrift]) -> [Difference] {
    var merged: [Difference] = []
    var numbers: Set<[String]> = []
    for document in documents {
      let gravest = merged.map(\.kind).max()
      let kinds = Set(merged.map(\.kind))
      let isText = document.syntax == .markdown
      for difference in document.differences {
        let isRepeated: Bool
        switch difference.kind {
        case .formatting: isRepeated = !isText && gravest != nil
        case .prose: isRepeated = !isText && kinds.contains(.prose)
        case .structure:
          isRepeated = !isText && kinds.contains(.structure) && document.state != .missing
        case .ulps, .tolerance, .numeric:
          isRepeated =
            !isText
            && (numbers.contains([difference.old, difference.new])
              || merged.contains { $0.isAbout(difference) })
        }
        if !isRepeated { merged.append(difference) }
      }
      numbers.formUnion(
        document.differences.filter { $0.error != nil }.map { [$0.old, $0.new] })
    }
    return merged.enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      if a.isAccepted != b.isAccepted { return !a.isAccepted }
      if a.kind != b.kind { return a.kind > b.kind }
      let errors = (a.error?.relative ?? 0, b.error?.relative ?? 0)
      return errors.0 != errors.1 ? errors.0 > errors.1 : first.offset < second.offset
    }.map(\.element)
  }
}

extension Difference {
  /// Whether another document's difference is about the same number, perhaps with other digits or
  /// with a caption in the place of its name.
  fileprivate func isAbout(_ other: Difference) -> Bool {
    guard error != nil, line != nil, line == other.line, index == other.index else { return false }
    return value == other.value || value.contains(other.value) || epoch != nil
  }
}
