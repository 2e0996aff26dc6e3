// Loops over padded operands: whole vectors only, see the note on padding in `Kernels`.

/// `out[i] = f(x[i])`.
@inline(__always)
func mapVectors<T: Real>(
  _ type: T.Type, _ count: Int, _ x: UnsafeRawPointer, _ out: UnsafeMutableRawPointer,
  _ f: (T.Vector) -> T.Vector
) {
  let x = x.assumingMemoryBound(to: T.Vector.self)
  let out = out.assumingMemoryBound(to: T.Vector.self)
  for i in 0..<vectors(T.self, count) { out[i] = f(x[i]) }
}

/// `out[i] = f(x[i], y[i])`.
@inline(__always)
func mapVectors<T: Real>(
  _ type: T.Type, _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeRawPointer,
  _ out: UnsafeMutableRawPointer, _ f: (T.Vector, T.Vector) -> T.Vector
) {
  let x = x.assumingMemoryBound(to: T.Vector.self)
  let y = y.assumingMemoryBound(to: T.Vector.self)
  let out = out.assumingMemoryBound(to: T.Vector.self)
  for i in 0..<vectors(T.self, count) { out[i] = f(x[i], y[i]) }
}

/// `out[i] = f(x[i], y[i], z[i])`.
@inline(__always)
func mapVectors<T: Real>(
  _ type: T.Type, _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeRawPointer,
  _ z: UnsafeRawPointer, _ out: UnsafeMutableRawPointer,
  _ f: (T.Vector, T.Vector, T.Vector) -> T.Vector
) {
  let x = x.assumingMemoryBound(to: T.Vector.self)
  let y = y.assumingMemoryBound(to: T.Vector.self)
  let z = z.assumingMemoryBound(to: T.Vector.self)
  let out = out.assumingMemoryBound(to: T.Vector.self)
  for i in 0..<vectors(T.self, count) { out[i] = f(x[i], y[i], z[i]) }
}

/// How many vectors `count` elements take, the last one perhaps in part.
@inline(__always)
func vectors<T: Real>(_ type: T.Type, _ count: Int) -> Int {
  // Unsigned, which takes one shift.
  Int(bitPattern: UInt(bitPattern: count &+ T.Vector.scalarCount &- 1) / UInt(T.Vector.scalarCount))
}
