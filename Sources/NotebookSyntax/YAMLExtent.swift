import Yams

/// Yams tells where a node starts; where it ends is found in the text.
extension YAMLText {
  /// Where a scalar that starts at an offset ends.
  func endOfScalar(_ value: String, style: Node.Scalar.Style, at start: Int) -> Int {
    guard start < bytes.count else { return start }
    switch style {
    case .singleQuoted: return endOfQuoted(by: UInt8(ascii: "'"), at: start)
    case .doubleQuoted: return endOfQuoted(by: UInt8(ascii: "\""), at: start)
    case .literal, .folded: return bytes[start...].firstIndex { $0 <= .space } ?? bytes.count
    case .plain, .any: return endOfPlain(value, at: start)
    }
  }

  /// The text of a plain scalar as written, except that it may be folded over several lines.
  private func endOfPlain(_ value: String, at start: Int) -> Int {
    var offset = start
    var rest = value.utf8[...]
    while let byte = rest.first, offset < bytes.count {
      if byte <= .space, bytes[offset] <= .space {
        while offset < bytes.count, bytes[offset] <= .space { offset += 1 }
        rest = rest.drop { $0 <= .space }
      } else if byte == bytes[offset] {
        offset += 1
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return offset
  }

  private func endOfQuoted(by quote: UInt8, at start: Int) -> Int {
    var offset = start + 1
    while offset < bytes.count {
      if bytes[offset] == .backslash, quote == UInt8(ascii: "\"") {
        offset += 2
      } else if bytes[offset] != quote {
        offset += 1
      } else if quote == UInt8(ascii: "'"), offset + 1 < bytes.count, bytes[offset + 1] == quote {
        offset += 2
      } else {
        return offset + 1
      }
    }
    return bytes.count
  }

  /// The first offset from a given one on that is neither white space nor in a comment.
  func skipBlanks(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = bytes[offset...].firstIndex(of: .lineFeed) ?? bytes.count
      } else if bytes[offset] <= .space {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// Where a sequence or a mapping ends: after its closing bracket, or with its last element.
  func endOfCollection(from start: Int, lastElementEnd: Int) -> Int {
    guard start < bytes.count else { return lastElementEnd }
    let close: UInt8
    switch bytes[start] {
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    default: return lastElementEnd
    }
    var offset = skipBlanks(from: max(lastElementEnd, start + 1))
    while offset < bytes.count, ",:".utf8.contains(bytes[offset]) {
      offset = skipBlanks(from: offset + 1)
    }
    guard offset < bytes.count, bytes[offset] == close else {
      return max(lastElementEnd, start + 1)
    }
    return offset + 1
  }
}
