import KernelInterface
import Testing

/// Sums and products of each instruction set.
struct ArithmeticTests {
  /// A sum of nothing but -0 is 0, as `np.sum` gives it over all elements and over an axis.
  @Test(arguments: CompiledKernels.all, [1, 3, 8, 9, 130])
  func sumsStartFromZero(kernels: CompiledKernels, count: Int) {
    let zeros = [Double](repeating: -0.0, count: 8 * count)
    let table = kernels.tables.float64
    #expect(table.arithmetic.sum(count, zeros).sign == .plus)
    var sums = [Double](repeating: 1, count: 8)
    table.arithmetic.sumRows(count, 8, zeros, &sums)
    #expect(sums.allSatisfy { $0 == 0 && $0.sign == .plus })
    sums = [1, 1, 1, 1, 1, 1, 1, 1]
    table.windows.sumChannels(1, 8, count, zeros, &sums)
    #expect(sums.allSatisfy { $0 == 0 && $0.sign == .plus })
  }

  /// Each element is one product, with its sign where it is 0, as `np.outer` gives it.
  @Test(arguments: CompiledKernels.all, [1, 2, 7, 17, 40])
  func outerProducts(kernels: CompiledKernels, columns: Int) {
    let a = [0, -0.0, 1.5, -3]
    let b = (0..<columns).map { [-2, 0.1, 0, -0.0][$0 % 4] }
    var result = [Double](repeating: 1, count: 4 * columns)
    kernels.tables.float64.arithmetic.outer(4, columns, a, b, &result)
    #expect(result.map(\.bitPattern) == a.flatMap { a in b.map { (a * $0).bitPattern } })
  }

  /// Squares are summed in double precision, where those of single precision cannot overflow, in the
  /// order of `sum`.
  @Test(arguments: CompiledKernels.all)
  func sumsOfSquares(kernels: CompiledKernels) {
    for count in [1, 7, 8, 100, 129, 1000, 5000] {
      let x = (0..<count).map { Float($0 % 17 - 8) * 0x1p80 }
      let exact = (0..<count).reduce(0) { $0 + ($1 % 17 - 8) * ($1 % 17 - 8) }
      #expect(
        kernels.tables.float32.arithmetic.sumOfSquares(count, x) == Double(exact) * 0x1p160)
      let squares = (0..<count).map { Double($0) / 3 * (Double($0) / 3) }
      let roots = (0..<count).map { Double($0) / 3 }
      #expect(
        kernels.tables.float64.arithmetic.sumOfSquares(count, roots)
          == kernels.tables.float64.arithmetic.sum(count, squares))
    }
  }
}
