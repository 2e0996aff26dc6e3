import KernelInterface

/// Calls a function with the row and column of x under each position of the window, for one element
/// of the window; nil where that lies in the padding.
@inline(__always)
private func slide(
  _ s: WindowShape, _ kernelRow: Int, _ kernelColumn: Int,
  _ body: (_ position: Int, _ place: Int?) -> Void
) {
  for i in 0..<s.outputHeight {
    let row = i &* s.strideHeight &+ kernelRow &- s.paddingHeight
    for j in 0..<s.outputWidth {
      let column = j &* s.strideWidth &+ kernelColumn &- s.paddingWidth
      let isInside = row >= 0 && row < s.height && column >= 0 && column < s.width
      body(i &* s.outputWidth &+ j, isInside ? row &* s.width &+ column : nil)
    }
  }
}

/// Copies windows into columns.
@inline(__always)
func unfold<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
  _ columns: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let x = x.assumingMemoryBound(to: T.self)
  var row = columns.assumingMemoryBound(to: T.self)
  for c in 0..<s.channels {
    let channel = x + c &* s.height &* s.width
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        slide(s, u, v) { position, place in row[position] = place.map { channel[$0] } ?? 0 }
        row += s.positions
      }
    }
  }
}

/// Sums columns into windows.
@inline(__always)
func fold<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ columns: UnsafeRawPointer,
  _ x: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let x = x.assumingMemoryBound(to: T.self)
  var row = columns.assumingMemoryBound(to: T.self)
  for i in 0..<s.inputCount { x[i] = 0 }
  for c in 0..<s.channels {
    let channel = x + c &* s.height &* s.width
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        slide(s, u, v) { position, place in if let place { channel[place] += row[position] } }
        row += s.positions
      }
    }
  }
}

/// Adds a number to each channel.
@inline(__always)
func addChannels<T: Real>(
  _ type: T.Type, _ samples: Int, _ channels: Int, _ positions: Int, _ b: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  let (b, z) = (b.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  for i in 0..<samples {
    for c in 0..<channels {
      let start = (i &* channels &+ c) &* positions
      for p in start..<start &+ positions { z[p] += b[c] }
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
  for c in 0..<channels {
    var sum: T = -0.0
    for i in 0..<samples {
      let start = (i &* channels &+ c) &* positions
      for p in start..<start &+ positions { sum += dz[p] }
    }
    db[c] = sum
  }
}

/// The largest element of each window; padding is never the largest.
@inline(__always)
func maximumPool<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer, _ places: UnsafeMutablePointer<Int32>
) {
  let s = shape.load(as: WindowShape.self)
  let (x, z) = (x.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  for plane in 0..<samples &* s.channels {
    let input = x + plane &* s.height &* s.width
    let (output, winners) = (z + plane &* s.positions, places + plane &* s.positions)
    for position in 0..<s.positions { winners[position] = -1 }
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        slide(s, u, v) { position, place in
          guard let place else { return }
          let value = input[place]
          if winners[position] < 0 || value > output[position] || value != value {
            output[position] = value
            winners[position] = Int32(truncatingIfNeeded: place)
          }
        }
      }
    }
  }
}

/// Hands each gradient to the element that was the largest.
@inline(__always)
func maximumPoolBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ dz: UnsafeRawPointer,
  _ dx: UnsafeMutableRawPointer, _ places: UnsafePointer<Int32>
) {
  let s = shape.load(as: WindowShape.self)
  let (dz, dx) = (dz.assumingMemoryBound(to: T.self), dx.assumingMemoryBound(to: T.self))
  for i in 0..<samples &* s.inputCount { dx[i] = 0 }
  for plane in 0..<samples &* s.channels {
    let input = dx + plane &* s.height &* s.width
    let start = plane &* s.positions
    for i in start..<start &+ s.positions { input[Int(places[i])] += dz[i] }
  }
}

/// The mean of each window: its elements summed over ascending rows and columns, then divided.
@inline(__always)
func averagePool<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let (x, z) = (x.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  let size = T(s.kernelHeight &* s.kernelWidth)
  for plane in 0..<samples &* s.channels {
    let (input, output) = (x + plane &* s.height &* s.width, z + plane &* s.positions)
    for position in 0..<s.positions { output[position] = 0 }
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        slide(s, u, v) { position, place in if let place { output[position] += input[place] } }
      }
    }
    for position in 0..<s.positions { output[position] /= size }
  }
}

/// Shares each gradient among the elements of its window.
@inline(__always)
func averagePoolBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ dz: UnsafeRawPointer,
  _ dx: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let (dz, dx) = (dz.assumingMemoryBound(to: T.self), dx.assumingMemoryBound(to: T.self))
  let size = T(s.kernelHeight &* s.kernelWidth)
  for i in 0..<samples &* s.inputCount { dx[i] = 0 }
  for plane in 0..<samples &* s.channels {
    let (input, output) = (dx + plane &* s.height &* s.width, dz + plane &* s.positions)
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        slide(s, u, v) { position, place in
          if let place { input[place] += output[position] / size }
        }
      }
    }
  }
}
