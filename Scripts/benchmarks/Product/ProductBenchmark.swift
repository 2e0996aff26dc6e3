import CPeak
import CProcessor
import Glibc
import KernelInterface
import KernelsBaseline

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

/// Measures the matrix product against OpenBLAS and against the core's peak.
///
/// Run by `Scripts/benchmarks/matrix-product`.
@main
struct ProductBenchmark {
  /// The kernels measured, and the bytes of the vectors that they use.
  let tables: KernelTables
  let vectorBytes: Int
  let openBLAS: OpenBLAS

  static func main() {
    guard let openBLAS = OpenBLAS() else {
      print("bench-product: libopenblas.so.0 is missing; install Debian's libopenblas0")
      exit(1)
    }
    let arguments = CommandLine.arguments.dropFirst()
    let (tables, bytes) = kernels(avx2: arguments.contains("avx2"))
    let benchmark = ProductBenchmark(tables: tables, vectorBytes: bytes, openBLAS: openBLAS)
    benchmark.run(only: arguments.contains("f64") ? "f64" : arguments.contains("f32") ? "f32" : nil)
  }

  /// The widest kernels of this machine, or those for AVX2.
  static func kernels(avx2: Bool) -> (KernelTables, Int) {
    #if arch(x86_64)
      if !avx2, nbrun_supports_avx512() != 0 { return (KernelsAVX512.tables, 64) }
      if nbrun_supports_avx2() != 0 { return (KernelsAVX2.tables, 32) }
    #endif
    return (KernelsBaseline.tables, 16)
  }

  func run(only: String?) {
    print("vectors of \(vectorBytes) bytes; OpenBLAS kernels: \(openBLAS.coreName); one core")
    var ratios: [Double] = []
    if only != "f32" { ratios += table(Double.self, tables.float64, "f64", peak_float64) }
    if only != "f64" { ratios += table(Float.self, tables.float32, "f32", peak_float32) }
    let mean = fixed(geometricMean(ratios), 3)
    print("geometric mean of the ratios: \(mean); least: \(fixed(ratios.min() ?? 0, 3))")
  }

  /// Prints a table for one scalar type; gives the ratios.
  private func table<T: Scalar>(
    _ type: T.Type, _ kernels: Kernels, _ name: String, _ peakLoop: (Int32, Int) -> Double
  ) -> [Double] {
    let peak = peakRate(peakLoop)
    print("\n\(name): peak of multiply-adds from registers \(fixed(peak, 1)) GFLOP/s")
    print("  shape                      nbrun   OpenBLAS   ratio   of peak")
    var parts: [Double] = []
    func row(_ shape: Shape, hasBars: Bool) -> Double {
      let duel = measure(T.self, kernels, shape)
      let rate = shape.flops / duel.ours * 1e-9
      print(
        "  " + padded(shape.description, 22),
        right(fixed(rate, 1), 8), right(fixed(shape.flops / duel.theirs * 1e-9, 1), 9),
        right(fixed(duel.ratio, 2), 8),
        right(fixed(100 * rate / peak, 0) + " %", 8)
          + (!hasBars || meetsBars(shape, duel.ratio, rate / peak) ? "" : "   below the bar"))
      if shape.isLarge { parts.append(rate / peak) }
      return duel.ratio
    }
    let ratios = Shape.all.map { row($0, hasBars: true) }
    print("  of few rows, without a bar:")
    for shape in Shape.fewRows { _ = row(shape, hasBars: false) }
    small(T.self, kernels)
    // For Scripts/bench: OpenBLAS's kernels, the mean and least ratio, the least part of the peak.
    print(
      "summary \(name) \(openBLAS.coreName)", fixed(geometricMean(ratios), 3),
      fixed(ratios.min() ?? 0, 3), fixed(parts.min() ?? 0, 3))
    return ratios
  }

  /// Whether a product is fast enough: no entry under 0.93 of OpenBLAS's speed, and from 256 on in
  /// every direction 85 % of the peak.
  private func meetsBars(_ shape: Shape, _ ratio: Double, _ partOfPeak: Double) -> Bool {
    ratio >= 0.93 && (!shape.isLarge || partOfPeak >= 0.85)
  }

  /// Prints the nanoseconds of products that are too small for rates.
  private func small<T: Scalar>(_ type: T.Type, _ kernels: Kernels) {
    for shape in Shape.xor {
      let duel = measure(T.self, kernels, shape)
      print(
        "  " + padded(shape.description, 22), right(fixed(duel.ours * 1e9, 1), 8),
        right(fixed(duel.theirs * 1e9, 1), 9), right(fixed(duel.ratio, 2), 8), "      ns")
    }
  }

  private func measure<T: Scalar>(_ type: T.Type, _ kernels: Kernels, _ shape: Shape) -> Duel {
    let a = T.random(shape.m * shape.k)
    let b = T.random(shape.k * shape.n)
    let ours = T.random(shape.m * shape.n)
    let theirs = T.random(shape.m * shape.n)
    defer { [a, b, ours, theirs].forEach { $0.deallocate() } }
    let (aRow, aColumn) = shape.aTransposed ? (1, shape.m) : (shape.k, 1)
    let (bRow, bColumn) = shape.bTransposed ? (1, shape.k) : (shape.n, 1)
    let product = kernels.product
    let workspace = UnsafeMutableRawPointer.allocate(
      byteCount: Kernels.workspaceSize, alignment: 64)
    defer { workspace.deallocate() }
    return Duel(rounds: 41, secondsPerTurn: 0.003) {
      product(
        shape.m, shape.n, shape.k, a, aRow, aColumn, b, bRow, bColumn, ours, shape.n, false,
        workspace)
    } theirs: {
      T.multiply(openBLAS, shape, a, b, theirs)
    }
  }

  /// GFLOP/s.
  private func peakRate(_ loop: (Int32, Int) -> Double) -> Double {
    let rates = (0..<15).map { _ in
      let start = now()
      let flops = loop(Int32(vectorBytes), 1_000_000)
      return flops / (now() - start) * 1e-9
    }
    return median(rates)
  }
}

private func fixed(_ value: Double, _ digits: Int) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { buffer in
    let text = buffer.baseAddress!
    _ = withVaList([Int32(digits), value]) { vsnprintf(text, buffer.count, "%.*f", $0) }
    return String(cString: text)
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

private func right(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
