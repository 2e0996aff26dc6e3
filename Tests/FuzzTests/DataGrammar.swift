@testable import NeuralNetwork

/// Composes data files whose parts fit, so that the sizes they state are believed.
enum DataGrammar {
  private static let sizes = [
    0, 1, 2, 3, 4, 255, 256, 65_536, 1 << 26, 1 << 27, 1 << 31, 1 << 32, 1 << 61, 1 << 62, .max,
  ]

  /// Few elements mostly, sometimes very many.
  private static func shape(_ random: inout Randomness) -> [Int] {
    let isHostile = random.once(in: 4)
    return (0..<random.below(5)).map { _ in isHostile ? random.one(of: sizes) : random.below(4) }
  }

  /// As many bytes as the shape says, or others.
  private static func data(_ shape: [Int], size: Int, _ random: inout Randomness) -> [UInt8] {
    var count = size
    for length in shape { count = count.multipliedReportingOverflow(by: length).partialValue }
    if !(0...4096).contains(count) || random.once(in: 8) { count = random.below(100) }
    let isSmall = random.once(in: 2)
    return (0..<count).map { _ in isSmall ? 0 : UInt8(random.below(256)) }
  }

  static func npy(_ random: inout Randomness) -> [UInt8] {
    let (type, size) = random.one(of: [
      ("<f8", 8), ("<f4", 4), ("<i8", 8), ("<i4", 4), ("|u1", 1), ("|b1", 1), (">f8", 8),
      ("<U1", 4), ("|i1", 1), ("<u2", 2), (">i2", 2), ("<u8", 8),
    ])
    let shape = shape(&random)
    let lengths = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var header =
      "{'descr': '\(type)', 'fortran_order': \(random.one(of: ["True", "False"])), 'shape': (\(lengths)), }"
    header += String(repeating: " ", count: random.below(20)) + "\n"
    let version = UInt8(1 + random.below(3))
    let count = header.utf8.count
    let length = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(header.utf8)
      + data(shape, size: size, &random)
  }

  static func idx(_ random: inout Randomness) -> [UInt8] {
    let (code, size) = random.one(of: [
      (0x08, 1), (0x09, 1), (0x0B, 2), (0x0C, 4), (0x0D, 4), (0x0E, 8), (0x0A, 1),
    ])
    let shape = shape(&random)
    let lengths = shape.flatMap { length in
      (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
    }
    return [0, 0, UInt8(code), UInt8(shape.count)] + lengths + data(shape, size: size, &random)
  }

  /// An archive of arrays that are not compressed.
  static func npz(_ random: inout Randomness) -> [UInt8] {
    func little(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var (archive, directory): ([UInt8], [UInt8]) = ([], [])
    let count = random.below(4)
    for index in 0..<count {
      let name = Array("a\(index).npy".utf8)
      let content = npy(&random)
      let stated = random.once(in: 8) ? random.one(of: sizes) : content.count
      let fields =
        little(0, 2) + little(0, 2) + little(0, 4) + little(Int(Zlib.crc32(content)), 4)
        + little(stated, 4) + little(random.once(in: 8) ? stated : content.count, 4)
        + little(name.count, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + fields + little(0, 2)
        + little(0, 2)
        + little(0, 2) + little(0, 2) + little(0, 4) + little(archive.count, 4) + name
      archive += little(0x0403_4B50, 4) + little(20, 2) + fields + little(0, 2) + name + content
    }
    return archive + directory + little(0x0605_4B50, 4) + little(0, 4) + little(count, 2)
      + little(count, 2)
      + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
  }
}
