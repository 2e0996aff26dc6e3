import NotebookDocuments
import NotebookExecution
import NotebookSyntax
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One conversation with an editor: takes messages one after the other, and answers them.
///
/// Whatever takes long is done in other processes, so that an answer never waits for a run.
final class LanguageServer: Sendable {
  private let state: Mutex<LanguageSession>

  /// - Parameter cache: how runs are to be told of the cache.
  init(cache: [String]) {
    state = Mutex(LanguageSession(cache: cache))
    state.withLock { session in
      session.runs = BackgroundRuns { [weak self] job, result in
        self?.state.withLock { $0.finish(job, result) }
      }
    }
  }

  /// Takes a message; returns the exit code where it was the last one.
  func take(_ message: MessageReader.Message) -> Int32? {
    switch message {
    case .nonsense(let reason):
      LanguageSession.send(
        .object([("id", .null), ("error", LanguageSession.Failure.parse(reason).json)]))
      return nil
    case .json(let json): return state.withLock { $0.take(json) }
    }
  }
}

/// The state of a conversation.
struct LanguageSession {
  /// Why a request has no answer.
  struct Failure: Error {
    let code: Int
    let message: String

    static func parse(_ reason: String) -> Failure { Failure(code: -32700, message: reason) }
    static func invalid(_ reason: String) -> Failure { Failure(code: -32600, message: reason) }
    static let parameters = Failure(code: -32602, message: "parameters that nothing can be made of")
    static func failed(_ reason: String) -> Failure { Failure(code: -32803, message: reason) }

    var json: JSON {
      .object([("code", .integer(code)), ("message", .string(message))])
    }
  }

  let cache: [String]
  var runs: BackgroundRuns?
  var unit = SourceUnit.utf16
  private var isInitialized = false
  private var isShutDown = false
  /// The documents that are open, by their addresses.
  var documents: [String: EditedDocument] = [:]
  var lastRun = 0
  /// The requests that wait for a command to end, by their runs.
  var commands: [Int: (id: JSON, uri: String)] = [:]

  init(cache: [String]) { self.cache = cache }

  // MARK: - Messages

  static func send(_ message: JSON) {
    guard case .object(let members) = message else { return }
    let text = JSON.object([("jsonrpc", .string("2.0"))] + members).text()
    Terminal.report("Content-Length: \(text.utf8.count)\r\n\r\n\(text)")
  }

  static func notify(_ method: String, _ parameters: JSON) {
    send(.object([("method", .string(method)), ("params", parameters)]))
  }

  static func answer(_ id: JSON, _ result: Result<JSON, Failure>) {
    switch result {
    case .success(let json): send(.object([("id", id), ("result", json)]))
    case .failure(let failure): send(.object([("id", id), ("error", failure.json)]))
    }
  }

  /// Takes a message; returns the exit code where it was the last one.
  mutating func take(_ message: JSON) -> Int32? {
    let id = message["id"].flatMap { id -> JSON? in
      switch id {
      case .string, .integer: id
      default: nil
      }
    }
    guard let method = message["method"]?.string else {
      // The answer to a request, of which there is none, or nonsense.
      if message["result"] == nil && message["error"] == nil {
        Self.answer(id ?? .null, .failure(.invalid("no method")))
      }
      return nil
    }
    let parameters = message["params"] ?? .null
    if method == "exit" { return isShutDown ? 0 : 1 }
    guard let id else {
      if isInitialized, !isShutDown { note(method, parameters) }
      return nil
    }
    do throws(Failure) {
      if let result = try result(of: method, parameters, id) { Self.answer(id, .success(result)) }
    } catch {
      Self.answer(id, .failure(error))
    }
    return nil
  }

  /// The answer to a request; nil where it comes later.
  private mutating func result(
    of method: String, _ parameters: JSON, _ id: JSON
  ) throws(Failure) -> JSON? {
    guard !isShutDown else { throw .invalid("a request after `shutdown`") }
    if method == "initialize" {
      guard !isInitialized else { throw .invalid("a second `initialize`") }
      isInitialized = true
      return initialize(parameters)
    }
    guard isInitialized else {
      throw Failure(code: -32002, message: "a request before `initialize`")
    }
    switch method {
    case "shutdown":
      isShutDown = true
      for uri in documents.keys { runs?.cancel(uri) }
      documents = [:]
      return .null
    case "workspace/executeCommand":
      try execute(parameters, id)
      return nil
    default:
      guard let answer = Self.answers[method] else {
        throw Failure(code: -32601, message: "there is no method `\(method)`")
      }
      return try answer(self)(parameters)
    }
  }

  private mutating func initialize(_ parameters: JSON) -> JSON {
    let encodings = parameters["capabilities"]?["general"]?["positionEncodings"]?.array ?? []
    // What the editor likes best of what there is.
    unit = encodings.lazy.compactMap { $0.string.flatMap(SourceUnit.init) }.first ?? .utf16
    let folder =
      parameters["workspaceFolders"]?.array?.first?["uri"]?.string ?? parameters["rootUri"]?.string
    if let path = folder.flatMap(DocumentURI.path) { FileSystem.enter(path) }
    return .object([
      ("capabilities", Self.capabilities(unit)),
      ("serverInfo", .object([("name", .string("nbrun")), ("version", .string(version))])),
    ])
  }

  private static func capabilities(_ unit: SourceUnit) -> JSON {
    .object([
      ("positionEncoding", .string(unit.rawValue)),
      (
        "textDocumentSync",
        .object([
          ("openClose", .bool(true)), ("change", .integer(2)),
          ("save", .object([("includeText", .bool(false))])),
        ])
      ),
      (
        "completionProvider",
        .object([
          ("triggerCharacters", .array([":", " ", "$", "{", "["].map(JSON.string)))
        ])
      ),
      ("hoverProvider", .bool(true)),
      ("definitionProvider", .bool(true)),
      ("referencesProvider", .bool(true)),
      ("documentHighlightProvider", .bool(true)),
      ("renameProvider", .object([("prepareProvider", .bool(true))])),
      ("documentSymbolProvider", .bool(true)),
      ("foldingRangeProvider", .bool(true)),
      (
        "codeActionProvider",
        .object([("codeActionKinds", .array([.string("quickfix")]))])
      ),
      ("executeCommandProvider", .object([("commands", .array([.string(runCommand)]))])),
    ])
  }

  /// Writes the documents of a notebook.
  static let runCommand = "nbrun.run"

  // MARK: - Documents

  /// So many documents can be open; of more nothing is known.
  private static let mostDocuments = 1000

  private mutating func note(_ method: String, _ parameters: JSON) {
    guard let uri = parameters["textDocument"]?["uri"]?.string else { return }
    switch method {
    case "textDocument/didOpen":
      guard let text = parameters["textDocument"]?["text"]?.string,
        let path = DocumentURI.path(of: uri), documents.count < Self.mostDocuments
      else { return }
      documents[uri] = EditedDocument(
        uri: uri, path: FileSystem.shown(path),
        version: parameters["textDocument"]?["version"]?.integer, text: text)
      look(at: uri)
    case "textDocument/didChange":
      guard documents[uri] != nil, let changes = parameters["contentChanges"]?.array else { return }
      documents[uri]?.version = parameters["textDocument"]?["version"]?.integer
      if documents[uri]?.apply(changes, unit) == false {
        Self.show(.warning, "a change of \(uri) that nothing can be made of")
      }
      look(at: uri)
    case "textDocument/didSave":
      // What it includes may be another file by now, and what includes it has another.
      for uri in documents.keys.sorted() {
        documents[uri]?.decode()
        look(at: uri)
      }
    case "textDocument/didClose":
      runs?.cancel(uri)
      guard let document = documents.removeValue(forKey: uri) else { return }
      if !document.told.isEmpty { publish([], of: document) }
    default: break
    }
  }

  /// Tells what can be told of a document at once, and runs it.
  private mutating func look(at uri: String) {
    guard let document = documents[uri] else { return }
    runs?.cancel(uri)
    guard document.isLive || !document.told.isEmpty else { return }
    tell(EditorDiagnostic.all(document.diagnostics, of: document.path, unit), uri)
    guard document.isLive, !document.isProject, document.failure == nil else { return }
    lastRun += 1
    documents[uri]?.run = lastRun
    runs?.start(
      BackgroundRuns.Job(
        document: uri, number: lastRun,
        arguments: ["edited-run", "--columns", unit.rawValue, "--server", "\(getpid())"] + cache
          + ["--", document.path],
        input: document.bytes))
  }

  private mutating func tell(_ diagnostics: [JSON], _ uri: String) {
    documents[uri]?.told = diagnostics
    if let document = documents[uri] { publish(diagnostics, of: document) }
  }

  private func publish(_ diagnostics: [JSON], of document: EditedDocument) {
    var members: [(key: String, value: JSON)] = [("uri", .string(document.uri))]
    if let version = document.version { members.append(("version", .integer(version))) }
    members.append(("diagnostics", .array(diagnostics)))
    Self.notify("textDocument/publishDiagnostics", .object(members))
  }

  // MARK: - Runs

  /// Takes in what came of a run.
  mutating func finish(_ job: BackgroundRuns.Job, _ result: (output: [UInt8], status: Int32)?) {
    if let command = commands.removeValue(forKey: job.number) {
      return finish(command, result)
    }
    guard let document = documents[job.document], document.run == job.number else { return }
    if let result, result.status == 0, let json = try? JSON(parsing: result.output) {
      if let findings = json["findings"] {
        documents[job.document]?.findings = RunFindings(findings)
      }
      tell(json["diagnostics"]?.array ?? [], job.document)
    } else {
      let reason =
        result.map { $0.status < 0 ? "signal \(-$0.status)" : "exit code \($0.status)" }
        ?? "it could not be started"
      let failure = EditorDiagnostic.json(
        "nbrun itself failed at this notebook (\(reason)): please report it, with the notebook",
        severity: .error, at: nil, unit)
      tell(document.told + [failure], job.document)
    }
    Self.notify("$/nbrun/ran", .object([("uri", .string(job.document))]))
  }

  private mutating func execute(_ parameters: JSON, _ id: JSON) throws(Failure) {
    guard parameters["command"]?.string == Self.runCommand else {
      throw Failure(code: -32602, message: "the command is `\(Self.runCommand)`")
    }
    guard let uri = parameters["arguments"]?.array?.first?.string,
      let path = DocumentURI.path(of: uri)
    else {
      throw Failure(code: -32602, message: "its argument is the URI of a notebook's file")
    }
    guard commands.count < 64 else { throw .failed("too many runs at once") }
    let shown = FileSystem.shown(path)
    if let document = documents[uri], (try? FileSystem.read(shown)) != document.bytes {
      throw .failed("\(shown) is not saved; save it first")
    }
    lastRun += 1
    commands[lastRun] = (id, uri)
    let isInPlace = documents[uri]?.draft?.isInPlace ?? false
    runs?.start(
      BackgroundRuns.Job(
        // A document is run beside its diagnostics.
        document: "\(Self.runCommand) \(lastRun)", number: lastRun,
        arguments: ["run", "--format", "json"] + (isInPlace ? ["--in-place"] : []) + cache
          + ["--", shown],
        input: []))
  }

  private mutating func finish(
    _ command: (id: JSON, uri: String), _ result: (output: [UInt8], status: Int32)?
  ) {
    let report = result.flatMap { try? JSON(parsing: $0.output) }
    let notebooks = report?["notebooks"]?.array ?? []
    let name = DocumentURI.path(of: command.uri).map(FileSystem.shown) ?? command.uri
    let paths = notebooks.flatMap { $0["documents"]?.array ?? [] }.compactMap { $0["path"]?.string }
    let problems = notebooks.flatMap { $0["problems"]?.array ?? [] }
    let error = problems.first { $0["severity"]?.string == "error" }
    if result?.status == 0 {
      Self.show(.information, "\(name) → \(paths.joined(separator: ", "))")
    } else {
      let reason = error?["message"]?.string ?? "nbrun itself failed"
      let line = error?["line"]?.integer.map { ":\($0)" } ?? ""
      Self.show(.error, "\(name)\(line): \(reason)")
    }
    Self.answer(
      command.id,
      .success(
        .object([
          ("status", .integer(Int(result?.status ?? -1))),
          ("documents", .array(paths.map(JSON.string))),
        ])))
  }

  private enum MessageKind: Int {
    case error = 1
    case warning = 2
    case information = 3
  }

  private static func show(_ kind: MessageKind, _ text: String) {
    notify(
      "window/showMessage",
      .object([("type", .integer(kind.rawValue)), ("message", .string(text))]))
  }
}
