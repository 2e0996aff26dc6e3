import CFiles
import NotebookSyntax
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Replaces files as wholes: a reader, or a run that is killed, sees the old bytes or the new ones.
///
/// Only a regular file is ever replaced, or nothing. A symbolic link stays, and the file that it leads to is
/// replaced; one that leads to nothing is refused. Permissions and, where that is allowed, the owner stay. A file
/// without a permission to write is refused. A file with several names (hard links) becomes one of its own, and
/// the other names keep the old bytes.
extension FileSystem {
  /// Writes a file. The folder is made where it is missing. A file that holds the bytes already is left alone: to
  /// replace one takes a millisecond, since file systems hurry its bytes to the disk.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let place = try writablePlace(path)
    if try holds(bytes, place) { return }
    try makeFolder(FilePath.folder(of: place))
    try Interruption.shielded { () throws(FileError) in
      // A part that vanishes was taken for one that a killed process had left.
      for attempt in 1...3 {
        let part = try Part(of: bytes, for: place, reportedAs: path)
        if rename(part.path, place) == 0 { return }
        let reason = errno
        part.remove()
        if reason != ENOENT || attempt == 3 { throw FileError(path, "write", errno: reason) }
      }
    }
  }

  /// Writes a file that has been read before, where nobody has saved it since; returns whether that is so. What
  /// somebody else has saved is never lost. The bytes are on the disk when it returns.
  static func replace(
    _ expected: [UInt8], by bytes: [UInt8], at path: String
  ) throws(FileError) -> Bool {
    let place = try writablePlace(path)
    return try Interruption.shielded { () throws(FileError) in
      guard try holds(expected, place) else { return false }
      // One that is current already is left alone, with its time.
      if bytes == expected { return true }
      var part = try Part(of: bytes, for: place, reportedAs: path, durably: true)
      try part.makeKeepsake(reportedAs: path)
      if files_exchange(part.path, place) == 0 {
        return try settle(part, place, in: bytes, out: expected)
      }
      let reason = errno
      do throws(FileError) {
        // Where the file system cannot exchange, between this look and the replacement is the least possible time.
        guard reason == EINVAL || reason == ENOSYS || reason == EOPNOTSUPP else {
          throw FileError(path, "write", errno: reason)
        }
        guard try holds(expected, place) else {
          part.remove()
          return false
        }
        guard rename(part.path, place) == 0 else { throw FileError(path, "write") }
        return true
      } catch {
        part.remove()
        throw error
      }
    }
  }

  /// Makes sure that what came out by an exchange is what was to come out. Else somebody has saved in between:
  /// theirs goes back in, and what that brings out is looked at in the same way.
  private static func settle(
    _ part: Part, _ place: String, in new: [UInt8], out old: [UInt8]
  ) throws(FileError) -> Bool {
    var (inside, awaited) = (new, old)
    while true {
      // Should it not be readable, it stays beside the new one.
      let outside = try read(part.path)
      if outside == awaited, !isOpenForWriting(part.path) {
        part.remove()
        return inside == new
      }
      guard files_exchange(part.path, place) == 0 else { throw FileError(place, "write") }
      (inside, awaited) = (outside, inside)
    }
  }

  private static func isOpenForWriting(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return files_is_open_for_writing(descriptor)
  }

  /// Where the bytes for a path go: to what a link leads to.
  private static func writablePlace(_ path: String) throws(FileError) -> String {
    var place = path
    if isSymbolicLink(path) {
      guard let target = resolved(path) else {
        throw FileError(
          path, reason: "this link leads to nothing; remove it, or make what it leads to")
      }
      place = target
    }
    switch try kind(of: place) {
    case .nothing: return place
    case .folder: throw FileError(path, reason: "this is a folder, not a file")
    case .special:
      throw FileError(path, reason: "this is not a regular file, and nothing else is replaced")
    case .file: break
    }
    var status = stat()
    guard stat(place, &status) == 0 else { throw FileError(path, "look at it") }
    guard status.st_mode & 0o222 != 0 else {
      throw FileError(path, reason: "the file is write-protected, and is left as it is")
    }
    return place
  }
}

/// New bytes beside the place that they are made for, under a name that cannot be guessed.
private struct Part {
  private(set) var path: String

  /// Writes the bytes; nothing is left behind where that fails.
  ///
  /// - Parameters:
  ///   - place: The file that they are to replace, whose permissions and owner they get.
  ///   - name: The path that an error names.
  ///   - durably: Whether they must be on the disk before they replace anything.
  init(
    of bytes: [UInt8], for place: String, reportedAs name: String, durably: Bool = false
  ) throws(FileError) {
    let folder = FilePath.folder(of: place)
    LeftParts.remove(from: folder)
    let (path, descriptor) = try Self.create(in: folder, reportedAs: name)
    self.path = path
    do throws(FileError) {
      var status = stat()
      if stat(place, &status) == 0 {
        // Only root can give a file away.
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
          throw FileError(name, "write")
        }
      }
      try Self.write(bytes, to: descriptor, reportedAs: name)
      guard !durably || fsync(descriptor) == 0 else { throw FileError(name, "write") }
    } catch {
      close(descriptor)
      remove()
      throw error
    }
    // Here some file systems tell of what they could not write.
    guard close(descriptor) == 0 else {
      let error = FileError(name, "write")
      remove()
      throw error
    }
  }

  func remove() { unlink(path) }

  /// Gives it a name under which nobody takes it for a left one: what is exchanged for it may be the only copy of
  /// what somebody has saved, should this process be killed at that moment.
  mutating func makeKeepsake(reportedAs name: String) throws(FileError) {
    let kept = String(path.dropLast(LeftParts.suffix.count)) + ".saved"
    guard rename(path, kept) == 0 else {
      let error = FileError(name, "write")
      remove()
      throw error
    }
    path = kept
  }

  /// Makes an empty file, which was not there, and holds a lock on it: nobody takes it for a left one.
  private static func create(
    in folder: String, reportedAs name: String
  ) throws(FileError) -> (path: String, descriptor: Int32) {
    for _ in 0..<100 {
      let path =
        "\(folder)/\(LeftParts.prefix)\(UInt64.random(in: .min ... .max))\(LeftParts.suffix)"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = open(path, flags, 0o666)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw FileError(name, "write")
      }
      var status = stat()
      let isOwn = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      if isOwn, fstat(descriptor, &status) == 0, status.st_nlink > 0 { return (path, descriptor) }
      close(descriptor)
    }
    throw FileError(name, reason: "cannot write: what is written beside it is removed each time")
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, reportedAs name: String
  ) throws(FileError) {
    guard bytes.withUnsafeBytes({ systemWriteAll(descriptor, $0) }) else {
      throw FileError(name, "write")
    }
  }
}

/// What killed processes have left beside the files that they were about to replace.
enum LeftParts {
  static let prefix = ".nbrun-"
  static let suffix = ".part"

  private static let seen = Mutex<Set<String>>([])

  /// Removes them from a folder, once in the life of this process. Those of living processes are locked.
  static func remove(from folder: String) {
    guard seen.withLock({ $0.insert(folder).inserted }),
      let names = try? FileSystem.names(in: folder, hidden: true)
    else { return }
    for name in names where isPart(name) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }

  /// Whether a name is that of a part.
  static func isPart(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let digits = name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }
}
