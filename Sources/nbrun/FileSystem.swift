#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file operation that failed, with the path as the user gave it.
struct FileError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  init(_ path: String, _ action: String, errno code: Int32 = errno) {
    self.path = path
    self.reason = "cannot \(action): \(String(cString: strerror(code)))"
  }

  var description: String { "\(path): error: \(reason)" }
}

/// The few file operations that the command needs, each failing with the path and the reason.
enum FileSystem {
  /// What stands at a path.
  enum Kind {
    case file
    case folder
    case nothing
  }

  /// What stands at a path; a symbolic link is what it points to.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, "read") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path, "read") }
    var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size), 4096) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
      let received = bytes[count...].withUnsafeMutableBytes { buffer in
        systemRead(descriptor, buffer)
      }
      if received < 0 {
        if errno == EINTR { continue }
        throw FileError(path, "read")
      }
      if received == 0 { break }
      count += received
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Replaces a file as a whole: a reader, or a run that is killed, sees the old bytes or the new
  /// ones. The folder is made where it is missing.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try makeFolder(folder(of: path))
    let beside = "\(folder(of: path))/.\(name(of: path)).\(getpid()).part"
    do throws(FileError) {
      try create(beside, bytes, reportedAs: path)
      guard rename(beside, path) == 0 else { throw FileError(path, "write") }
    } catch {
      unlink(beside)
      throw error
    }
  }

  private static func create(
    _ path: String, _ bytes: [UInt8], reportedAs name: String
  ) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(name, "write") }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let error = FileError(name, "write")
        close(descriptor)
        throw error
      }
      written += count
    }
    guard close(descriptor) == 0 else { throw FileError(name, "write") }
  }

  private static func makeFolder(_ path: String) throws(FileError) {
    guard kind(of: path) != .folder else { return }
    try makeFolder(folder(of: path))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError(path, "make the folder")
    }
  }

  /// The names in a folder, sorted by bytes, so that runs go the same way on every machine.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw FileError(folder, "list the folder") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folder part of a path: `.` where it has none.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
