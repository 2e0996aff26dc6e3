import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Answers requests for the pages, on the loopback address alone.
struct LiveServer {
  private let server: HTTPServer
  private let name: String

  /// Prepares a server; nothing listens yet.
  init(port: UInt16, notebooks: LiveNotebooks) {
    name = "127.0.0.1:\(port)"
    var address = sockaddr_in.inet(port: port)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    server = HTTPServer(
      address: address, timeout: 60, logger: .disabled, handler: Handler(notebooks: notebooks))
  }

  /// Serves from now on, on threads of its own; returns the port once somebody listens there.
  func start() throws(FileError) -> UInt16 {
    let startup = Startup()
    let (server, name) = (server, name)
    Task.detached {
      do {
        try await server.run()
      } catch {
        startup.finish(
          .failure(FileError(name, reason: "cannot serve: \(Self.reason(of: error))")))
      }
    }
    Task.detached {
      try await server.waitUntilListening(timeout: 10)
      guard case .ip4(_, let port) = await server.listeningAddress else { return }
      startup.finish(.success(port))
    }
    return try startup.wait().get()
  }

  private static func reason(of error: any Error) -> String {
    guard case .failed(_, let code, let message) = error as? SocketError else { return "\(error)" }
    return code == EADDRINUSE ? "the port is in use; choose another with --port" : message
  }
}

/// How the start of a server ends.
private final class Startup: Sendable {
  private let result = Mutex<Result<UInt16, FileError>?>(nil)
  private let isKnown = DispatchSemaphore(value: 0)

  func finish(_ new: Result<UInt16, FileError>) {
    result.withLock { $0 = $0 ?? new }
    isKnown.signal()
  }

  func wait() -> Result<UInt16, FileError> {
    isKnown.wait()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("signalled too early") }
    return result
  }
}

/// Answers one request.
private struct Handler: HTTPHandler {
  let notebooks: LiveNotebooks

  private static let changes = "/~changes"
  /// How long a question for changes stays open.
  private static let patience = Duration.seconds(20)

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    var response = await response(to: request)
    response.headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
    response.headers[HTTPHeader("Cross-Origin-Resource-Policy")] = "same-origin"
    response.headers[HTTPHeader("Content-Security-Policy")] = "frame-ancestors 'none'"
    response.headers[HTTPHeader("Referrer-Policy")] = "no-referrer"
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private func response(to request: HTTPRequest) async -> HTTPResponse {
    let host = request.headers[.host]
    switch RequestGate.refusal(method: request.method.rawValue, host: host) {
    case .host: return text(.forbidden, "this server answers to localhost only\n")
    case .method:
      var response = text(.methodNotAllowed, "only GET and HEAD\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    case nil: break
    }
    guard let path = RequestGate.path(ofTarget: request.target.rawValue) else {
      return text(.badRequest, "not a path\n")
    }
    let hasBody = request.method == .GET
    if path.hasPrefix(Self.changes + "/") {
      return await change(
        at: String(path.dropFirst(Self.changes.count)), since: request.target.query())
    }
    if path == "/favicon.ico" { return HTTPResponse(statusCode: .noContent) }
    let html = notebooks.html(at: path)
    return page(
      html ?? notebooks.missingPage, status: html == nil ? .notFound : .ok, hasBody: hasBody)
  }

  private func page(_ html: String, status: HTTPStatusCode, hasBody: Bool) -> HTTPResponse {
    let bytes = Data(html.utf8)
    var response = HTTPResponse(statusCode: status, body: hasBody ? bytes : Data())
    response.headers[.contentType] = "text/html; charset=utf-8"
    response.headers[.contentLength] = "\(bytes.count)"
    return response
  }

  private func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    var response = HTTPResponse(statusCode: status, body: Data(text.utf8))
    response.headers[.contentType] = "text/plain; charset=utf-8"
    return response
  }

  /// Answers as soon as a page is of another version than its reader has; with 204 if it still is not
  /// after a while.
  private func change(at path: String, since version: String) async -> HTTPResponse {
    let end = ContinuousClock.now + Self.patience
    while true {
      let count = notebooks.announcements.count
      guard notebooks.version(at: path) == version else {
        return text(.ok, "changed\n")
      }
      let rest = end - ContinuousClock.now
      guard rest > .zero else { return HTTPResponse(statusCode: .noContent) }
      await notebooks.announcements.wait(after: count, atMost: rest)
    }
  }
}
