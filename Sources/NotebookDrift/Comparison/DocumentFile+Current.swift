import NotebookDocuments
import NotebookSyntax

extension DocumentFile {
  /// Whether a committed document is as good as this one: the same bytes but for line ends, which version control
  /// may turn, and for what JSON says of its making. Then `check` finds nothing, and `run` leaves it alone.
  package func isCurrent(in committed: [UInt8]) -> Bool {
    if committed == bytes { return true }
    let (old, new) = (LineEnds.unified(committed), LineEnds.unified(bytes))
    return old == new || syntax == .json && JSONMaking.carriedOver(from: new, to: old) == new
  }
}

/// What JSON says of how it was made, which changes when its values do not: the version of nbrun, and the digest of
/// the notebook, of which perhaps only the prose is another.
enum JSONMaking {
  /// An old document with what a new one says of its making. What can be neither a version nor a digest stays.
  static func carriedOver(from new: [UInt8], to old: [UInt8]) -> [UInt8] {
    var result = old
    for key in ["nbrun", "sha256"] {
      guard let there = value(of: key, in: result), let here = value(of: key, in: new) else {
        continue
      }
      result.replaceSubrange(there, with: new[here])
    }
    return result
  }

  /// Where the value of a member stands, without its quotation marks, if it can be what it should be.
  private static func value(of key: String, in json: [UInt8]) -> Range<Int>? {
    guard let start = json.firstRange(of: Array("\"\(key)\": \"".utf8))?.upperBound else {
      return nil
    }
    let value = json[start...].prefix { $0 != UInt8(ascii: "\"") }
    let isVersion =
      !value.isEmpty && value.allSatisfy { $0.isDigit || $0.isLetter || ".+-".utf8.contains($0) }
    return (key == "nbrun" ? isVersion : value.isDigest) ? value.startIndex..<value.endIndex : nil
  }
}
