/// Adds a number to each channel.
@inline(__always)
func addChannels<T: Real>(
  _ type: T.Type, _ samples: Int, _ channels: Int, _ positions: Int, _ b: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  let (b, z) = (b.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  for i in 0..<samples {
    for c in 0..<channels {
      let channel = z + (i &* channels &+ c) &* positions
      let bias = T.Vector(repeating: b[c])
      parts(T.self, positions) { T.store($1, T.load($1, channel + $0) + bias, channel + $0) }
    }
  }
}

/// Sums each channel.
@inline(__always)
func sumChannels<T: Real>(
  _ type: T.Type, _ samples: Int, _ channels: Int, _ positions: Int, _ dz: UnsafeRawPointer,
  _ db: UnsafeMutableRawPointer
) {
  let (dz, db) = (dz.assumingMemoryBound(to: T.self), db.assumingMemoryBound(to: T.self))
  let sampleSize = channels &* positions
  var c = 0
  // Each sum is one chain of additions, so that several at a time keep the adder busy.
  while c &+ 8 <= channels {
    var sums = SIMD8<T>(repeating: 0)
    for i in 0..<samples {
      let start = dz + (i &* sampleSize &+ c &* positions)
      for p in 0..<positions {
        for lane in 0..<8 { sums[lane] += start[lane &* positions &+ p] }
      }
    }
    for lane in 0..<8 { db[c &+ lane] = sums[lane] }
    c &+= 8
  }
  while c < channels {
    var sum: T = 0
    for i in 0..<samples {
      let start = dz + (i &* sampleSize &+ c &* positions)
      for p in 0..<positions { sum += start[p] }
    }
    db[c] = sum
    c &+= 1
  }
}
