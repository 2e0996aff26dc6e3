import CTracing
import Foundation

/// The built command, run as a user would run it.
struct Command {
  /// What a run left behind.
  struct Outcome: Equatable {
    var exitCode: Int32
    var standardOutput: String
    var standardError: String
  }

  /// The binary beside the test bundle, from the same build.
  static let binary: URL = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "nbrun")
  }()

  /// Runs the command in a folder and waits for its end.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let (out, err) = (scratch.url.appending(path: "out"), scratch.url.appending(path: "err"))
    for url in [out, err] { try Data().write(to: url) }
    let process = try start(
      arguments, in: folder, environment: environment,
      standardOutput: try FileHandle(forWritingTo: out),
      standardError: try FileHandle(forWritingTo: err))
    process.waitUntilExit()
    return Outcome(
      exitCode: process.terminationStatus,
      standardOutput: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      standardError: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  /// Starts the command in a folder.
  static func start(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    standardOutput: FileHandle = .nullDevice, standardError: FileHandle = .nullDevice
  ) throws -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Results of earlier tests must not stand in for a run.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["NBRUN_CACHE": ""]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    return process
  }

  private typealias Hooks = (visit: () -> Void, started: (pid_t) -> Void)

  /// What happens at a system call.
  enum Fault {
    case isKilled
    /// The call fails, with a number of errno.
    case fails(Int32)
    /// The thread of the call gets a signal, as of a crash.
    case crashes(Int32)
    /// Something is done before it.
    case comesAfter(() -> Void)
  }

  /// Runs the command in a folder with a fault at one of its system calls that change files, the first of which
  /// is number 1, and is told the process's number as it starts. Returns how many of them it came to, and the exit code where there is one.
  static func run(
    _ arguments: [String], in folder: URL, atCall call: Int32, countingReads: Bool = false,
    _ fault: Fault, meanwhile: @escaping (pid_t) -> Void = { _ in }
  ) throws -> (calls: Int32, exitCode: Int32?) {
    var words = ([binary.path] + arguments).map { strdup($0) } + [nil]
    var environment = [strdup("NBRUN_CACHE="), nil]
    defer { for text in words + environment { free(text) } }
    var planned = nbrun_fault()
    (planned.call, planned.counts_reads) = (call, countingReads)
    var hooks = (visit: {}, started: meanwhile)
    planned.started = { $0?.assumingMemoryBound(to: Hooks.self).pointee.started($1) }
    switch fault {
    case .isKilled: break
    case .fails(let error): planned.error = error
    case .crashes(let signal): planned.signal = signal
    case .comesAfter(let body):
      hooks.visit = body
      planned.visit = { $0?.assumingMemoryBound(to: Hooks.self).pointee.visit() }
    }
    let result = withUnsafeMutablePointer(to: &hooks) { hooks in
      planned.context = UnsafeMutableRawPointer(hooks)
      return nbrun_trace(folder.path, &words, &environment, planned)
    }
    guard result.calls >= 0 else { throw POSIXError(.EPERM) }
    let hasExited = result.status & 0x7F == 0
    return (result.calls, hasExited ? result.status >> 8 & 0xFF : nil)
  }

  /// Whether system calls can be followed here; a sandbox may forbid it.
  static let canBeFollowed =
    (try? run(["--version"], in: URL(filePath: "/"), atCall: .max, .isKilled)) != nil
}

/// A folder that lasts as long as the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "nbrun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file, making the folders above it.
  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// Where a file or folder in it is.
  func url(of path: String) -> URL { url.appending(path: path) }

  /// Makes one folder in it like another.
  func copy(_ path: String, to other: String) throws {
    try? FileManager.default.removeItem(at: url(of: other))
    try FileManager.default.copyItem(at: url(of: path), to: url(of: other))
  }

  /// All files in a folder of it and below, by their path there.
  func contents(of path: String) throws -> [String: Data] {
    let folder = url.appending(path: path)
    var contents: [String: Data] = [:]
    for name in FileManager.default.subpaths(atPath: folder.path) ?? [] {
      let file = folder.appending(path: name)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        contents[name] = try Data(contentsOf: file)
      }
    }
    return contents
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }
}
