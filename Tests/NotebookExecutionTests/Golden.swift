import Foundation

/// Test data from the folder beside this file.
enum Golden {
  /// The bytes of a file.
  static func data(_ name: String) throws -> Data {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try Data(contentsOf: folder.appending(path: "Goldens/\(name)"))
  }

  /// The lines of a text file, without comments and empty lines.
  static func lines(_ name: String) throws -> [String] {
    String(decoding: try data(name), as: UTF8.self)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("# ") }
  }
}
