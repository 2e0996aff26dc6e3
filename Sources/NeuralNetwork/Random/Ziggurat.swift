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
      let x = -inverseEdge * NumPyLogarithm.log1p(-generator.random())
      let y = -NumPyLogarithm.log1p(-generator.random())
      if y + y > x * x { return edge + x }
    }
  }
}
