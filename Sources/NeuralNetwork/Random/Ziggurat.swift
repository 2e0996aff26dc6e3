/// The ziggurat method of Marsaglia and Tsang (2000) for normal numbers, with 256 layers, as in
/// NumPy's `Generator`.
enum Ziggurat {
  /// Where the tail begins.
  private static let edge = 3.654152885361009
  private static let inverseEdge = 0.2736612373297583

  static func normal(from generator: inout DefaultGenerator) -> Double {
    while true {
      let bits = generator.nextUInt64()
      let layer = Int(bits & 0xff)
      let distance = (bits >> 9) & 0x000f_ffff_ffff_ffff
      let magnitude = Double(distance) * widths[layer]
      let x = bits & 0x100 == 0 ? magnitude : -magnitude
      if distance < limits[layer] { return x }
      if layer == 0 {
        let tail = tail(&generator)
        return distance & 0x100 == 0 ? tail : -tail
      }
      let height = (heights[layer - 1] - heights[layer]) * generator.random() + heights[layer]
      if height < Elementary.exp(-0.5 * x * x) { return x }
    }
  }

  /// A number beyond the edge.
  private static func tail(_ generator: inout DefaultGenerator) -> Double {
    while true {
      let x = -inverseEdge * Elementary.log1p(-generator.random())
      let y = -Elementary.log1p(-generator.random())
      if y + y > x * x { return edge + x }
    }
  }

  static func normalFloat32(from generator: inout DefaultGenerator) -> Float {
    while true {
      let bits = generator.nextUInt32()
      let layer = Int(bits & 0xff)
      let distance = bits >> 9
      let magnitude = Float(distance) * Float(widths[layer] * 0x1p29)
      let x = bits & 0x100 == 0 ? magnitude : -magnitude
      // The limit in 23 bits, rounded to nearest as NumPy's table is.
      if UInt64(distance) < (limits[layer] + 0x1000_0000) >> 29 { return x }
      if layer == 0 {
        let tail = tailFloat32(&generator)
        return distance & 0x100 == 0 ? tail : -tail
      }
      let lower = Float(heights[layer])
      let height = (Float(heights[layer - 1]) - lower) * generator.randomFloat32() + lower
      if Double(height) < Elementary.exp(-0.5 * Double(x) * Double(x)) { return x }
    }
  }

  private static func tailFloat32(_ generator: inout DefaultGenerator) -> Float {
    while true {
      let x = -Float(inverseEdge) * Elementary.log1p(-generator.randomFloat32())
      let y = -Elementary.log1p(-generator.randomFloat32())
      if y + y > x * x { return Float(edge) + x }
    }
  }
}
