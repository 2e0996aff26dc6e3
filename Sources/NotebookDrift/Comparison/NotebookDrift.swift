import NotebookDocuments

/// What `check` finds out about one notebook: its documents compared with the committed ones.
package struct NotebookDrift: Sendable {
  /// One document.
  package struct DocumentDrift: Sendable {
    /// The path below the output folder.
    package let path: String
    /// What its bytes are.
    package let syntax: DocumentSyntax
    /// Whether there is no committed document.
    package let isMissing: Bool
    /// All differences in it, in its order.
    package let differences: [Difference]

    /// Whether the bytes are the same.
    package var isCurrent: Bool { differences.isEmpty }
    /// Whether the tolerance accepts every difference.
    package var isAccepted: Bool { differences.allSatisfy(\.isAccepted) }
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
      if old != document.bytes, known == nil { known = outline() ?? DocumentOutline() }
      drifts.append(Self.compare(document, old, known ?? DocumentOutline(), tolerance))
    }
    self.documents = drifts
    differences = Self.merged(drifts)
  }

  /// Whether all bytes are the same.
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
      path: document.path, syntax: document.syntax, isMissing: committed == nil,
      differences: differences)
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
          isRepeated = !isText && kinds.contains(.structure) && !document.isMissing
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
