/// How the elements of a binary file are coded.
enum ElementCoding {
  /// One byte, without a sign.
  case uint8
  /// One byte.
  case int8
  /// Two bytes, without a sign.
  case uint16
  /// Two bytes.
  case int16
  /// Four bytes, without a sign.
  case uint32
  /// Four bytes.
  case int32
  /// Eight bytes, without a sign.
  case uint64
  /// Eight bytes.
  case int64
  /// IEEE single precision.
  case float32
  /// IEEE double precision.
  case float64
  /// One byte, 0 or 1.
  case bool

  /// The bytes of an element.
  var size: Int {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  /// The type that NumPy would print it as, as far as tensors have it.
  var elementType: Tensor.ElementType {
    switch self {
    case .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64: .int64
    case .float32: .float32
    case .float64: .float64
    case .bool: .bool
    }
  }

  /// The elements of bytes whose number is a multiple of the size.
  func decode(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(DataError) -> [Double] {
    let size = size
    let elements = bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map { index in
        var word: UInt64 = 0
        for place in 0..<size {
          let shift = UInt64(8 * (isBigEndian ? size - 1 - place : place))
          word |= UInt64(bytes[index * size + place]) << shift
        }
        return number(word)
      }
    }
    if size == 8, elementType == .int64,
      let large = elements.first(where: { $0.magnitude >= 0x1p53 })
    {
      throw DataError("the integer \(large) is not below 2⁵³ and so may not be exact as a number")
    }
    return elements
  }

  private func number(_ word: UInt64) -> Double {
    switch self {
    case .uint8, .uint16, .uint32, .uint64: Double(word)
    case .int8: Double(Int8(truncatingIfNeeded: word))
    case .int16: Double(Int16(truncatingIfNeeded: word))
    case .int32: Double(Int32(truncatingIfNeeded: word))
    case .int64: Double(Int64(truncatingIfNeeded: word))
    case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .float64: Double(bitPattern: word)
    case .bool: word == 0 ? 0 : 1
    }
  }
}

extension Tensor {
  /// Refuses infinities and, unless it stands for what is missing, NaN, naming the first by its indices as NumPy
  /// counts them.
  func checkFinite(allowsMissing: Bool) throws(DataError) {
    guard
      var rest = elements.firstIndex(where: { !$0.isFinite && !(allowsMissing && $0.isNaN) })
    else { return }
    let element = elements[rest]
    var indices: [Int] = []
    for size in shape.reversed() {
      indices.insert(rest % size, at: 0)
      rest /= size
    }
    throw DataError(
      "data must be finite, but the element \(indices) is \(element)",
      hint: element.isNaN ? DataError.missingHint : nil)
  }
}
