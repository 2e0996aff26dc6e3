import Glibc

/// Reads data files, which lie beside the notebook or in folders beneath it and nowhere else.
package enum DataFile {
  /// The bytes of the file at `path`, relative to the folder of the notebook.
  ///
  /// The path may use `..` and symbolic links as long as it ends beneath the folder.
  package static func read(_ path: String, in folder: String) throws(DataError) -> [UInt8] {
    try readFile(resolve(path, in: folder), named: path)
  }

  /// The real path of a data file, or an error where it lies outside the notebook's folder.
  package static func resolve(_ path: String, in folder: String) throws(DataError) -> String {
    try checkText(path)
    guard let root = realPath(folder.isEmpty ? "." : folder) else {
      throw DataError("the notebook's folder `\(folder)` cannot be found: \(reason())")
    }
    guard let file = realPath(root + "/" + path) else {
      throw DataError("the data file `\(path)` cannot be read: \(reason())")
    }
    guard file.hasPrefix(root == "/" ? root : root + "/") else {
      throw DataError(
        "the data file `\(path)` is outside the notebook's folder; move it beside the notebook")
    }
    return file
  }

  /// What can be said of a path without looking at the disk.
  static func checkText(_ path: String) throws(DataError) {
    guard !path.isEmpty else { throw DataError("the path of the data file is empty") }
    guard !path.utf8.contains(0) else {
      throw DataError("the path of the data file contains a null character")
    }
    guard path.firstRange(of: "://") == nil else {
      throw DataError(
        "`\(path)` is an address, but files are read from the notebook's folder only; "
          + "download it there")
    }
    guard !path.hasPrefix("/") else {
      throw DataError("the path `\(path)` must be relative to the notebook")
    }
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      guard depth >= 0 else {
        throw DataError(
          "the path `\(path)` leaves the notebook's folder; move the file beside the notebook")
      }
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }

  private static func readFile(_ file: String, named path: String) throws(DataError) -> [UInt8] {
    // Without waiting, so that a named pipe is refused instead of hanging the run.
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw DataError("the data file `\(path)` cannot be read: \(reason())")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw DataError("the data file `\(path)` is not a regular file")
    }
    guard status.st_size <= DataLimits.bytes else {
      throw DataError("the data file `\(path)` is larger than \(DataLimits.bytes) bytes")
    }
    return try readAll(descriptor, size: Int(status.st_size), named: path)
  }

  private static func readAll(
    _ descriptor: Int32, size: Int, named path: String
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
    guard !failure else { throw DataError("the data file `\(path)` changed while it was read") }
    return bytes
  }
}
