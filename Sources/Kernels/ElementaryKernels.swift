import KernelInterface

/// Applies a function to each of `count` elements, whole vectors first; x and y may be the same.
@inline(__always)
func map<T: Real>(
  _ type: T.Type, _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
  _ function: (T.Vector) -> T.Vector
) {
  let width = MemoryLayout<T.Vector>.size
  let bytes = count * MemoryLayout<T>.stride
  var offset = 0
  while offset + width <= bytes {
    let value = function(x.loadUnaligned(fromByteOffset: offset, as: T.Vector.self))
    y.storeBytes(of: value, toByteOffset: offset, as: T.Vector.self)
    offset += width
  }
  if offset == bytes { return }
  // The rest, and the whole of a small array, goes through a vector filled up with ones.
  var rest = T.Vector(repeating: 1)
  withUnsafeMutableBytes(of: &rest) {
    $0.baseAddress.unsafelyUnwrapped.copyMemory(from: x + offset, byteCount: bytes - offset)
  }
  rest = function(rest)
  withUnsafeBytes(of: rest) {
    (y + offset).copyMemory(
      from: $0.baseAddress.unsafelyUnwrapped, byteCount: bytes - offset)
  }
}

extension ElementaryKernels {
  static let float64 = ElementaryKernels(
    exp: { map(Double.self, $0, $1, $2, Double.exp) },
    expm1: { map(Double.self, $0, $1, $2, Double.expm1) },
    log: { map(Double.self, $0, $1, $2, Double.log) },
    log1p: { map(Double.self, $0, $1, $2, Double.log1p) },
    tanh: { map(Double.self, $0, $1, $2, Double.tanh) },
    erf: { map(Double.self, $0, $1, $2, Double.erf) },
    sin: { map(Double.self, $0, $1, $2, Double.sin) },
    cos: { map(Double.self, $0, $1, $2, Double.cos) },
    sigmoid: { map(Double.self, $0, $1, $2, Double.sigmoid) },
    pow: { power($0, $1) })

  static let float32 = ElementaryKernels(
    exp: { map(Float.self, $0, $1, $2, Float.exp) },
    expm1: { map(Float.self, $0, $1, $2, Float.expm1) },
    log: { map(Float.self, $0, $1, $2, Float.log) },
    log1p: { map(Float.self, $0, $1, $2, Float.log1p) },
    tanh: { map(Float.self, $0, $1, $2, Float.tanh) },
    erf: { map(Float.self, $0, $1, $2, Float.erf) },
    sin: { map(Float.self, $0, $1, $2, Float.sin) },
    cos: { map(Float.self, $0, $1, $2, Float.cos) },
    sigmoid: { map(Float.self, $0, $1, $2, Float.sigmoid) },
    pow: { power($0, $1) })
}
