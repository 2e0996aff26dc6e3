/// A block of zeroed memory for elements of one precision, aligned and padded as kernels want it.
final class Memory {
  let precision: Precision
  /// The number of elements, padding not counted.
  let count: Int
  let base: UnsafeMutableRawPointer

  /// Allocates `count` zeros.
  init(_ precision: Precision, count: Int) {
    self.precision = precision
    self.count = count
    let bytes = precision.paddedCount(count) * precision.stride
    base = .allocate(byteCount: bytes, alignment: Precision.alignment)
    base.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
  }

  /// Allocates a copy of an array.
  convenience init(_ precision: Precision, _ elements: [Double]) {
    self.init(precision, count: elements.count)
    for (i, element) in elements.enumerated() { self[i] = element }
  }

  deinit { base.deallocate() }

  /// One element. For what surrounds the training loop; the loop itself belongs to the kernels.
  subscript(index: Int) -> Double {
    get { precision.load(base, index) }
    set { precision.store(newValue, base, index) }
  }

  /// The address of an element.
  func pointer(_ index: Int) -> UnsafeMutableRawPointer {
    base + index * precision.stride
  }
}

extension Precision {
  /// The alignment of operands in bytes.
  static let alignment = 64

  /// Bytes from one element to the next.
  var stride: Int { self == .float64 ? 8 : 4 }

  /// The elements that a block of `count` occupies with its padding: at least one vector.
  func paddedCount(_ count: Int) -> Int {
    let lanes = Precision.alignment / stride
    return max(1, (count + lanes - 1) / lanes) * lanes
  }

  /// Reads an element.
  func load(_ base: UnsafeRawPointer, _ index: Int) -> Double {
    switch self {
    case .float64: base.load(fromByteOffset: index * 8, as: Double.self)
    case .float32: Double(base.load(fromByteOffset: index * 4, as: Float.self))
    }
  }

  /// Writes an element, rounded to this precision.
  func store(_ value: Double, _ base: UnsafeMutableRawPointer, _ index: Int) {
    switch self {
    case .float64: base.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
    case .float32: base.storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
    }
  }

  /// Rounds to this precision.
  func rounded(_ value: Double) -> Double { self == .float64 ? value : Double(Float(value)) }

  /// What elements of this precision are called in NumPy.
  var elementType: Tensor.ElementType { self == .float64 ? .float64 : .float32 }
}

/// Memory in pieces, freed together.
final class Arena {
  private let precision: Precision
  private var pieces: [Memory] = []

  init(_ precision: Precision) { self.precision = precision }

  /// Zeroed memory for `count` elements.
  func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let piece = Memory(precision, count: count)
    pieces.append(piece)
    return piece.base
  }
}

/// A value at an address that stays.
final class Box<Value: BitwiseCopyable> {
  let pointer: UnsafeMutablePointer<Value>

  init(_ value: Value) {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: value)
  }

  deinit { pointer.deallocate() }

  var value: Value { pointer.pointee }
}
