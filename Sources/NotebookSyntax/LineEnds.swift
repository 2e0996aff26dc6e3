/// Line ends in files that version control may turn from LF to CRLF and back.
package enum LineEnds {
  /// The bytes with LF for each CRLF. (A carriage return by itself is no line's end to version control.)
  package static func unified(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(.carriageReturn) else { return bytes }
    return bytes.indices.filter { index in
      bytes[index] != .carriageReturn || index + 1 == bytes.count || bytes[index + 1] != .lineFeed
    }.map { bytes[$0] }
  }
}
