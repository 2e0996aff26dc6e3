import Foundation

/// Test data from the folder beside this file.
enum Golden {
  /// The bytes of a file.
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: folder.appending(path: "Goldens/\(name)")))
  }

  /// The lines of a text file, without comments and empty lines.
  static func lines(_ name: String) throws -> [String] {
    String(decoding: try bytes(name), as: UTF8.self)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }
}

extension Golden {
  /// The cases of a JSON file.
  static func cases<Case: Decodable>(_ type: Case.Type, _ name: String) throws -> [Case] {
    try JSONDecoder().decode(File<Case>.self, from: Data(bytes(name))).cases
  }

  private struct File<Case: Decodable>: Decodable {
    let cases: [Case]
  }

  /// The digest of words that the scripts make.
  static func digest(_ words: [UInt64]) -> UInt64 {
    words.reduce(0xcbf2_9ce4_8422_2325) { state, word in
      let product = (state ^ word) &* 0x100_0000_01b3
      return product ^ (product >> 29)
    }
  }
}
