import NotebookDocuments
import NotebookSyntax

/// Diagnostics as an editor takes them.
enum EditorDiagnostic {
  /// Those of a notebook that are told.
  static func all(
    _ diagnostics: [Diagnostic], of notebook: String, _ unit: SourcePosition.Unit
  ) -> [JSON] {
    let shown = ShownDiagnostics(of: diagnostics)
    let rest = shown.rest.map { json($0, severity: shown.severityOfRest, at: nil, unit) }
    return shown.diagnostics.map { json($0, of: notebook, unit) } + (rest.map { [$0] } ?? [])
  }

  private static func json(
    _ diagnostic: Diagnostic, of notebook: String, _ unit: SourcePosition.Unit
  ) -> JSON {
    let message = diagnostic.message + (diagnostic.hint.map { "\n\($0)" } ?? "")
    let place = LocatedPlace(source: diagnostic.source, range: diagnostic.rangeInSource)
    // A problem of a file that the notebook includes is told at its top, and where it is.
    let isElsewhere = diagnostic.file != notebook
    var members = members(
      isElsewhere ? "\(diagnostic.file): \(message)" : message, severity: diagnostic.severity,
      at: isElsewhere ? nil : place, unit)
    if isElsewhere {
      let related = JSON.object([
        (
          "location",
          .object([
            ("uri", .string(DocumentURI.uri(ofPath: FileSystem.absolute(diagnostic.file)))),
            ("range", place.json(unit)),
          ])
        ),
        ("message", .string(diagnostic.message)),
      ])
      members.append(("relatedInformation", .array([related])))
    } else if let replacement = diagnostic.replacement, let range = diagnostic.replacedInSource {
      members.append(
        (
          "data",
          .object([
            ("range", LocatedPlace(source: diagnostic.source, range: range).json(unit)),
            ("newText", .string(replacement.text)),
          ])
        ))
    }
    return .object(members)
  }

  /// - Parameter place: the top of the document where it is nil.
  static func json(
    _ message: String, severity: Diagnostic.Severity, at place: LocatedPlace?,
    _ unit: SourcePosition.Unit
  ) -> JSON {
    .object(members(message, severity: severity, at: place, unit))
  }

  private static func members(
    _ message: String, severity: Diagnostic.Severity, at place: LocatedPlace?,
    _ unit: SourcePosition.Unit
  ) -> [(key: String, value: JSON)] {
    let top = SourcePosition(line: 0, column: 0)
    let range = place?.json(unit) ?? JSON.object([("start", top.json), ("end", top.json)])
    return [
      ("range", range),
      ("severity", .integer(severity == .error ? 1 : 2)),
      ("code", .string(severity == .error ? "notebook-error" : "notebook-warning")),
      ("source", .string("nbrun")),
      ("message", .string(message)),
    ]
  }
}

/// Some bytes of a text.
struct LocatedPlace {
  let source: SourceText
  let range: SourceRange

  func json(_ unit: SourcePosition.Unit) -> JSON {
    .object([
      ("start", source.position(ofOffset: range.lowerBound, in: unit).json),
      ("end", source.position(ofOffset: range.upperBound, in: unit).json),
    ])
  }
}

extension SourcePosition {
  var json: JSON { .object([("line", .integer(line)), ("character", .integer(column))]) }

  init?(_ json: JSON?) {
    guard let line = json?["line"]?.integer, let column = json?["character"]?.integer, line >= 0,
      column >= 0
    else { return nil }
    self.init(line: line, column: column)
  }
}

/// Addresses of documents.
enum DocumentURI {
  /// The path of a file's address; nil for what is no file.
  static func path(of uri: String) -> String? {
    guard uri.hasPrefix("file://") else { return nil }
    let path = PercentCoding.text(uri.dropFirst(7).drop { $0 != "/" })
    return path.hasPrefix("/") && !path.utf8.contains(0) ? path : nil
  }

  static func uri(ofPath path: String) -> String {
    "file://" + PercentCoding.encoded(path, keeping: "/")
  }
}
