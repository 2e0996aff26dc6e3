import NotebookSyntax

/// What a browser asks for: the first line and the header fields of HTTP/1 (RFC 9112).
struct HTTPRequest: Equatable, Sendable {
  let method: String
  /// As it was sent: `/a%20b.html?x`.
  let target: String
  /// The `Host` field.
  let host: String?
  /// Whether another request may follow on the connection.
  let keepsConnection: Bool

  /// The largest head that is read.
  static let largestHead = 16 << 10

  /// Reads a head without the empty line at its end; nil where it is not one.
  init?(head: some Sequence<UInt8>) {
    guard let text = String(validating: head, as: UTF8.self) else { return nil }
    // One character in Swift, CRLF included.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" }
    let first = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard first.count == 3, !first[0].isEmpty, ["HTTP/1.1", "HTTP/1.0"].contains(first[2]) else {
      return nil
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), line.first?.isWhitespace == false else {
        return nil
      }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      if name == "host", fields[name] != nil { return nil }
      fields[name] = String(value)
    }
    method = String(first[0])
    target = String(first[1])
    host = fields["host"]
    // A body is not read, so that nothing behind it can be.
    let hasBody = fields["content-length"] ?? "0" != "0" || fields["transfer-encoding"] != nil
    keepsConnection =
      first[2] == "HTTP/1.1" && !hasBody && fields["connection"]?.lowercased() != "close"
  }

  /// The path with its percent-encoding resolved, once; nil where that is not UTF-8 or the target does
  /// not start at the root.
  var path: String? {
    let encoded = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard encoded.first == UInt8(ascii: "/") else { return nil }
    let (bytes, isWellFormed) = PercentCoding.decoded(encoded)
    return isWellFormed ? String(validating: bytes, as: UTF8.self) : nil
  }

  /// What stands behind the question mark, as it was sent.
  var query: String {
    target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) } ?? ""
  }
}
