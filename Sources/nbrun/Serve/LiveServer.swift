import FlyingSocks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small HTTP server on the loopback address.
struct LiveServer {
  private let socket: Socket
  private let limit: ConnectionLimit
  /// Where it listens.
  let port: UInt16

  /// Listens; connections wait until they are served.
  ///
  /// - Parameter port: 0 is any that is free.
  init(port: UInt16) throws(FileError) {
    limit = try ConnectionLimit()
    var address = sockaddr_in.inet(port: port)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    do {
      socket = try Socket(domain: AF_INET)
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      guard case .ip4(_, let port) = try socket.sockname() else {
        throw SocketError.unsupportedAddress
      }
      self.port = port
    } catch {
      throw FileError("127.0.0.1:\(port)", reason: Self.reason(of: error))
    }
  }

  private static func reason(of error: any Error) -> String {
    guard case .failed(_, let code, let message) = error as? SocketError else { return "\(error)" }
    return code == EADDRINUSE
      ? "the port is in use; choose another with --port" : "cannot serve here: \(message)"
  }

  /// Serves from now on, on threads of its own.
  func start(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) {
    Task.detached { [socket, limit] in
      let pool = SocketPool<ePoll>.ePoll()
      try await pool.prepare()
      Task.detached { try await pool.run() }
      let listener = try AsyncSocket(socket: socket, pool: pool)
      while true {
        await limit.enter()
        guard let client = try? await listener.accept() else {
          // A client that has gone by now is no reason to stop.
          limit.leave()
          try await Task.sleep(for: .milliseconds(10))
          continue
        }
        Task.detached {
          await HTTPConnection(socket: client).serve(answer)
          limit.leave()
        }
      }
    }
  }
}

/// One client.
private struct HTTPConnection {
  let socket: AsyncSocket

  /// How long a client may take for a request, or to take an answer. A browser connects anew.
  private static let patience = Duration.seconds(10)

  /// Answers the client's requests one after the other until it leaves.
  func serve(_ answer: @Sendable (HTTPRequest) async -> HTTPResponse) async {
    var received: [UInt8] = []
    var isOpen = true
    while isOpen, let head = try? await inTime({ try await nextHead(&received) }) {
      let request = HTTPRequest(head: head)
      isOpen = request?.keepsConnection ?? false
      let response =
        if let request { await answer(request) } else { HTTPResponse.line(.badRequest, "what?") }
      let bytes = response.bytes(
        withBody: request?.method != "HEAD", keepsConnection: isOpen)
      do { try await inTime { try await socket.write(.init(bytes)) } } catch { break }
    }
    try? socket.close()
  }

  /// Does something with the socket, which is shut where it takes too long.
  private func inTime<Result>(_ body: () async throws -> Result) async throws -> Result {
    let alarm = Task { [socket] in
      try await Task.sleep(for: Self.patience)
      shutdown(socket.socket.file.rawValue, Int32(SHUT_RDWR))
    }
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    alarm.cancel()
    // It must not shut another socket that is given this one's number.
    _ = await alarm.result
    return try result.get()
  }

  /// The next head, without the empty line at its end; more than it may be of one that is too large.
  private func nextHead(_ received: inout [UInt8]) async throws -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = received.firstRange(of: end) {
        defer { received.removeFirst(range.upperBound) }
        return Array(received[..<range.lowerBound])
      }
      guard received.count <= HTTPRequest.largestHead else { return [] }
      received += try await socket.read(atMost: 4096)
    }
  }
}
