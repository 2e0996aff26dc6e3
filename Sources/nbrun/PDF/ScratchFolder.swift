#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new folder for files that are not to stay.
struct ScratchFolder {
  let path: String

  init() throws(FileError) {
    let parent = Environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/nbrun.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(parent, "make a folder for scratch") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Deletes the folder with all that is in it; links are deleted, not followed.
  func remove() { Self.remove(path) }

  private static func remove(_ folder: String) {
    guard let stream = opendir(folder) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let path = folder + "/" + name
      if name == "." || name == ".." { continue }
      if unlink(path) != 0 { remove(path) }
    }
    closedir(stream)
    rmdir(folder)
  }
}
