import ArgumentParser
import CRecovery
import NotebookDocuments
import NotebookExecution
import NotebookSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Nbrun {
  /// `nbrun edited-run`: what the language server starts for the text that an editor has.
  struct EditedRun: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the notebook on standard input, and print what an editor wants to know.",
      shouldDisplay: false
    )

    @Option var columns: String
    @Option var server: Int32
    @OptionGroup var cache: CacheOptions
    @Argument var notebook: String

    func run() throws {
      // A crash of this process is told by whoever started it.
      guard Environment[RECOVERY_VARIABLE] == nil else { throw Exit.error }
      endWithServer()
      // Where memory does not suffice, this process is the one to go.
      try? FileSystem.write(Array("1000".utf8), over: "/proc/self/oom_score_adj")
      let bytes = ChildProcess.readAll(STDIN_FILENO)
      let unit = SourcePosition.Unit(rawValue: columns) ?? .utf16
      var projects = Projects()
      let file = NotebookFile.edited(notebook, in: &projects)
      let project = projects.project(above: FilePath.folder(of: notebook))
      guard !project.hasError else {
        let path = project.path(Project.fileName)
        let problem = project.diagnostics.first.map { $0.message } ?? project.failure?.reason ?? ""
        print(
          JSON.object([
            (
              "diagnostics",
              .array([
                EditorDiagnostic.json(
                  "`\(path)` has an error: \(problem)", severity: .error, at: nil, unit)
              ])
            )
          ]))
        return
      }
      let destination = Destination(folder: nil, formats: nil, in: project)
      let isInPlace =
        (try? SourceText(name: notebook, bytes: bytes)).map {
          !Notebook(parsing: $0).outputRegions.isEmpty
        } ?? false
      let run = NotebookRun(
        name: file.path, stem: isInPlace ? file.pathWithoutExtension : file.stem,
        origin: file.path, bytes: bytes, context: file.context,
        target: isInPlace ? .inPlace(.isRefused) : .documents([]),
        documents: isInPlace ? nil : destination.realFolder, neighbours: NotebookFolder(),
        store: cache.cache)
      let findings = RunFindings(run)
      print(
        JSON.object([
          ("diagnostics", .array(EditorDiagnostic.all(run.diagnostics, of: notebook, unit))),
          ("findings", findings.json),
        ]))
    }

    private func print(_ json: JSON) { Terminal.report(json.text()) }

    /// Ends this process soon after the one that started it, which may have had no time to do so, or may be gone
    /// before this one asks.
    private func endWithServer() {
      SystemThread { [server] in
        while getppid() == server { usleep(500_000) }
        _exit(Exit.error.rawValue)
      }?.detach()
    }
  }
}

extension FileSystem {
  /// Writes to a file of the system's own, which cannot be replaced.
  fileprivate static func write(_ bytes: [UInt8], over path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, "write") }
    defer { close(descriptor) }
    guard bytes.withUnsafeBytes({ systemWriteAll(descriptor, $0) }) else {
      throw FileError(path, "write")
    }
  }
}

extension RunFindings {
  fileprivate var json: JSON {
    func object<Key, Value>(
      _ dictionary: [Key: Value], _ text: (Value) -> JSON
    ) -> JSON where Key: Comparable & CustomStringConvertible {
      .object(
        dictionary.sorted { $0.key < $1.key }.map {
          (key: $0.key.description, value: text($0.value))
        })
    }
    return .object([
      ("networks", object(networks, JSON.string)),
      ("values", object(values) { object($0, JSON.string) }),
      ("texts", object(texts, JSON.string)),
    ])
  }

  /// Reads what another process has found.
  init(_ json: JSON) {
    self.init()
    func texts(_ json: JSON?) -> [String: String] {
      Dictionary(
        (json?.members ?? []).compactMap { member in
          member.value.string.map { (member.key, $0) }
        }
      ) { first, _ in first }
    }
    networks = texts(json["networks"])
    for (index, text) in texts(json["texts"]) {
      if let index = Int(index) { self.texts[index] = text }
    }
    for (index, object) in json["values"]?.members ?? [] {
      if let index = Int(index) { values[index] = texts(object) }
    }
  }
}
