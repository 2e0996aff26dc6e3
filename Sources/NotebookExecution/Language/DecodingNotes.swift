import NotebookSyntax

/// What the decoder comes across, for an editor: which keys a mapping can have, which names can stand in a place, what
/// names stand for. Taken down by the calls that read and check them, so that an editor knows the language by the same
/// definitions. A decoding for an editor loads no data, since it must not take longer than a key stroke.
final class DecodingNotes {
  /// A mapping that a ``KeyReader`` has read.
  final class Mapping {
    let subject: String
    let entries: [YAMLEntry]
    var documentation: [KeyDocumentation] = []

    init(_ entries: [YAMLEntry], of subject: String) {
      (self.entries, self.subject) = (entries, subject)
    }
  }

  /// A name of the notebook's own.
  struct Symbol: Hashable {
    enum Kind {
      case network
      case label
      case parameter
    }

    let kind: Kind
    let name: String
  }

  /// A place where a symbol stands.
  struct Occurrence {
    let symbol: Symbol
    let range: SourceRange
    let isDeclaration: Bool
  }

  /// A name of the language, with what it stands for.
  struct Named {
    let range: SourceRange
    let kind: String
    let name: String
    let summary: String
  }

  private(set) var mappings: [Mapping] = []
  private(set) var occurrences: [Occurrence] = []
  private(set) var named: [Named] = []
  /// The names that could stand where a name stands that is none of them.
  private(set) var offers: [(kind: String, name: String, names: [String])] = []
  /// Whether a name is wanted that could stand in a place: then blocks are read on that do not say enough yet.
  let isCompleting: Bool
  /// The most layers that a network has so far.
  var mostLayers = 0

  init(isCompleting: Bool = false) { self.isCompleting = isCompleting }

  func mapping(_ entries: [YAMLEntry], of subject: String) -> Mapping {
    let mapping = Mapping(entries, of: subject)
    mappings.append(mapping)
    return mapping
  }

  func note(
    _ kind: Symbol.Kind, _ name: String, at range: SourceRange, isDeclaration: Bool = false
  ) {
    occurrences.append(
      Occurrence(
        symbol: Symbol(kind: kind, name: name), range: range, isDeclaration: isDeclaration))
  }

  func note(_ kind: String, _ name: String, _ summary: String, at range: SourceRange) {
    named.append(Named(range: range, kind: kind, name: name, summary: summary))
  }

  func offer(_ names: [String], _ kind: String, insteadOf name: String) {
    offers.append((kind, name, names))
  }
}
