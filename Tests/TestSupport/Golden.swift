import Foundation

/// Test data from the folder `Goldens` of the tests that ask for it.
package enum Golden {
  /// The bytes of a file.
  package static func bytes(_ name: String, besides test: String = #filePath) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder(of: test).appending(path: name)))
  }

  /// The lines of a text file, without comments and empty lines.
  package static func lines(_ name: String, besides test: String = #filePath) throws -> [String] {
    String(decoding: try bytes(name, besides: test), as: UTF8.self)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("# ") }
  }

  /// The nearest folder above a test's file that has goldens.
  private static func folder(of test: String) -> URL {
    var folder = URL(filePath: test).deletingLastPathComponent()
    while folder.path != "/" {
      let goldens = folder.appending(path: "Goldens")
      if FileManager.default.fileExists(atPath: goldens.path) { return goldens }
      folder.deleteLastPathComponent()
    }
    return folder
  }
}
