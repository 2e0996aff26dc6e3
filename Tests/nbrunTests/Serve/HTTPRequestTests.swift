import Testing

@testable import nbrun

@Suite struct HTTPRequestTests {
  func read(_ head: String) -> HTTPRequest? { HTTPRequest(head: head.utf8) }

  @Test func fieldsAreRead() throws {
    let request = try #require(read("GET /a?b?c HTTP/1.1\r\nX: y\r\nhOST: \t localhost:8000 \t"))
    #expect(request.method == "GET" && request.target == "/a?b?c" && request.query == "b?c")
    #expect(request.host == "localhost:8000" && request.keepsConnection)
  }

  @Test(arguments: [
    "", "GET", "GET /", "GET / HTTP/2", "GET  / HTTP/1.1", "GET / x HTTP/1.1", " / HTTP/1.1",
    "GET / HTTP/1.1\r\nHost", "GET / HTTP/1.1\r\nHost: a\r\n b: c",
    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example", "GET / HTTP/1.1\r\n",
    "GET / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 0",
    "GET / HTTP/1.1\r\nContent-Length: 0\r\ncontent-length: 5",
    "GET / HTTP/1.1\r\nContent-Length: 5, 5", "GET / HTTP/1.1\r\nContent-Length: +5",
    "GET / HTTP/1.1\r\nContent-Length:", "GET / HTTP/1.1\r\nContent-Length: 0x5",
    "GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
    "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
    "GET / HTTP/1.1\r\nHost: localhost\r\nhost : localhost",
    "GET / HTTP/1.1\r\nHost : localhost", "GET / HTTP/1.1\r\nHost\t: localhost",
    "GET / HTTP/1.1\r\n: x", "GET / HTTP/1.1\r\nX(y): x", "GET / HTTP/1.1\r\nHöst: x",
    "GET / HTTP/1.1\nHost: localhost", "GET / HTTP/1.1\r\nX: y\nHost: localhost",
    "GET / HTTP/1.1\r\nX: y\rHost: localhost", "GET / HTTP/1.1\r\nX: y\0z",
    "GET / HTTP/1.1\r\nConnection: close\r\nConnection: keep-alive",
    "GET /\u{7F} HTTP/1.1", "GET /é HTTP/1.1", "G(T / HTTP/1.1", "GET\t/ HTTP/1.1",
  ])
  func otherHeadsAreRefused(head: String) {
    #expect(read(head) == nil)
  }

  @Test func invalidTextIsRefused() {
    #expect(HTTPRequest(head: Array("GET /".utf8) + [0xFF] + Array(" HTTP/1.1".utf8)) == nil)
  }

  @Test(arguments: [
    "GET / HTTP/1.0", "GET / HTTP/1.1\r\nConnection: Close", "GET / HTTP/1.1\r\nContent-Length: 3",
    "GET / HTTP/1.1\r\nTransfer-Encoding: chunked",
  ])
  func someRequestsAreTheLast(head: String) {
    #expect(read(head)?.keepsConnection == false)
  }

  @Test(arguments: [
    ("/", "/"), ("/a/b.html", "/a/b.html"), ("/a%20b.html?x", "/a b.html"), ("/%C3%A9#y", "/é"),
    ("/%252e", "/%2e"), ("/%2e%2e/x", "/../x"),
  ])
  func pathsAreDecodedOnce(target: String, path: String) {
    #expect(read("GET \(target) HTTP/1.1")?.path == path)
  }

  @Test(arguments: [
    "a.html", "http://evil.example/a.html", "*", "/%", "/%4", "/%zz", "/%+1", "/%FF", "?/",
  ])
  func otherTargetsAreNoPaths(target: String) {
    #expect(read("GET \(target) HTTP/1.1")?.path == nil)
  }
}
