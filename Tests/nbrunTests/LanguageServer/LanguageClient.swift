import Foundation
import Testing

/// An editor, as far as `nbrun lsp` can tell: one conversation over its standard input and output.
final class LanguageClient {
  struct ConversationEnded: Error {}

  typealias Object = [String: Any]

  let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var received = Data()
  private var lastRequest = 0
  /// Notifications that nobody has waited for yet.
  private var notifications: [Object] = []
  /// The document that was opened last, and its text as the server has it.
  private(set) var uri = ""
  private(set) var text = ""
  private var version = 1

  /// Starts the server in a folder, which is the one of the workspace too.
  init(in folder: TemporaryFolder, encodings: [String]? = ["utf-8"], initializes: Bool = true)
    throws
  {
    process.executableURL = Command.binary
    process.arguments = ["lsp"]
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(["NBRUN_CACHE": ""]) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A test that writes to a server that has ended is to see an error.
    signal(SIGPIPE, SIG_IGN)
    guard initializes else { return }
    let general: Object = encodings.map { ["positionEncodings": $0] } ?? [:]
    capabilities = try #require(
      try request("initialize", ["capabilities": ["general": general]])["result"] as? Object)
    try notify("initialized", [:])
  }

  deinit { process.terminate() }

  /// What the server has answered to `initialize`.
  private(set) var capabilities: Object = [:]

  // MARK: - Messages

  func send(_ message: Object) throws {
    let body = try JSONSerialization.data(
      withJSONObject: message.merging(["jsonrpc": "2.0"]) { first, _ in first })
    try send(bytes: Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
  }

  func send(bytes: Data) throws { try input.fileHandleForWriting.write(contentsOf: bytes) }

  /// Closes the server's input.
  func hangUp() throws { try input.fileHandleForWriting.close() }

  func notify(_ method: String, _ parameters: Object) throws {
    try send(["method": method, "params": parameters])
  }

  /// The whole answer to a request.
  func request(_ method: String, _ parameters: Any) throws -> Object {
    lastRequest += 1
    try send(["id": lastRequest, "method": method, "params": parameters])
    while true {
      let message = try receive()
      if message["id"] as? Int == lastRequest { return message }
      notifications.append(message)
    }
  }

  /// The result of a request.
  func result(of method: String, _ parameters: Object) throws -> Any? {
    let answer = try request(method, parameters)
    #expect(answer["error"] == nil, "\(method): \(String(describing: answer["error"]))")
    return answer["result"].flatMap { $0 is NSNull ? nil : $0 }
  }

  /// The next notification of a method.
  func wait(for method: String) throws -> Object {
    if let index = notifications.firstIndex(where: { $0["method"] as? String == method }) {
      return notifications.remove(at: index)["params"] as? Object ?? [:]
    }
    while true {
      let message = try receive()
      if message["method"] as? String == method { return message["params"] as? Object ?? [:] }
      notifications.append(message)
    }
  }

  /// What the server has told so far without being asked, of one method.
  func takeNotifications(of method: String) -> [Object] {
    defer { notifications.removeAll { $0["method"] as? String == method } }
    return notifications.filter { $0["method"] as? String == method }
      .compactMap { $0["params"] as? Object }
  }

  func receive() throws -> Object {
    while true {
      if let end = received.firstRange(of: Data("\r\n\r\n".utf8)) {
        let header = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        let length = Int(header.split(separator: " ").last ?? "") ?? 0
        let body = received[end.upperBound...]
        if body.count >= length {
          let message = body.prefix(length)
          received = Data(body.dropFirst(length))
          return try #require(try JSONSerialization.jsonObject(with: message) as? Object)
        }
      }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw ConversationEnded() }
      received += data
    }
  }

  // MARK: - Documents

  func open(_ text: String, as name: String = "notebook.md", in folder: TemporaryFolder) throws {
    uri = folder.url(of: name).absoluteString
    (self.text, version) = (text, 1)
    try notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "markdown", "version": 1, "text": text]])
  }

  /// Replaces a part of the text by another, with columns in UTF-8.
  func replace(_ part: String, by other: String) throws {
    let range = try #require(text.range(of: part))
    let places = try ["start": position(range.lowerBound), "end": position(range.upperBound)]
    version += 1
    text.replaceSubrange(range, with: other)
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri, "version": version],
        "contentChanges": [["range": places, "text": other]],
      ])
  }

  /// The diagnostics when the present run is done.
  func diagnosticsOfRun() throws -> [Object] {
    _ = try wait(for: "$/nbrun/ran")
    let told = takeNotifications(of: "textDocument/publishDiagnostics")
    return try #require(told.last?["diagnostics"] as? [Object])
  }

  /// The place of a mark in the text, moved by so many characters, as requests want it; columns in UTF-8.
  func place(of mark: String, _ distance: Int = 0) throws -> Object {
    let start = try #require(text.range(of: mark)).lowerBound
    let index = text.index(start, offsetBy: distance)
    return try ["textDocument": ["uri": uri], "position": position(index)]
  }

  private func position(_ index: String.Index) throws -> Object {
    let lines = text[..<index].split(separator: "\n", omittingEmptySubsequences: false)
    return ["line": lines.count - 1, "character": lines[lines.count - 1].utf8.count]
  }

  /// Applies edits, whose columns are in UTF-8, to the text.
  func applied(_ edits: [Object]) throws -> String {
    var bytes = Array(text.utf8)
    func offset(_ position: Any?) throws -> Int {
      let position = try #require(position as? Object)
      let line = try #require(position["line"] as? Int)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines[..<line].reduce(0) { $0 + $1.utf8.count + 1 }
        + (try #require(position["character"] as? Int))
    }
    let places = try edits.map { edit in
      let range = try #require(edit["range"] as? Object)
      return (
        try offset(range["start"]), try offset(range["end"]),
        try #require(edit["newText"] as? String)
      )
    }
    for (start, end, new) in places.sorted(by: { $0.0 > $1.0 }) {
      bytes.replaceSubrange(start..<end, with: new.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The numbers of the processes that the server has started and that run.
  var children: [pid_t] {
    let tasks = "/proc/\(process.processIdentifier)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.flatMap { thread in
      ((try? String(contentsOfFile: "\(tasks)/\(thread)/children", encoding: .utf8)) ?? "")
        .split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// Waits until something is so.
  static func wait(until condition: () -> Bool) {
    while !condition() { usleep(1000) }
  }
}
