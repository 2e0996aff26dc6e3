import CTracing
import Foundation
import Glibc

/// `nbrun serve` on a free port, as long as the value lives.
final class LiveServerProcess {
  let probe: HTTPProbe
  private let process = Process()
  private let errors = Pipe()

  struct NotListening: Error {}

  /// Starts the server in a folder and waits until it says where it listens.
  ///
  /// - Parameters:
  ///   - openFiles: how many files it may have open at a time.
  ///   - inherited: a file that it has open for writing from the start.
  init(
    _ arguments: [String], in folder: URL, openFiles: Int? = nil,
    inheriting inherited: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let output = Pipe()
    let limit =
      (openFiles.map { "ulimit -n \($0); " } ?? "") + (inherited.map { "exec 9>'\($0)'; " } ?? "")
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", limit + "exec \"$0\" \"$@\"", Command.binary.path]
      + ["serve", "--port", "0", "--no-cache"] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = openFiles == nil ? FileHandle.nullDevice : errors
    try process.run()
    var line = ""
    while !line.contains("\n") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw NotListening() }
      line += String(decoding: data, as: UTF8.self)
    }
    guard let match = line.firstMatch(of: #/127\.0\.0\.1:(\d+)/#), let port = UInt16(match.1)
    else { throw NotListening() }
    probe = HTTPProbe(port: port)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Ends the server, and gives what it has said on standard error, where its files are limited.
  func end() throws -> String {
    process.terminate()
    let text = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  /// Has a thread of the server get a signal, as of a crash.
  func crash() -> Bool { nbrun_signal_thread(process.processIdentifier, SIGILL) == 0 }

  /// Interrupts the server as Ctrl-C does, and gives its exit code.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func answer(_ lines: String...) throws -> String { try probe.answer(lines) }

  func get(_ path: String) throws -> String { try probe.get(path) }
}

/// Asks a server on this machine, byte for byte: other clients tidy up what they are told to ask.
struct HTTPProbe: Sendable {
  let port: UInt16

  struct NoAnswer: Error {}

  /// The answer to a request line and headers, to the end of its header fields and body. The
  /// connection is closed afterwards.
  func answer(_ lines: [String]) throws -> String {
    try exchange((lines + ["Connection: close", "", ""]).joined(separator: "\r\n"))
  }

  func get(_ path: String) throws -> String {
    try answer(["GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"])
  }

  private func exchange(_ text: String) throws -> String {
    let socket = try connect()
    defer { close(socket) }
    try send(text, on: socket)
    return readAll(of: socket)
  }

  /// A connection, which the caller closes.
  func connect() throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw NoAnswer() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else {
      close(socket)
      throw NoAnswer()
    }
    return socket
  }

  func send(_ text: String, on socket: Int32) throws {
    let bytes = Array(text.utf8)
    guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw NoAnswer()
    }
  }

  /// All that comes, until the server closes the connection.
  func readAll(of socket: Int32) -> String {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
