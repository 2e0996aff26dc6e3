/// What the server answers.
struct LiveAnswers: Sendable {
  let notebooks: LiveNotebooks

  private static let changes = "/~changes"
  /// How long a question for changes stays open.
  private static let patience = Duration.seconds(20)

  /// Answers one request.
  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    switch RequestGate.refusal(method: request.method, host: request.host) {
    case .host: return .line(.forbidden, "this server answers to the name localhost only")
    case .method: return .line(.methodNotAllowed, "only GET and HEAD")
    case nil: break
    }
    guard let path = request.path else { return .line(.badRequest, "not a path") }
    if path.hasPrefix(Self.changes + "/") {
      return await change(at: String(path.dropFirst(Self.changes.count)), since: request.query)
    }
    if path == "/favicon.ico" { return HTTPResponse(status: .noContent) }
    if let html = notebooks.html(at: path) { return .page(html) }
    if let file = notebooks.file(at: path), let response = HTTPResponse.file(file) {
      return response
    }
    return .page(notebooks.missingPage, .notFound)
  }

  /// Answers as soon as a page is of another version than its reader has; with 204 if it still is not
  /// after a while.
  private func change(at path: String, since version: String) async -> HTTPResponse {
    let end = ContinuousClock.now + Self.patience
    while true {
      let count = notebooks.announcements.count
      guard notebooks.version(at: path) == version else { return .line(.ok, "changed") }
      let rest = end - ContinuousClock.now
      guard rest > .zero else { return HTTPResponse(status: .noContent) }
      await notebooks.announcements.wait(after: count, atMost: rest)
    }
  }
}
