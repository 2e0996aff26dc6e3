/// Which requests are answered.
enum RequestGate {
  /// What a request is refused with.
  enum Refusal: Equatable {
    /// Another host's name, or none.
    case host
    /// Something other than GET and HEAD.
    case method
  }

  /// Why a request is refused; nil where it is not.
  static func refusal(method: String, host: String?) -> Refusal? {
    guard isOwn(host: host) else { return .host }
    return ["GET", "HEAD"].contains(method) ? nil : .method
  }

  /// Whether a `Host` header names this machine from within.
  ///
  /// A page of another site can have its own name resolved to 127.0.0.1 and so make a browser ask
  /// this server as if it were its own ("DNS rebinding"). The name in the header gives it away.
  static func isOwn(host: String?) -> Bool {
    guard var host = host?.lowercased()[...] else { return false }
    if let colon = host.lastIndex(of: ":"), host.last != "]" {
      let port = host[host.index(after: colon)...]
      guard !port.isEmpty, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return false
      }
      host = host[..<colon]
    }
    return ["127.0.0.1", "localhost", "[::1]"].contains(host)
  }

  /// The path of a request with its percent-encoding resolved, once; nil where that is not UTF-8 or
  /// the path does not start at the root.
  static func path(ofTarget target: String) -> String? {
    let encoded = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard encoded.first == UInt8(ascii: "/") else { return nil }
    var bytes: [UInt8] = []
    var rest = encoded
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.first != "+", let code = UInt8(digits, radix: 16) else {
        return nil
      }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
