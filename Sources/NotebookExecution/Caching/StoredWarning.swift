import NotebookDocuments
import NotebookSyntax

/// A warning that came of running a network, placed so that it can be told again when the results
/// are taken from a store and the notebook's lines have moved.
struct StoredWarning: Storable {
  /// The index of the part among the network's.
  var part: Int
  /// The index of the place among those of the part.
  var place: Int
  var message: String
  var hint: String?

  /// Finds the place of a warning; nil where it is none that can be found again.
  init?(_ diagnostic: Diagnostic, places: [[SourceRange]]) {
    guard diagnostic.severity == .warning else { return nil }
    for (part, places) in places.enumerated() {
      if let place = places.firstIndex(of: diagnostic.range) {
        self.part = part
        self.place = place
        message = diagnostic.message
        hint = diagnostic.hint
        return
      }
    }
    return nil
  }

  func store(in bytes: inout StoredBytes) {
    bytes.store(part, place, message, hint)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    part = try bytes.take()
    place = try bytes.take()
    message = try bytes.take()
    hint = try bytes.take()
  }
}

extension Problems {
  /// Tells a warning of an earlier run again.
  func `repeat`(_ stored: StoredWarning, places: [[SourceRange]]) {
    guard places.indices.contains(stored.part), places[stored.part].indices.contains(stored.place)
    else { return }
    warning(places[stored.part][stored.place], stored.message, hint: stored.hint)
  }
}

extension YAMLNode {
  /// Where the node and all keys and values in it stand, in the order of the text.
  var places: [SourceRange] {
    switch content {
    case .scalar: [range]
    case .sequence(let nodes): [range] + nodes.flatMap(\.places)
    case .mapping(let entries): [range] + entries.flatMap { [$0.keyRange] + $0.value.places }
    }
  }
}
