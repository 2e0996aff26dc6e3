import CVector
import KernelInterface

/// Applies a function to each of `count` elements, whole vectors first; x and y may be the same.
@inline(__always)
private func map64(
  _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
  _ function: (SIMD8<Double>) -> SIMD8<Double>
) {
  let x = x.assumingMemoryBound(to: Double.self)
  let y = y.assumingMemoryBound(to: Double.self)
  var start = 0
  while start + 8 <= count {
    let vector = UnsafeRawPointer(x + start).loadUnaligned(as: SIMD8<Double>.self)
    UnsafeMutableRawPointer(y + start).storeBytes(of: function(vector), as: SIMD8<Double>.self)
    start += 8
  }
  if start == count { return }
  let rest = function(nbrun_load_doubles(x + start, count - start))
  nbrun_store_doubles(y + start, rest, count - start)
}

/// The same in single precision.
@inline(__always)
private func map32(
  _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
  _ function: (SIMD16<Float>) -> SIMD16<Float>
) {
  let x = x.assumingMemoryBound(to: Float.self)
  let y = y.assumingMemoryBound(to: Float.self)
  var start = 0
  while start + 16 <= count {
    let vector = UnsafeRawPointer(x + start).loadUnaligned(as: SIMD16<Float>.self)
    UnsafeMutableRawPointer(y + start).storeBytes(of: function(vector), as: SIMD16<Float>.self)
    start += 16
  }
  if start == count { return }
  let rest = function(nbrun_load_floats(x + start, count - start))
  nbrun_store_floats(y + start, rest, count - start)
}

/// The functions on `Double`.
let elementaryFloat64 = ElementaryKernels(
  exp: { map64($0, $1, $2, Double.exp) },
  expm1: { map64($0, $1, $2, Double.expm1) },
  log: { map64($0, $1, $2, Double.log) },
  log1p: { map64($0, $1, $2, Double.log1p) },
  tanh: { map64($0, $1, $2, Double.tanh) },
  erf: { map64($0, $1, $2, Double.erf) },
  sin: { map64($0, $1, $2, Double.sin) },
  cos: { map64($0, $1, $2, Double.cos) },
  sigmoid: { map64($0, $1, $2, Double.sigmoid) },
  pow: { power($0, $1) })

/// The functions on `Float`.
let elementaryFloat32 = ElementaryKernels(
  exp: { map32($0, $1, $2, Float.exp) },
  expm1: { map32($0, $1, $2, Float.expm1) },
  log: { map32($0, $1, $2, Float.log) },
  log1p: { map32($0, $1, $2, Float.log1p) },
  tanh: { map32($0, $1, $2, Float.tanh) },
  erf: { map32($0, $1, $2, Float.erf) },
  sin: { map32($0, $1, $2, Float.sin) },
  cos: { map32($0, $1, $2, Float.cos) },
  sigmoid: { map32($0, $1, $2, Float.sigmoid) },
  pow: { power($0, $1) })
