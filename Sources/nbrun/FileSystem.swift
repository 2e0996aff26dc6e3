import NotebookSyntax

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

  init(_ path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  var description: String { "\(path.oneLine): error: \(reason.oneLine)" }
}

/// What tells a file or folder from all others, whatever path leads to it.
struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}

/// The few file operations that the command needs, each failing with the path and the reason.
enum FileSystem {
  /// What stands at a path.
  enum Kind {
    case file
    case folder
    /// A device, a pipe, a socket.
    case special
    case nothing
  }

  /// What stands at a path; a symbolic link is what it points to, and one that points to nothing is nothing.
  static func kind(of path: String) throws(FileError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw FileError(path, "look at it") }
      return .nothing
    }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .special
    }
  }

  /// Whether a path leads to a folder, as far as can be seen.
  static func isFolder(_ path: String) -> Bool { (try? kind(of: path)) == .folder }

  /// Whether a path leads to a regular file, as far as can be seen.
  static func isFile(_ path: String) -> Bool { (try? kind(of: path)) == .file }

  /// Which file or folder a path leads to; nil where it leads to none.
  static func identity(of path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
  }

  /// Whether a path itself is a symbolic link, wherever it leads.
  static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A file's bytes as they stood at one moment: a file that changes while it is read is read again.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    for _ in 0..<attempts {
      // Without waiting, so that a named pipe is refused instead of hanging the run.
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { throw FileError(path, "read") }
      defer { close(descriptor) }
      guard let before = status(of: descriptor) else { throw FileError(path, "read") }
      guard before.st_mode & S_IFMT == S_IFREG else {
        throw FileError(path, reason: "this is not a regular file")
      }
      guard before.st_size <= largestSize else {
        throw FileError(path, reason: "the file has more than \(largestSize >> 20) MiB")
      }
      let bytes = try readAll(descriptor, sizeHint: Int(before.st_size), path)
      guard let after = status(of: descriptor), after.differs(from: before) else { return bytes }
      usleep(1000)
    }
    throw FileError(path, reason: "it is being changed all the time; run again when that is over")
  }

  /// Whether a file is there and holds just these bytes.
  static func holds(_ bytes: [UInt8], _ path: String) throws(FileError) -> Bool {
    guard try kind(of: path) == .file else { return false }
    return try read(path) == bytes
  }

  /// The largest file that is read: more than any notebook or document has.
  private static let largestSize = 1 << 30

  /// How often a file is read that changes meanwhile.
  private static let attempts = 100

  /// The first bytes of a file; nil where it cannot be read.
  static func start(of path: String, count: Int) -> [UInt8]? {
    bytes(of: path, from: 0, SEEK_SET, count: count)
  }

  /// The last bytes of a file, or all; nil where it cannot be read.
  static func end(of path: String, count: Int) -> [UInt8]? {
    bytes(of: path, from: -count, SEEK_END, count: count) ?? start(of: path, count: count)
  }

  private static func bytes(
    of path: String, from offset: Int, _ origin: Int32, count: Int
  ) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard lseek(descriptor, off_t(offset), origin) >= 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
      received = max(systemRead(descriptor, UnsafeMutableRawBufferPointer(buffer)), 0)
    }
    return bytes.isEmpty ? nil : bytes
  }

  private static func readAll(
    _ descriptor: Int32, sizeHint: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(sizeHint, 4096) + 1)
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

  private static func status(of descriptor: Int32) -> stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// A path from the root, links not followed.
  static func absolute(_ path: String) -> String {
    FilePath.joined(workingFolder, path)
  }

  /// The folder from which relative paths start.
  private static let workingFolder = resolved(".") ?? "/"

  /// Makes a folder the one from which relative paths start. Must be called before one is asked for.
  static func enter(_ folder: String) { _ = chdir(folder) }

  /// A path from the root, as it is seen from the working folder where that is above it.
  static func shown(_ path: String) -> String {
    let relative = FilePath.relative(path, to: workingFolder)
    return relative.hasPrefix("../") ? path : relative
  }

  /// The file that a path leads to, all links followed.
  static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError(path, "delete") }
  }

  /// Removes a folder if it is empty, and says whether it was.
  @discardableResult
  static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  static func makeFolder(_ path: String) throws(FileError) {
    switch try kind(of: path) {
    case .folder: return
    case .file, .special:
      throw FileError(path, reason: "this is a file, not a folder; choose another folder")
    case .nothing: break
    }
    try makeFolder(FilePath.folder(of: path))
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && isFolder(path)) else {
      throw FileError(path, "make the folder")
    }
  }

  /// The names in a folder, sorted by bytes, so that runs go the same way on every machine.
  /// Hidden ones, whose name starts with a dot, are left out unless they are asked for.
  ///
  /// - Parameter unreadable: told of each name that is not UTF-8, with what can be read of it.
  static func names(
    in folder: String, hidden: Bool = false, unreadable: (String) -> Void = { _ in }
  ) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw FileError(folder, "list the folder") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let (name, isWhole) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      guard !name.hasPrefix(".") || (hidden && name != "." && name != "..") else { continue }
      if isWhole { names.append(name) } else { unreadable(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

/// Writes all of some bytes, by as many calls as that takes; false where it cannot, as `errno` says.
func systemWriteAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
  var rest = bytes
  while !rest.isEmpty {
    let count = systemWrite(descriptor, rest)
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return true
}

extension stat {
  /// Whether a file's content may have changed between two looks at it.
  fileprivate func differs(from other: stat) -> Bool {
    #if canImport(Glibc)
      let (time, otherTime) = (st_mtim, other.st_mtim)
    #else
      let (time, otherTime) = (st_mtimespec, other.st_mtimespec)
    #endif
    return st_size != other.st_size || time.tv_sec != otherTime.tv_sec
      || time.tv_nsec != otherTime.tv_nsec
  }
}
