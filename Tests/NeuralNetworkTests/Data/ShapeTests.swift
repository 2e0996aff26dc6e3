import CAllocations
import Testing

@testable import NeuralNetwork

/// Shapes that files claim to have: whatever they say, memory is asked for only for elements that are there.
@Suite struct ShapeTests {
  /// Sizes at and beyond every limit.
  private static let sizes: [UInt64] = [
    0, 1, 2, 3, 1 << 16, 1 << 27, 1 << 31, (1 << 32) - 1, 1 << 62, (1 << 63) - 1, .max,
  ]

  private static let shapes: [[UInt64]] =
    [[]] + sizes.map { [$0] } + sizes.flatMap { a in sizes.map { [a, $0] } }
    + sizes.flatMap { a in sizes.flatMap { b in sizes.map { [a, b, $0] } } }

  /// The bytes of the elements, where there are so few that they could be.
  private static func elements(_ shape: [UInt64]) -> [UInt8] {
    let count = shape.reduce(1.0) { $0 * Double($1) }
    return [UInt8](repeating: 1, count: count <= 100 ? Int(count) : 16)
  }

  private static func npy(_ shape: [UInt64]) -> [UInt8] {
    let sizes = shape.map { "\($0)," }.joined()
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (\(sizes)), }"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + elements(shape)
  }

  private static func idx(_ shape: [UInt64]) -> [UInt8] {
    [0, 0, 8, UInt8(shape.count)]
      + shape.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } }
      + elements(shape)
  }

  private static func tensor(_ body: () throws(DataError) -> Tensor) -> Tensor? {
    do throws(DataError) { return try body() } catch { return nil }
  }

  @Test func anyShapeIsReadOrRefused() throws {
    #expect(Self.shapes.count > 1400)
    var read = 0
    for shape in Self.shapes {
      let before = nbrun_allocated_bytes()
      // An IDX file has 32 bits for a size.
      let small = shape.map { $0 & 0xFFFF_FFFF }
      for (shape, tensor) in [
        (shape, Self.tensor { () throws(DataError) in try NPY.read(Self.npy(shape)) }),
        (small, Self.tensor { () throws(DataError) in try IDX.read(Self.idx(small)) }),
      ] {
        let isThere = !shape.contains(0) && shape.allSatisfy { $0 <= 3 }
        #expect((tensor != nil) == isThere, "\(shape)")
        guard let tensor else { continue }
        read += 1
        // What is done to samples goes by the shape.
        #expect(tensor.elements.count == shape.reduce(1) { $0 * Int($1) })
        guard tensor.shape.count > 0 else { continue }
        #expect(tensor.rows(Array(0..<tensor.shape[0])) == tensor)
        #expect(ColumnScaling.standardizing(tensor)(tensor).elements.allSatisfy { $0 == 0 })
        if tensor.shape.count == 2 { #expect(tensor.transpose.transpose == tensor) }
      }
      #expect(nbrun_allocated_bytes() - before < 100_000, "\(shape)")
    }
    #expect(read == 2 * (1 + 3 + 9 + 27))
  }

  @Test func axesAreCounted() {
    let error = #expect(throws: DataError.self) {
      try IDX.read(Self.idx([UInt64](repeating: 1, count: 65)))
    }
    #expect(error?.message == "the IDX file has 65 axes, of which there can be 64")
    #expect(throws: Never.self) { try IDX.read(Self.idx([UInt64](repeating: 1, count: 64))) }
  }

  @Test func whatHasNoElementsIsRefused() {
    let error = #expect(throws: DataError.self) { try NPY.read(Self.npy([0, 1 << 31])) }
    #expect(error?.message == "the NPY file of shape [0, 2147483648] has no elements")
  }

  // MARK: - Archives

  /// An archive of one member that claims two sizes, and compressed data for it.
  private static func archive(_ data: [UInt8], unpacked: Int, method: UInt8 = 8) -> [UInt8] {
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let sizes = number(data.count, 4) + number(unpacked, 4)
    let name = Array("x.npy".utf8)
    let common = number(20, 2) + [0, 0, method, 0] + number(0, 8) + sizes + number(name.count, 2)
    let local = [0x50, 0x4B, 3, 4] + common + [0, 0] + name + data
    let entry = [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 16) + name
    let end = [0x50, 0x4B, 5, 6] + number(0, 4) + number(1, 2) + number(1, 2)
    return local + entry + end + number(entry.count, 4) + number(local.count, 4) + number(0, 2)
  }

  @Test func bombsAreRefusedBeforeTheyAreUnpacked() {
    let data = [UInt8](repeating: 0, count: 200_000)
    let before = nbrun_allocated_bytes()
    let error = #expect(throws: DataError.self) {
      try NPZ(Self.archive(data, unpacked: 200_000_000))
    }
    #expect(nbrun_allocated_bytes() - before < 3_000_000)
    #expect(
      error?.message.hasPrefix(
        "the member `x.npy` of the ZIP archive has 200000 bytes that unpack to 200000000;")
        == true, "\(error?.message ?? "")")
    // What is as large as it says, and what is not large at all.
    #expect(throws: Never.self) { try NPZ(Self.archive(data, unpacked: 200_000, method: 0)) }
    #expect(throws: Never.self) { try NPZ(Self.archive([0], unpacked: 1 << 20)) }
    #expect(throws: DataError.self) { try NPZ(Self.archive([0], unpacked: 1 << 31)) }
  }

  // MARK: - Tables

  /// The bytes that reading a table asks for, all in all.
  private static func allocated(rows: Int, columns: Int) throws -> Int {
    let names = (0..<columns).map { "c\($0)" }
    let line = names.map { _ in "1" }.joined(separator: ",") + "\n"
    let text = names.joined(separator: ",") + "\n" + String(repeating: line, count: rows)
    let bytes = Array(text.utf8)
    let before = nbrun_allocated_bytes()
    let numbers = try CSVTable(bytes).numbers(names)
    let after = nbrun_allocated_bytes()
    #expect(numbers.shape == [rows, columns])
    return after - before
  }

  @Test func tablesTakeTheMemoryOfTheirNumbers() throws {
    let numbers = 8 * 2000 * 100
    #expect(try Self.allocated(rows: 2000, columns: 100) < numbers + 200_000)
  }

  @Test func wideTablesAreReadInProportion() throws {
    let once = try Self.allocated(rows: 1, columns: 2000)
    let twice = try Self.allocated(rows: 1, columns: 4000)
    #expect(Double(twice) < 2.2 * Double(once))
  }
}
