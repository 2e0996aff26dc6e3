/// NumPy's format for one array, versions 1 to 3.
///
/// Element types: float64, float32, integers of any width with and without a sign, and bool, of either byte
/// order; row-major (C) or column-major (Fortran) order.
package enum NPY {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file.
  ///   - allowsMissing: whether NaN may stand for missing numbers.
  package static func read(
    _ bytes: [UInt8], allowsMissing: Bool = false
  ) throws(DataError) -> Tensor {
    var reader = ByteReader(bytes[...], format: "NPY file")
    let header = try NPYHeader(parsing: headerText(&reader))
    let coding = try header.coding
    let count = try DataLimits.count(of: header.shape, in: "the NPY file")
    let data = try reader.take(count * coding.size)
    try reader.checkEnd()
    let elements = try coding.decode(data, isBigEndian: header.isBigEndian)
    let tensor = Tensor(
      shape: header.shape,
      elements: header.isColumnMajor ? rowMajor(elements, header.shape) : elements,
      elementType: coding.elementType)
    try tensor.checkFinite(allowsMissing: allowsMissing)
    return tensor
  }

  private static func headerText(_ reader: inout ByteReader) throws(DataError) -> String {
    guard try reader.take(magic.count).elementsEqual(magic) else {
      throw DataError("this is not an NPY file: it does not begin with \\x93NUMPY")
    }
    let version = try reader.littleEndian(UInt8.self)
    _ = try reader.littleEndian(UInt8.self)
    guard (1...3).contains(version) else {
      throw DataError("the NPY file has version \(version); versions 1, 2 and 3 are known")
    }
    let length =
      version == 1
      ? Int(try reader.littleEndian(UInt16.self)) : Int(try reader.littleEndian(UInt32.self))
    return String(decoding: try reader.take(length), as: UTF8.self)
  }

  /// Reorders elements whose first index varies fastest.
  private static func rowMajor(_ elements: [Double], _ shape: [Int]) -> [Double] {
    guard shape.count > 1, !elements.isEmpty else { return elements }
    var strides = [1]
    for size in shape.dropLast() { strides.append(strides[strides.count - 1] * size) }
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    return elements.indices.map { _ in
      defer {
        var axis = shape.count - 1
        index[axis] += 1
        source += strides[axis]
        while axis > 0, index[axis] == shape[axis] {
          source += strides[axis - 1] - index[axis] * strides[axis]
          index[axis] = 0
          axis -= 1
          index[axis] += 1
        }
      }
      return elements[source]
    }
  }
}
