import NotebookDocuments
import NotebookExecution
import NotebookSyntax

typealias SourceUnit = SourcePosition.Unit

/// The answers that can be given from what is known of a document.
extension LanguageSession {
  typealias Answer = @Sendable (LanguageSession) -> (JSON) throws(Failure) -> JSON

  static let answers: [String: Answer] = [
    "textDocument/completion": { $0.completion },
    "textDocument/hover": { $0.hover },
    "textDocument/definition": { $0.definition },
    "textDocument/references": { $0.references },
    "textDocument/documentHighlight": { $0.highlights },
    "textDocument/prepareRename": { $0.prepareRename },
    "textDocument/rename": { $0.rename },
    "textDocument/documentSymbol": { $0.symbols },
    "textDocument/foldingRange": { $0.folds },
    "textDocument/codeAction": { $0.codeActions },
  ]

  // MARK: - Places

  /// The document of a request; nil where it is none of nbrun's.
  private func draft(_ parameters: JSON) throws(Failure) -> NotebookDraft? {
    guard let uri = parameters["textDocument"]?["uri"]?.string else { throw .parameters }
    guard let draft = documents[uri]?.draft, draft.isLive else { return nil }
    return draft
  }

  private func place(
    _ parameters: JSON
  ) throws(Failure) -> (draft: NotebookDraft, offset: Int)? {
    guard let position = SourcePosition(parameters["position"]) else { throw .parameters }
    guard let draft = try draft(parameters) else { return nil }
    return (draft, draft.source.offset(of: position, in: unit))
  }

  private func json(_ range: SourceRange, in source: SourceText) -> JSON {
    LocatedPlace(source: source, range: range).json(unit)
  }

  private func uri(of place: LocatedRange, for parameters: JSON) -> String {
    let own = parameters["textDocument"]?["uri"]?.string ?? ""
    if place.source.name == documents[own]?.path { return own }
    return DocumentURI.uri(ofPath: FileSystem.absolute(place.source.name))
  }

  private func location(_ place: LocatedRange, _ parameters: JSON) -> JSON {
    .object([
      ("uri", .string(uri(of: place, for: parameters))),
      ("range", json(place.range, in: place.source)),
    ])
  }

  // MARK: - Completion and hover

  private func completion(_ parameters: JSON) throws(Failure) -> JSON {
    guard let (draft, offset) = try place(parameters),
      let completion = draft.completion(at: offset)
    else { return .null }
    let range = json(completion.range, in: draft.source)
    let rest = draft.source.bytes[completion.range.upperBound...]
    let hasColon = rest.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":")
    let width = "\(completion.items.count)".count
    let items = completion.items.enumerated().map { index, item in
      let number = "\(index)"
      let text = item.kind == .key && !hasColon ? item.text + ": " : item.text
      let kind =
        switch item.kind {
        case .key: 10
        case .name: 20
        case .own: 6
        }
      return JSON.object([
        ("label", .string(item.text)), ("kind", .integer(kind)), ("detail", .string(item.detail)),
        ("documentation", markdown(item.documentation)),
        (
          "sortText",
          .string(String(repeating: "0", count: width - number.count) + number)
        ),
        ("textEdit", .object([("range", range), ("newText", .string(text))])),
      ])
    }
    return .object([("isIncomplete", .bool(false)), ("items", .array(items))])
  }

  private func markdown(_ text: String) -> JSON {
    .object([("kind", .string("markdown")), ("value", .string(text))])
  }

  private func hover(_ parameters: JSON) throws(Failure) -> JSON {
    guard let (draft, offset) = try place(parameters),
      let uri = parameters["textDocument"]?["uri"]?.string,
      let (text, range) = draft.hover(at: offset, documents[uri]?.findings)
    else { return .null }
    return .object([("contents", markdown(text)), ("range", json(range, in: draft.source))])
  }

  // MARK: - Names

  private func definition(_ parameters: JSON) throws(Failure) -> JSON {
    guard let (draft, offset) = try place(parameters), let place = draft.declaration(at: offset)
    else { return .null }
    return location(place, parameters)
  }

  private func references(_ parameters: JSON) throws(Failure) -> JSON {
    guard let (draft, offset) = try place(parameters) else { return .null }
    return .array(draft.occurrences(at: offset).map { location($0, parameters) })
  }

  private func highlights(_ parameters: JSON) throws(Failure) -> JSON {
    guard let (draft, offset) = try place(parameters) else { return .null }
    let places = draft.occurrences(at: offset).filter { $0.source.name == draft.source.name }
    return .array(places.map { .object([("range", json($0.range, in: $0.source))]) })
  }

  private func prepareRename(_ parameters: JSON) throws(Failure) -> JSON {
    guard let (draft, offset) = try place(parameters),
      let (range, name) = draft.renamable(at: offset)
    else { return .null }
    let place = draft.place(of: range)
    return .object([
      ("range", json(place.range, in: place.source)), ("placeholder", .string(name)),
    ])
  }

  private func rename(_ parameters: JSON) throws(Failure) -> JSON {
    guard let name = parameters["newName"]?.string else { throw .parameters }
    guard let (draft, offset) = try place(parameters) else { return .null }
    let places: [LocatedRange]
    do throws(RenamingError) {
      places = try draft.renaming(at: offset, to: name)
    } catch {
      throw .failed(error.message)
    }
    let edits = Dictionary(grouping: places) { uri(of: $0, for: parameters) }
    return .object([
      (
        "changes",
        .object(
          edits.sorted { $0.key < $1.key }.map { uri, places in
            (
              uri,
              .array(
                places.map {
                  .object([
                    ("range", json($0.range, in: $0.source)), ("newText", .string(name)),
                  ])
                })
            )
          })
      )
    ])
  }

  // MARK: - Outline

  private func symbols(_ parameters: JSON) throws(Failure) -> JSON {
    guard let draft = try draft(parameters) else { return .array([]) }
    func symbol(_ item: OutlineItem) -> JSON {
      .object([
        ("name", .string(item.name)), ("detail", .string(item.detail)),
        // A heading is a text, a block an object.
        ("kind", .integer(item.kind == .heading ? 15 : 19)),
        ("range", json(item.range, in: draft.source)),
        ("selectionRange", json(item.nameRange, in: draft.source)),
        ("children", .array(item.children.map(symbol))),
      ])
    }
    return .array(draft.outline.map(symbol))
  }

  private func folds(_ parameters: JSON) throws(Failure) -> JSON {
    guard let draft = try draft(parameters) else { return .array([]) }
    let lines = draft.folds.map { range in
      let last = max(range.lowerBound, range.upperBound - 1)
      return (
        draft.source.position(ofOffset: range.lowerBound, in: unit).line,
        draft.source.position(ofOffset: last, in: unit).line
      )
    }
    return .array(
      lines.filter { $0.0 < $0.1 }.map {
        .object([("startLine", .integer($0.0)), ("endLine", .integer($0.1))])
      })
  }

  // MARK: - Quick fixes

  private func codeActions(_ parameters: JSON) throws(Failure) -> JSON {
    guard let uri = parameters["textDocument"]?["uri"]?.string,
      let start = SourcePosition(parameters["range"]?["start"]),
      let end = SourcePosition(parameters["range"]?["end"])
    else { throw .parameters }
    func isBefore(_ a: SourcePosition, _ b: SourcePosition) -> Bool {
      (a.line, a.column) < (b.line, b.column)
    }
    let actions = (documents[uri]?.told ?? []).compactMap { diagnostic -> JSON? in
      guard let edit = diagnostic["data"], let range = edit["range"],
        let text = edit["newText"]?.string,
        let first = SourcePosition(diagnostic["range"]?["start"]),
        let last = SourcePosition(diagnostic["range"]?["end"]), !isBefore(end, first),
        !isBefore(last, start)
      else { return nil }
      let change = JSON.object([("range", range), ("newText", .string(text))])
      return .object([
        ("title", .string("Write `\(text)`")), ("kind", .string("quickfix")),
        ("diagnostics", .array([diagnostic])), ("isPreferred", .bool(true)),
        ("edit", .object([("changes", .object([(uri, .array([change]))]))])),
      ])
    }
    return .array(actions)
  }
}
