import NotebookDocuments

/// Which items of an old document correspond to which of a new one.
struct ItemAlignment {
  /// An item in both, or in one only.
  enum Pair {
    case both(old: Int, new: Int)
    case removed(Int)
    case added(Int)
  }

  /// All items, in the order of the new document, with removed ones where they stood.
  private(set) var pairs: [Pair] = []

  /// Aligns items in three steps, each between the items that the step before has matched: those
  /// with the same text, those with the same name or the same words around their numbers, and
  /// what is left where there are as many of a kind on both sides.
  ///
  /// - Parameters:
  ///   - old: the texts, names and kinds of the old items.
  ///   - new: those of the new ones.
  init(old: [Keys], new: [Keys]) {
    align(old[...], new[...], by: [\.text, \.signature])
  }

  /// What two items are compared by.
  struct Keys {
    var text: ArraySlice<UInt8>
    var signature: ArraySlice<UInt8>
    /// The kind of item, for what neither its text nor its name tells.
    var kind: String
  }

  private mutating func align(
    _ old: ArraySlice<Keys>, _ new: ArraySlice<Keys>,
    by keys: [KeyPath<Keys, ArraySlice<UInt8>>]
  ) {
    guard let key = keys.first else { return alignRest(old, new) }
    let rest = Array(keys.dropFirst())
    var (i, j) = (old.startIndex, new.startIndex)
    for (oldIndex, newIndex) in Self.matches(old, new, by: key) {
      align(old[i..<oldIndex], new[j..<newIndex], by: rest)
      pairs.append(.both(old: oldIndex, new: newIndex))
      (i, j) = (oldIndex + 1, newIndex + 1)
    }
    align(old[i...], new[j...], by: rest)
  }

  /// The longest common subsequence, as pairs of indices.
  private static func matches(
    _ old: ArraySlice<Keys>, _ new: ArraySlice<Keys>, by key: KeyPath<Keys, ArraySlice<UInt8>>
  ) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty else { return [] }
    let difference = new.map { $0[keyPath: key] }.difference(from: old.map { $0[keyPath: key] })
    var removed = [Bool](repeating: false, count: old.count)
    var added = [Bool](repeating: false, count: new.count)
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed[offset] = true
      case .insert(let offset, _, _): added[offset] = true
      }
    }
    let kept = removed.indices.filter { !removed[$0] }
    return zip(kept, added.indices.filter { !added[$0] }).map {
      (old.startIndex + $0, new.startIndex + $1)
    }
  }

  private mutating func alignRest(_ old: ArraySlice<Keys>, _ new: ArraySlice<Keys>) {
    if old.map(\.kind) == new.map(\.kind) {
      pairs += zip(old.indices, new.indices).map { .both(old: $0, new: $1) }
    } else {
      pairs += old.indices.map(Pair.removed) + new.indices.map(Pair.added)
    }
  }
}
