/// Memory in pieces, freed together.
final class Arena {
  private let precision: Precision
  private var pieces: [Memory] = []

  init(_ precision: Precision) { self.precision = precision }

  /// Zeroed memory for `count` elements.
  func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let piece = Memory(precision, count: count)
    pieces.append(piece)
    return piece.base
  }
}
