/// The format of the MNIST files: a magic number, the sizes, the elements, all big-endian.
package enum IDX {
  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file.
  ///   - allowsMissing: whether NaN may stand for missing numbers.
  package static func read(
    _ bytes: [UInt8], allowsMissing: Bool = false
  ) throws(DataError) -> Tensor {
    var reader = ByteReader(bytes[...], format: "IDX file")
    let magic = try reader.bigEndian(UInt32.self)
    guard magic >> 16 == 0, let coding = coding(magic >> 8) else {
      let digits = String(magic, radix: 16)
      throw DataError("this is not an IDX file: its magic number is 0x\(digits)")
    }
    var shape: [Int] = []
    for _ in 0..<magic & 0xff { shape.append(Int(try reader.bigEndian(UInt32.self))) }
    let count = try DataLimits.count(of: shape, in: "the IDX file")
    let data = try reader.take(count * coding.size)
    try reader.checkEnd()
    let tensor = Tensor(
      shape: shape, elements: try coding.decode(data, isBigEndian: true),
      elementType: coding.elementType)
    try tensor.checkFinite(allowsMissing: allowsMissing)
    return tensor
  }

  private static func coding(_ code: UInt32) -> ElementCoding? {
    switch code {
    case 0x08: .uint8
    case 0x09: .int8
    case 0x0b: .int16
    case 0x0c: .int32
    case 0x0d: .float32
    case 0x0e: .float64
    default: nil
    }
  }
}
