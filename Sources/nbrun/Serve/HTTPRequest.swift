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
  ///
  /// Whatever somebody between the browser and this server could read in another way is not one: lines that do not
  /// end in CRLF, spaces around names, fields that are there twice, two statements of a body's length.
  init?(head: some Sequence<UInt8>) {
    guard let text = String(validating: head, as: UTF8.self) else { return nil }
    // CRLF is one character in Swift.
    let lines = text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
    let isControl = { (byte: UInt8) in byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F }
    let first = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard first.count == 3, Self.isToken(first[0]), ["HTTP/1.1", "HTTP/1.0"].contains(first[2]),
      !first[1].isEmpty, first[1].utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F }),
      !lines.contains(where: { $0.utf8.contains(where: isControl) })
    else { return nil }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isToken(line[..<colon])
      else { return nil }
      let name = line[..<colon].lowercased()
      let isSpace = { (character: Character) in character == " " || character == "\t" }
      let value = line[line.utf8.index(after: colon)...].drop(while: isSpace)
      if Self.single.contains(name), fields[name] != nil { return nil }
      fields[name] = String(value.reversed().drop(while: isSpace).reversed())
    }
    let (length, coding) = (fields["content-length"], fields["transfer-encoding"])
    guard length?.isEmpty != true, length?.utf8.allSatisfy(\.isDigit) != false,
      length == nil || coding == nil
    else { return nil }
    method = String(first[0])
    target = String(first[1])
    host = fields["host"]
    // A body is not read, so that nothing behind it can be.
    let hasBody = length ?? "0" != "0" || coding != nil
    keepsConnection =
      first[2] == "HTTP/1.1" && !hasBody && fields["connection"]?.lowercased() != "close"
  }

  /// The fields that say whom a request is for and where it ends.
  private static let single = ["host", "content-length", "transfer-encoding", "connection"]

  /// Whether a text is a name as HTTP has them (RFC 9110, section 5.6.2).
  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "!#$%&'*+-.^_`|~".utf8.contains($0) }
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
