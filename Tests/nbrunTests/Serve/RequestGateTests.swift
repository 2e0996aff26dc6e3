import Testing

@testable import nbrun

@Suite struct RequestGateTests {
  @Test(arguments: [
    "127.0.0.1", "127.0.0.1:8000", "localhost", "LocalHost:8000", "[::1]", "[::1]:8000",
  ])
  func ownNamesAreAnswered(host: String) {
    #expect(RequestGate.isOwn(host: host))
  }

  @Test(arguments: [
    nil, "", ":8000", "evil.example", "evil.example:8000", "127.0.0.1.evil.example",
    "localhost.evil.example", "127.0.0.1:8000.evil.example", "127.0.0.1@evil.example",
    "localhost:", "localhost:80a", "[::1", "[::1]x", "::1", "0.0.0.0", "127.1", "2130706433",
    "127.0.0.1 ", "localhost.", "[::ffff:127.0.0.1]",
  ])
  func otherNamesAreNot(host: String?) {
    #expect(RequestGate.refusal(method: "GET", host: host) == .host)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "get ", ""])
  func onlyReadingIsAllowed(method: String) {
    #expect(RequestGate.refusal(method: method, host: "localhost") == .method)
  }
}
