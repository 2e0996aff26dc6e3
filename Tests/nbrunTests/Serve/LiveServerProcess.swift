import Foundation
import Glibc

/// `nbrun serve` on a free port, as long as the value lives.
final class LiveServerProcess {
  let probe: HTTPProbe
  private let process = Process()

  struct NotListening: Error {}

  /// Starts the server in a folder and waits until it says where it listens.
  init(_ arguments: [String], in folder: URL) throws {
    let output = Pipe()
    process.executableURL = Command.binary
    process.arguments = ["serve", "--port", "0", "--no-cache"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
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
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw NoAnswer() }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw NoAnswer() }
    let bytes = Array(text.utf8)
    guard send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw NoAnswer()
    }
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
