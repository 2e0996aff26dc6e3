import NotebookSyntax

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
      guard !port.isEmpty, port.utf8.allSatisfy(\.isDigit) else {
        return false
      }
      host = host[..<colon]
    }
    return ["127.0.0.1", "localhost", "[::1]"].contains(host)
  }
}
