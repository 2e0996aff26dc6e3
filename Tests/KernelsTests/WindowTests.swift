import KernelInterface
import Testing

/// Convolution's windows and pooling against their definitions, bit for bit, with nothing written
/// beyond the results.
struct WindowTests {
  @Test(arguments: CompiledKernels.all)
  func definitions(kernels: CompiledKernels) {
    for shape in Self.shapes {
      let message = "\(shape)"
      #expect(failure(shape, Double.self, Int.self, kernels.tables.float64) == nil, "\(message)")
      #expect(failure(shape, Float.self, Int32.self, kernels.tables.float32) == nil, "\(message)")
    }
  }

  static let shapes: [WindowShape] = {
    // Height, width, kernel, stride and padding, each of the last two downwards and to the right.
    let numbers: [[Int]] = [
      [28, 28, 5, 5, 1, 1, 0, 0], [12, 12, 5, 5, 1, 1, 2, 2], [24, 24, 2, 2, 2, 2, 0, 0],
      [8, 8, 2, 2, 2, 2, 0, 0], [13, 11, 3, 3, 2, 2, 1, 1], [9, 70, 3, 2, 1, 2, 2, 1],
      [7, 37, 2, 3, 3, 3, 1, 1], [5, 6, 5, 6, 1, 1, 4, 5], [1, 1, 1, 1, 1, 1, 0, 0],
      [4, 33, 1, 1, 1, 1, 0, 0], [3, 3, 3, 3, 2, 2, 2, 2], [6, 90, 2, 19, 1, 1, 0, 3],
      [10, 50, 3, 3, 2, 5, 0, 2], [2, 3, 4, 5, 1, 1, 3, 4], [4, 40, 2, 2, 1, 2, 0, 0],
    ]
    return numbers.map {
      WindowShape(
        channels: 3, height: $0[0], width: $0[1], kernel: ($0[2], $0[3]), stride: ($0[4], $0[5]),
        padding: ($0[6], $0[7]))
    }
  }()

  /// Which result differs from its definition, or nil.
  private func failure<T: TestScalar, Place: FixedWidthInteger & BitwiseCopyable>(
    _ shape: WindowShape, _ type: T.Type, _ place: Place.Type, _ kernels: Kernels
  ) -> String? {
    let samples = 2
    let windows = NaiveWindows(shape: shape, samples: samples)
    var random = SplitMix(state: 7)
    let x = Guarded<T>(samples * shape.inputCount) { Self.number(&random) }
    let dz = Guarded<T>(samples * shape.channels * shape.positions) { Self.number(&random) }
    let cells = Guarded<T>(shape.windowCount * shape.positions) { Self.number(&random) }
    let rowCount = shape.channels * shape.kernelHeight
    let (first, count) = (rowCount / 3, rowCount - rowCount / 3 - rowCount / 4)
    let columns = Guarded<T>(cells.count)
    let rows = Guarded<T>(shape.positions * count * shape.kernelWidth)
    let folded = Guarded<T>(shape.inputCount)
    let (largest, mean) = (Guarded<T>(dz.count), Guarded<T>(dz.count))
    let places = Guarded<Place>(dz.count)
    let (unpooled, shared) = (Guarded<T>(x.count), Guarded<T>(x.count))
    withUnsafePointer(to: shape) {
      let kernels = kernels.windows
      kernels.unfold($0, x.base, columns.base)
      kernels.unfoldRows($0, first, count, x.base, rows.base)
      kernels.fold($0, cells.base, folded.base)
      kernels.maximum(samples, $0, x.base, largest.base, places.base)
      kernels.maximumBackward(samples, $0, dz.base, unpooled.base, places.base)
      kernels.average(samples, $0, x.base, mean.base, places.base)
      kernels.averageBackward(samples, $0, dz.base, shared.base, places.base)
    }
    let (maxima, winners) = windows.maxima(x.elements)
    let results = [
      ("unfold", columns, windows.columns(x.elements)),
      ("unfoldRows", rows, windows.rows(x.elements, first, count)),
      ("fold", folded, windows.folded(cells.elements)), ("maximum", largest, maxima),
      ("maximumBackward", unpooled, windows.unpooled(dz.elements, winners)),
      ("average", mean, windows.means(x.elements)),
      ("averageBackward", shared, windows.shared(dz.elements)),
    ]
    for (name, block, expected) in results {
      if !block.isGuardIntact { return "\(name) writes beyond its result" }
      for i in expected.indices where !identical(block.elements[i], expected[i]) {
        return "\(name)[\(i)] is \(block.elements[i]), not \(expected[i])"
      }
    }
    return places.isGuardIntact && places.elements.map { Int($0) } == winners ? nil : "places"
  }

  /// Numbers of both signs with zeros, infinities and NaN among them, and often equal ones.
  private static func number<T: TestScalar>(_ random: inout SplitMix) -> T {
    switch Int.random(in: 0..<60, using: &random) {
    case 0: .nan
    case 1, 2: -.infinity
    case 3...8: -0.0
    case 9...14: 0
    case 15...30: T(Int.random(in: -2...2, using: &random))
    default: T(Double.random(in: -1...1, using: &random))
    }
  }
}

/// The definitions, element by element; see `WindowKernels`.
private struct NaiveWindows {
  let shape: WindowShape
  let samples: Int

  /// Calls a function for each element of the window at each position, in the order of sums, with
  /// where in x it lies; nil for the padding. The channels of all samples are counted from 0.
  private func visit(
    _ channel: Int, _ body: (_ element: Int, _ position: Int, _ place: Int?) -> Void
  ) {
    for element in 0..<shape.kernelHeight * shape.kernelWidth {
      for position in 0..<shape.positions {
        let row =
          position / shape.outputWidth * shape.strideHeight + element / shape.kernelWidth
          - shape.paddingHeight
        let column =
          position % shape.outputWidth * shape.strideWidth + element % shape.kernelWidth
          - shape.paddingWidth
        let isInside = (0..<shape.height).contains(row) && (0..<shape.width).contains(column)
        body(
          element, position,
          isInside ? (channel * shape.height + row) * shape.width + column : nil)
      }
    }
  }

  private var windowSize: Int { shape.kernelHeight * shape.kernelWidth }
  private var planes: Int { samples * shape.channels }

  func columns<T: TestScalar>(_ x: [T]) -> [T] {
    var columns = [T](repeating: 0, count: shape.windowCount * shape.positions)
    for c in 0..<shape.channels {
      visit(c) { element, position, place in
        columns[(c * windowSize + element) * shape.positions + position] = place.map { x[$0] } ?? 0
      }
    }
    return columns
  }

  func rows<T: TestScalar>(_ x: [T], _ first: Int, _ count: Int) -> [T] {
    let columns = columns(x)
    let width = count * shape.kernelWidth
    return (0..<shape.positions * width).map {
      columns[(first * shape.kernelWidth + $0 % width) * shape.positions + $0 / width]
    }
  }

  func folded<T: TestScalar>(_ columns: [T]) -> [T] {
    var x = [T](repeating: 0, count: shape.inputCount)
    for c in 0..<shape.channels {
      visit(c) { element, position, place in
        guard let place else { return }
        x[place] += columns[(c * windowSize + element) * shape.positions + position]
      }
    }
    return x
  }

  func maxima<T: TestScalar>(_ x: [T]) -> (values: [T], places: [Int]) {
    var values = [T](repeating: 0, count: planes * shape.positions)
    var places = [Int](repeating: -1, count: values.count)
    for plane in 0..<planes {
      visit(plane) { _, position, place in
        guard let place else { return }
        let i = plane * shape.positions + position
        if places[i] < 0 || x[place] > values[i] || x[place].isNaN {
          values[i] = x[place]
          places[i] = place - plane * shape.height * shape.width
        }
      }
    }
    return (values, places)
  }

  func unpooled<T: TestScalar>(_ dz: [T], _ places: [Int]) -> [T] {
    var dx = [T](repeating: 0, count: samples * shape.inputCount)
    for i in dz.indices {
      dx[i / shape.positions * shape.height * shape.width + places[i]] += dz[i]
    }
    return dx
  }

  func means<T: TestScalar>(_ x: [T]) -> [T] {
    var sums = [T](repeating: 0, count: planes * shape.positions)
    for plane in 0..<planes {
      visit(plane) { _, position, place in
        if let place { sums[plane * shape.positions + position] += x[place] }
      }
    }
    return sums.map { $0 / T(windowSize) }
  }

  func shared<T: TestScalar>(_ dz: [T]) -> [T] {
    var dx = [T](repeating: 0, count: samples * shape.inputCount)
    for plane in 0..<planes {
      visit(plane) { _, position, place in
        if let place { dx[place] += dz[plane * shape.positions + position] / T(windowSize) }
      }
    }
    return dx
  }
}

/// Elements, aligned as kernels want them, with a guard behind the padding.
private final class Guarded<T: BitwiseCopyable> {
  let base: UnsafeMutableRawPointer
  let count: Int
  private let end: Int
  private let bytes: Int

  /// Makes `count` elements, of zeros where nothing makes them.
  init(_ count: Int, _ make: () -> T? = { nil }) {
    self.count = count
    end = count * MemoryLayout<T>.stride
    bytes = end + 256
    base = .allocate(byteCount: bytes, alignment: Kernels.padding)
    base.initializeMemory(as: UInt8.self, repeating: 0, count: end)
    for i in 0..<count {
      if let element = make() {
        base.storeBytes(of: element, toByteOffset: i * MemoryLayout<T>.stride, as: T.self)
      }
    }
    (base + end).initializeMemory(as: UInt8.self, repeating: 0xA5, count: bytes - end)
  }

  deinit { base.deallocate() }

  var elements: [T] {
    (0..<count).map { base.load(fromByteOffset: $0 * MemoryLayout<T>.stride, as: T.self) }
  }

  /// Whether nothing was written behind the elements.
  var isGuardIntact: Bool {
    (end..<bytes).allSatisfy { base.load(fromByteOffset: $0, as: UInt8.self) == 0xA5 }
  }
}
