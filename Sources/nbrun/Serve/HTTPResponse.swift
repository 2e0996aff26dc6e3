/// An answer of the server.
struct HTTPResponse: Sendable {
  enum Status: String {
    case ok = "200 OK"
    case noContent = "204 No Content"
    case badRequest = "400 Bad Request"
    case forbidden = "403 Forbidden"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
  }

  var status: Status
  var contentType = "text/plain; charset=utf-8"
  var body: [UInt8] = []
  /// What it may do beyond being embedded by nobody.
  var policy = ""

  /// A page.
  static func page(_ html: String, _ status: Status = .ok) -> HTTPResponse {
    HTTPResponse(status: status, contentType: "text/html; charset=utf-8", body: Array(html.utf8))
  }

  /// A line of text.
  static func line(_ status: Status, _ text: String) -> HTTPResponse {
    HTTPResponse(status: status, body: Array((text + "\n").utf8))
  }

  /// The answer as it is sent.
  func bytes(withBody hasBody: Bool, keepsConnection: Bool) -> [UInt8] {
    let rest = policy.isEmpty ? "" : "; " + policy
    var lines = [
      "HTTP/1.1 \(status.rawValue)", "Content-Security-Policy: frame-ancestors 'none'\(rest)",
    ]
    lines += Self.fields
    if status == .methodNotAllowed { lines.append("Allow: GET, HEAD") }
    if status != .noContent {
      lines += ["Content-Type: \(contentType)", "Content-Length: \(body.count)"]
    }
    if !keepsConnection { lines.append("Connection: close") }
    let head = (lines + ["", ""]).joined(separator: "\r\n")
    return Array(head.utf8) + (hasBody && status != .noContent ? body : [])
  }

  /// Nothing is kept, guessed, embedded by others or told to others.
  private static let fields = [
    "Cache-Control: no-store",
    "Cross-Origin-Resource-Policy: same-origin",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
  ]
}
