import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct BinaryFileTests {
  struct Example: Decodable {
    let kind: String
    let name: String
    let data: Data
    let member: String?
    let type: String
    let shape: [Int]
    let elements: [Double]

    var bytes: [UInt8] { [UInt8](data) }

    func read(_ bytes: [UInt8]) throws -> Tensor {
      switch kind {
      case "npy": try NPY.read(bytes)
      case "npz": try NPZ(bytes).read(try #require(member))
      default: try IDX.read(bytes)
      }
    }
  }

  /// Files that NumPy wrote, made by `Scripts/goldens/make-numpy`.
  @Test func readsWhatNumPyWrites() throws {
    let examples = try Golden.cases(Example.self, "binary-files.json")
    #expect(Set(examples.map(\.kind)) == ["npy", "npz", "idx"])
    for example in examples {
      if example.shape.contains(0) {
        #expect(throws: DataError.self) { try example.read(example.bytes) }
        continue
      }
      let tensor = try example.read(example.bytes)
      #expect(tensor.shape == example.shape, "\(example.name)")
      #expect(tensor.elements == example.elements, "\(example.name)")
      #expect(tensor.elementType.rawValue == example.type, "\(example.name)")
    }
  }

  /// Every cut is an error, and never a crash.
  @Test func refusesTruncatedFiles() throws {
    for example in try Golden.cases(Example.self, "binary-files.json") {
      let bytes = example.bytes
      for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
        #expect(throws: DataError.self, "\(example.name) cut to \(count)") {
          try example.read(Array(bytes[..<count]))
        }
      }
    }
  }

  /// Damage is noticed, or leaves a file that can be read; it never traps.
  @Test func survivesDamage() throws {
    var generator = RandomSource(legacySeed: 5).makeGenerator()
    for example in try Golden.cases(Example.self, "binary-files.json") {
      for _ in 0..<60 {
        var bytes = example.bytes
        for _ in 0..<3 {
          bytes[generator.integers(0, bytes.count)] = UInt8(generator.integers(0, 256))
        }
        _ = try? example.read(bytes)
      }
    }
  }

  /// A damaged deflate stream by itself, without the checksum that would hide it.
  @Test func survivesDamagedCompression() {
    var generator = RandomSource(legacySeed: 6).makeGenerator()
    for _ in 0..<5000 {
      let bytes = (0..<generator.integers(1, 60)).map { _ in UInt8(generator.integers(0, 256)) }
      if let output = try? Zlib.inflate(bytes[...], limit: 1000) {
        #expect(output.count <= 1000)
      }
    }
  }

  /// What stands after the compressed data, cuts and sizes that lie.
  @Test func decompressesToTheEndAndNotBeyondTheLimit() throws {
    // What Python's zlib.compressobj(9, wbits=-15) makes of it.
    let compressed: [UInt8] =
      [237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 12, 254, 64, 1]
      + [UInt8](repeating: 0, count: 193) + [175, 1]
    let text = [UInt8](repeating: 0x61, count: 200_000)
    #expect(try Zlib.inflate(compressed[...], limit: text.count) == text)
    #expect(try Zlib.inflate((compressed + [1, 2, 3])[...], limit: text.count) == text)
    for limit in [0, 1, text.count - 1] {
      let error = #expect(throws: DataError.self) {
        try Zlib.inflate(compressed[...], limit: limit)
      }
      #expect(error?.message == "the compressed data is damaged")
    }
    for count in 0..<compressed.count {
      let error = #expect(throws: DataError.self) {
        try Zlib.inflate(compressed[..<count], limit: text.count)
      }
      #expect(error?.message == "the compressed data is truncated", "\(count)")
    }
  }

  @Test(arguments: [
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", "more than"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }", "any memory"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (100000000,), }", "truncated"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "malformed"),
    ("{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }", "astype"),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "save an array of numbers"),
    ("{'descr': '<U1', 'fortran_order': False, 'shape': (1,), }", "np.unique"),
    ("{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }", "bool can be read"),
    ("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,), }", "malformed"),
    ("{'descr': '<f8', 'shape': (1,), }", "lacks"),
    ("{'descr': '<f8', 'what': False}", "unknown key `what`"),
    ("{'descr': [('a', '<f8')]}", "malformed"), ("", "malformed"), ("{", "malformed"),
  ])
  func refusesHeaders(header: String, message: String) {
    let length = [UInt8(header.utf8.count), 0]
    let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0] + length + Array(header.utf8)
    let error = #expect(throws: DataError.self) { try NPY.read(bytes) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test func refusesWrongMagic() {
    #expect(throws: DataError.self) { try NPY.read(Array("PK not an array".utf8)) }
    #expect(throws: DataError.self) { try NPZ(Array("not an archive at all".utf8)) }
    #expect(throws: DataError.self) { try IDX.read([1, 0, 8, 1, 0, 0, 0, 0]) }
    #expect(throws: DataError.self) { try IDX.read([0, 0, 7, 1, 0, 0, 0, 0]) }
    #expect(throws: DataError.self) { try IDX.read([0, 0, 8, 1, 0, 0, 0, 1, 5, 6]) }
  }

  @Test func refusesCountsThatOverflow() {
    let sizes = [UInt8](repeating: 0xff, count: 16)
    let error = #expect(throws: DataError.self) { try IDX.read([0, 0, 0x0e, 4] + sizes) }
    #expect(error?.message.contains("more than") == true)
  }

  @Test func namesTheArraysOfAnArchive() throws {
    let examples = try Golden.cases(Example.self, "binary-files.json")
    let archive = try NPZ(try #require(examples.first { $0.kind == "npz" }).bytes)
    #expect(archive.names == ["X", "y", "zeros", "steps", "letters", "bits"])
    let error = #expect(throws: DataError.self) { try archive.read("step") }
    #expect(error?.message == "the NPZ file has no array `step`")
    #expect(error?.missing?.existing == archive.names)
  }

  /// A column-major array, whose elements are told by their indices all the same.
  @Test(arguments: [(Double.nan, "nan"), (-.infinity, "-inf")])
  func refusesWhatIsNotFinite(element: Double, name: String) {
    let header = "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }"
    let elements = [1, 2, 3, element, 5, 6].flatMap { (number: Double) in
      withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    let error = #expect(throws: DataError.self) { try NPY.read(bytes + elements) }
    #expect(error?.message == "data must be finite, but the element [1, 1] is \(name)")
    let short = #expect(throws: DataError.self) { try NPY.read(bytes + elements.dropLast()) }
    #expect(short?.message == "the NPY file is truncated: it ends 1 byte too soon")
    let long = #expect(throws: DataError.self) { try NPY.read(bytes + elements + [0]) }
    #expect(long?.message == "the NPY file has 1 byte after its last element")
  }

  @Test(arguments: [ElementCoding.int64, .uint64])
  func refusesIntegersThatAreNotExact(coding: ElementCoding) {
    let bytes = withUnsafeBytes(of: Int64(1) << 53 + 1) { Array($0) }
    #expect(throws: DataError.self) { try coding.decode(bytes[...], isBigEndian: false) }
  }

  /// NaN stands for what is missing where that is allowed; an infinity never does.
  @Test func readsMissingNumbers() throws {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }"
    let start =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    func file(_ element: Double) -> [UInt8] {
      start
        + [1, element].flatMap { number in
          withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
        }
    }
    #expect(try NPY.read(file(.nan), allowsMissing: true).hasMissing)
    #expect(throws: DataError.self) { try NPY.read(file(.infinity), allowsMissing: true) }
    let error = #expect(throws: DataError.self) { try NPY.read(file(.nan)) }
    #expect(error?.hint?.contains("`missing: drop`") == true)
  }
}
