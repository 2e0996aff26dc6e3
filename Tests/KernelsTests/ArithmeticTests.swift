import KernelInterface
import Testing

/// Sums of each instruction set.
struct ArithmeticTests {
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
