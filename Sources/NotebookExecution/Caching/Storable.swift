import NotebookDocuments

/// A value that can be written as bytes, and read back.
protocol Storable {
  func store(in bytes: inout StoredBytes)
  init(from bytes: inout StoredBytes) throws(MalformedBytes)
}

/// Bytes that are not what is read from them.
struct MalformedBytes: Error {}

/// A growing sequence of bytes that is read from its start. Integers are little-endian.
///
/// Any bytes can be read without a trap, in little memory: they are what was stored, or malformed. A value has one way
/// only to be stored.
struct StoredBytes {
  private(set) var bytes: [UInt8]
  private var position = 0
  /// How many values are being read now, each within the other.
  private var depth = 0
  /// The most of them: more than any value has, and little enough for a thread's stack.
  private static let greatestDepth = 64

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func append(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends values, one after the other.
  mutating func store<each Value: Storable>(_ values: repeat each Value) {
    repeat (each values).store(in: &self)
  }

  mutating func append(tag: UInt8) { bytes.append(tag) }

  mutating func append(_ text: some Collection<UInt8>) {
    append(UInt64(text.count))
    bytes.append(contentsOf: text)
  }

  mutating func takeUInt64() throws(MalformedBytes) -> UInt64 {
    guard bytes.count - position >= 8 else { throw MalformedBytes() }
    defer { position += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  mutating func takeTag() throws(MalformedBytes) -> UInt8 {
    guard position < bytes.count else { throw MalformedBytes() }
    defer { position += 1 }
    return bytes[position]
  }

  /// A count of things that take at least a byte each, so that no damage asks for endless memory.
  mutating func takeCount() throws(MalformedBytes) -> Int {
    let count = try takeUInt64()
    guard count <= UInt64(bytes.count - position) else { throw MalformedBytes() }
    return Int(count)
  }

  mutating func takeText() throws(MalformedBytes) -> ArraySlice<UInt8> {
    let count = try takeCount()
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func take<T: Storable>(_: T.Type = T.self) throws(MalformedBytes) -> T {
    guard depth < Self.greatestDepth else { throw MalformedBytes() }
    depth += 1
    defer { depth -= 1 }
    return try T(from: &self)
  }
}

extension String: Storable {
  func store(in bytes: inout StoredBytes) { bytes.append(utf8) }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    guard let text = String(validating: try bytes.takeText(), as: UTF8.self) else {
      throw MalformedBytes()
    }
    self = text
  }
}

extension Int: Storable {
  func store(in bytes: inout StoredBytes) { bytes.append(UInt64(bitPattern: Int64(self))) }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self = Int(Int64(bitPattern: try bytes.takeUInt64()))
  }
}

extension Double: Storable {
  func store(in bytes: inout StoredBytes) { bytes.append(bitPattern) }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self = Double(bitPattern: try bytes.takeUInt64())
  }
}

extension Bool: Storable {
  func store(in bytes: inout StoredBytes) { bytes.append(tag: self ? 1 : 0) }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    switch try bytes.takeTag() {
    case 0: self = false
    case 1: self = true
    default: throw MalformedBytes()
    }
  }
}

extension Array: Storable where Element: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.append(UInt64(count))
    for element in self { element.store(in: &bytes) }
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let count = try bytes.takeCount()
    self = []
    for _ in 0..<count { append(try bytes.take()) }
  }
}

extension Optional: Storable where Wrapped: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.append(tag: self == nil ? 0 : 1)
    self?.store(in: &bytes)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self = try bytes.take(Bool.self) ? try bytes.take(Wrapped.self) : nil
  }
}
