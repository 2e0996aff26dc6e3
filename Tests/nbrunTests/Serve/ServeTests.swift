import Foundation
import Testing

/// The limit is for a server that never answers, not for a slow machine.
@Suite(.timeLimit(.minutes(60))) struct ServeTests {
  static let notebook = """
    # A network

    ```network
    seed: 1
    data: {csv: data/x.csv, inputs: [a], targets: [b]}
    layers: [{units: 1, activation: sigmoid, weights: normal}]
    loss: squared-error
    run: [forward]
    show: [loss]
    ```

    """

  let folder: TemporaryFolder
  let server: LiveServerProcess

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.notebook, to: "notebooks/a.md")
    try folder.write("# Another\n", to: "notebooks/deep/b c.md")
    try folder.write("a,b\n1,0\n2,1\n", to: "notebooks/data/x.csv")
    try folder.write("# Secret\n", to: "secret.md")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "notebooks/link.md"),
      withDestinationURL: folder.url.appending(path: "secret.md"))
    server = try LiveServerProcess(["notebooks"], in: folder.url)
  }

  /// The version of a page, as the script of the page knows it.
  func version(of page: String) throws -> String { try pageVersion(try server.get(page)) }

  func pageVersion(_ html: String) throws -> String {
    String(try #require(html.firstMatch(of: #/const version = "(.*?)"/#)).1)
  }

  /// Does something, and waits until the server says that a page has changed.
  func change(_ page: String, _ body: () throws -> Void) async throws -> String {
    let version = try version(of: page)
    try body()
    try waitForChange(of: page, since: version)
    return try server.get(page)
  }

  /// Asks as a page does: again where the server had nothing to say for a while.
  func waitForChange(of page: String, since version: String) throws {
    var answer: String
    repeat {
      answer = try server.get("/~changes\(page)?\(version)")
    } while answer.hasPrefix("HTTP/1.1 204 ")
    #expect(answer.hasPrefix("HTTP/1.1 200 "))
  }

  /// Waits until a page is as it should be.
  func waitForPage(_ path: String, _ isRight: (String) -> Bool) throws {
    while case let page = try server.get(path), !isRight(page) {
      try waitForChange(of: path, since: try pageVersion(page))
    }
  }

  @Test func servesPagesAndTheirIndex() throws {
    let index = try server.get("/")
    #expect(index.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(index.contains("<a href=\"/a.html\">A network</a>"))
    #expect(index.contains("<a href=\"/deep/b%20c.html\">Another</a>"))
    #expect(!index.contains("Secret"))
    #expect(try server.get("/deep/b%20c.html").contains("<h1 id=\"another\">Another"))
    #expect(!folder.exists("output"))
  }

  @Test func aHeadHasNoBody() throws {
    let answer = try server.answer("HEAD /a.html HTTP/1.1", "Host: localhost")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.contains("\r\nContent-Length: ") && answer.hasSuffix("\r\n\r\n"))
  }

  @Test(arguments: [
    ["GET / HTTP/1.1"], ["GET / HTTP/1.1", "Host: evil.example"],
    ["GET / HTTP/1.1", "Host: 127.0.0.1.evil.example:80"],
    ["GET /~changes/a.html HTTP/1.1", "Host: evil.example"],
    ["GET http://localhost/a.html HTTP/1.1", "Host: evil.example"],
  ])
  func otherHostsNamesAreRefused(lines: [String]) throws {
    let answer = try server.answer(lines.joined(separator: "\r\n"))
    #expect(answer.hasPrefix("HTTP/1.1 403 ") && !answer.contains("network"))
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
  func onlyReadingIsAllowed(method: String) throws {
    let answer = try server.answer("\(method) /a.html HTTP/1.1", "Host: localhost")
    #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.contains("Allow: GET, HEAD\r\n"))
  }

  @Test(arguments: [
    "/../secret.html", "/../secret.md", "/%2e%2e/secret.html", "/..%2fsecret.md",
    "/%252e%252e/secret.md", "/deep/../../secret.md", "//etc/passwd", "/etc/passwd", "/.../a.html",
    "/..\\secret.md", "/a.md", "/data/x.csv", "/link.html", "/link.md", "/a.html/", "/a.html%00",
    "/./a.html", "/deep%2fb%20c.html%2f", "/%7echanges", "/secret.html", "http://localhost/a.html",
    "/%ff", "/%", "*",
  ])
  func pathsOutsideAreRefused(path: String) throws {
    let answer = try server.get(path)
    let isRefused = answer.hasPrefix("HTTP/1.1 404 ") || answer.hasPrefix("HTTP/1.1 400 ")
    #expect(isRefused && !answer.contains("Secret") && !answer.contains("root:"))
  }

  @Test func manyAreAnsweredAtOnce() async throws {
    let probe = server.probe
    let expected = try probe.get("/a.html")
    await withTaskGroup { group in
      for _ in 0..<32 {
        group.addTask { try? probe.get("/a.html") }
      }
      for await answer in group { #expect(answer == expected) }
    }
  }

  @Test func aSaveIsSeen() async throws {
    let html = try await change("/a.html") {
      try folder.write(Self.notebook + "New words\n", to: "notebooks/a.md")
    }
    #expect(html.contains("<p>New words</p>"))
  }

  @Test func aSaveByRenamingIsSeen() async throws {
    let html = try await change("/a.html") {
      try folder.write(Self.notebook + "Renamed words\n", to: "notebooks/.a.md.swap")
      let notebooks = folder.url.path + "/notebooks"
      #expect(rename(notebooks + "/.a.md.swap", notebooks + "/a.md") == 0)
    }
    #expect(html.contains("<p>Renamed words</p>"))
  }

  @Test func aSaveOfADataFileIsSeen() async throws {
    let before = try server.get("/a.html")
    let other = try version(of: "/deep/b%20c.html")
    let after = try await change("/a.html") {
      try folder.write("a,b\n5,0\n2,1\n", to: "notebooks/data/x.csv")
    }
    #expect(before.firstMatch(of: #/loss = [^<]*/#)?.output != nil)
    #expect(
      before.firstMatch(of: #/loss = [^<]*/#)?.output
        != after.firstMatch(of: #/loss = [^<]*/#)?.output)
    #expect(try version(of: "/deep/b%20c.html") == other)
  }

  @Test func anErrorStandsOverTheLastGoodPage() async throws {
    let broken = Self.notebook.replacing("sigmoid", with: "sig<b>moid")
    let html = try await change("/a.html") { try folder.write(broken, to: "notebooks/a.md") }
    #expect(html.contains("notebooks/a.md:6:33: error: unknown activation"))
    #expect(html.contains("sig&lt;b&gt;moid") && !html.contains("sig<b>moid"))
    #expect(html.contains("<h1 id=\"a-network\">A network"))
    #expect(try server.get("/").contains("has an error"))
    let mended = try await change("/a.html") {
      try folder.write(Self.notebook, to: "notebooks/a.md")
    }
    #expect(!mended.contains("<aside"))
  }

  @Test func aMistakeInTheTemplateStandsOverEachPage() throws {
    try folder.write("{{policy}}{{titel}}", to: "page.mustache")
    let server = try LiveServerProcess(
      ["notebooks", "--template", "page.mustache"], in: folder.url)
    for page in ["/a.html", "/deep/b%20c.html"] {
      #expect(try server.get(page).contains("page.mustache:1:13: error: unknown variable `titel`"))
    }
  }

  @Test func notebooksComeAndGo() async throws {
    let index = try await change("/") {
      try folder.write("# Third\n", to: "notebooks/new/deeper/c.md")
    }
    #expect(index.contains("<a href=\"/new/deeper/c.html\">"))
    // The index names a notebook before its page is made; until then the page is of no version.
    try waitForChange(of: "/new/deeper/c.html", since: "")
    try FileManager.default.removeItem(at: folder.url(of: "notebooks/new/deeper/c.md"))
    // It may be made once more before, since a file is new before it is written.
    while case let version = try version(of: "/new/deeper/c.html"), !version.isEmpty {
      try waitForChange(of: "/new/deeper/c.html", since: version)
    }
    #expect(try server.get("/new/deeper/c.html").hasPrefix("HTTP/1.1 404 "))
  }

  @Test func aSaveInAFolderThatHasTakenThePlaceIsSeen() throws {
    try folder.copy("notebooks", to: "other")
    try folder.write(Self.notebook + "Other words\n", to: "other/a.md")
    let notebooks = folder.url(of: "notebooks").path
    #expect(rename(notebooks, folder.url(of: "before").path) == 0)
    #expect(rename(folder.url(of: "other").path, notebooks) == 0)
    try waitForPage("/a.html") { $0.contains("<p>Other words</p>") }
    try folder.write(Self.notebook + "Saved words\n", to: "notebooks/a.md")
    try waitForPage("/a.html") { $0.contains("<p>Saved words</p>") }
  }

  @Test func aSaveOfWhatALinkLeadsToIsSeen() throws {
    try folder.write("a,b\n1,0\n2,1\n", to: "notebooks/.hidden/x.csv")
    try folder.write(Self.notebook, to: "notebooks/.hidden/c.md")
    try FileManager.default.removeItem(at: folder.url(of: "notebooks/data/x.csv"))
    for (link, target) in [("data/x.csv", "../.hidden/x.csv"), ("c.md", ".hidden/c.md")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url(of: "notebooks/" + link).path, withDestinationPath: target)
    }
    func loss(_ page: String) -> Substring? { page.firstMatch(of: #/loss = [^<]*/#)?.output }
    let before = loss(try server.get("/a.html"))
    #expect(before != nil)
    try waitForPage("/c.html") { loss($0) == before && !$0.contains("<aside") }
    try waitForPage("/a.html") { loss($0) == before && !$0.contains("<aside") }
    try folder.write("a,b\n5,0\n2,1\n", to: "notebooks/.hidden/x.csv")
    try waitForPage("/a.html") { loss($0) != before }
    try folder.write(Self.notebook + "Linked words\n", to: "notebooks/.hidden/c.md")
    try waitForPage("/c.html") { $0.contains("<p>Linked words</p>") }
  }

  @Test func smuggledRequestsAreRefused() throws {
    for lines in [
      ["Content-Length: 0", "Content-Length: 0"], ["Host: localhost"],
      ["Content-Length: 3", "Transfer-Encoding: chunked"], ["Content-Length : 3"],
    ] {
      let answer = try server.probe.answer(["GET /a.html HTTP/1.1", "Host: localhost"] + lines)
      #expect(answer.hasPrefix("HTTP/1.1 400 ") && !answer.contains("network"))
    }
  }

  /// Where more clients come than files may be open, they wait, and each is answered.
  @Test func moreConnectionsThanFilesWait() throws {
    let limited = try LiveServerProcess(["notebooks"], in: folder.url, openFiles: 256)
    let sockets = try (0..<400).map { _ in try limited.probe.connect() }
    defer { for socket in sockets { close(socket) } }
    for socket in sockets {
      try limited.probe.send(
        "GET /a.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", on: socket)
    }
    for socket in sockets {
      #expect(limited.probe.readAll(of: socket).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
    #expect(try limited.get("/").hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  /// Clients that ask nothing keep the others out for a while only; the server says that they wait.
  @Test func silentConnectionsAreClosed() throws {
    let limited = try LiveServerProcess(["notebooks"], in: folder.url, openFiles: 256)
    let sockets = try (0..<400).map { _ in try limited.probe.connect() }
    defer { for socket in sockets { close(socket) } }
    #expect(try limited.get("/").hasPrefix("HTTP/1.1 200 OK\r\n"))
    let said = try limited.end()
    #expect(said.matches(of: /connections are open/).count == 1)
  }

  @Test func tooFewFilesAreAnError() throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -n 24; exec \"$0\" serve --no-cache --port 0 notebooks", Command.binary.path,
    ]
    process.currentDirectoryURL = folder.url
    process.standardError = errors
    try process.run()
    let said = String(
      decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2 && said.contains("with `ulimit -n`"))
  }

  /// A crash starts the server again, where it was.
  @Test func aCrashIsNotTheEnd() throws {
    let version = try version(of: "/a.html")
    #expect(server.crash())
    // Until it listens again, nobody answers.
    while true {
      let page = (try? server.get("/a.html")) ?? ""
      if page.contains("const version"), try pageVersion(page) != version {
        #expect(page.contains("<h1 id=\"a-network\">A network"))
        break
      }
      usleep(1000)
    }
    #expect(server.interrupt() == 130)
  }

  @Test func controlCEndsIt() {
    #expect(server.interrupt() == 130)
  }

  @Test func aPortInUseIsAnError() throws {
    let outcome = try Command.run(
      ["serve", "notebooks", "--port", "\(server.probe.port)"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("the port is in use; choose another with --port"))
  }
}
