import Glibc

/// Reads data files, which lie below the project's root and nowhere else.
package enum DataFile {
  /// The bytes of the file that a notebook calls `path`.
  package static func read(_ path: String, in scope: FileScope) throws(DataError) -> [UInt8] {
    let file: String
    do throws(FileScopeError) {
      file = try scope.resolve(path)
    } catch {
      throw DataError(error.message)
    }
    return try readFile(file, named: "the data file `\(path)`")
  }

  /// The bytes of a file at a real path, which messages call `name`.
  package static func read(at file: String, named name: String) throws(DataError) -> [UInt8] {
    try readFile(file, named: name)
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }

  private static func readFile(_ file: String, named name: String) throws(DataError) -> [UInt8] {
    // Without waiting, so that a named pipe is refused instead of hanging the run.
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw DataError("\(name) cannot be read: \(reason())")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw DataError("\(name) is not a regular file")
    }
    guard status.st_size <= DataLimits.bytes else {
      throw DataError("\(name) is larger than \(DataLimits.bytes) bytes")
    }
    return try readAll(descriptor, size: Int(status.st_size), named: name)
  }

  private static func readAll(
    _ descriptor: Int32, size: Int, named name: String
  ) throws(DataError) -> [UInt8] {
    var failure = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if read < 0 && errno == EINTR { continue }
        failure = read <= 0
        if failure { return }
        count += read
      }
    }
    guard !failure else { throw DataError("\(name) changed while it was read") }
    return bytes
  }
}
