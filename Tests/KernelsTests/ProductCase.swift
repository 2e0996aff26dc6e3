import KernelInterface

/// One product to check: shapes, strides and whether it continues.
struct ProductCase {
  var m: Int
  var n: Int
  var k: Int
  var aTransposed = false
  var bTransposed = false
  var continues = false
  /// Elements between the end of a row (or a stored column) and the next.
  var gap = 0
  /// Elements from one element of a row to the next.
  var step = 1

  /// The strides of an operand (rows × columns): row, column.
  private func strides(_ rows: Int, _ columns: Int, _ transposed: Bool) -> (Int, Int) {
    transposed ? (step, rows * step + gap) : (columns * step + gap, step)
  }

  /// What is wrong with the product, or nil: each element differs from its definition, or something
  /// outside of c was written.
  func failure<T: TestScalar>(_ type: T.Type, _ kernels: Kernels, values: (inout SplitMix) -> T)
    -> String?
  {
    var random = SplitMix(state: UInt64(m &* 31 &+ n &* 37 &+ k &* 41))
    let (aRow, aColumn) = strides(m, k, aTransposed)
    let (bRow, bColumn) = strides(k, n, bTransposed)
    let cRow = n + gap
    let a = (0..<max(1, m * k * step + (m + k) * gap)).map { _ in values(&random) }
    let b = (0..<max(1, k * n * step + (k + n) * gap)).map { _ in values(&random) }
    let margin = 64
    let before = (0..<m * cRow + 2 * margin).map { _ in values(&random) }
    var after = before
    after.withUnsafeMutableBufferPointer { c in
      withWorkspace { workspace in
        kernels.product(
          m, n, k, a, aRow, aColumn, b, bRow, bColumn, c.baseAddress! + margin, cRow, continues,
          workspace)
      }
    }

    var expected = before
    for i in 0..<m {
      for j in 0..<n {
        let index = margin + i * cRow + j
        var sum: T = continues ? before[index] : 0
        for p in 0..<k {
          sum = sum.addingProduct(a[i * aRow + p * aColumn], b[p * bRow + j * bColumn])
        }
        expected[index] = sum
      }
    }
    for index in expected.indices where !identical(after[index], expected[index]) {
      return "\(self): element \(index - margin) is \(after[index]), not \(expected[index])"
    }
    return nil
  }
}

/// Runs `body` with a workspace of the size that products ask for, and checks that no byte beyond
/// it is written.
func withWorkspace(_ body: (UnsafeMutableRawPointer) -> Void) {
  let margin = 64
  let workspace = UnsafeMutableRawBufferPointer.allocate(
    byteCount: Kernels.workspaceSize + margin, alignment: 64)
  defer { workspace.deallocate() }
  let end = UnsafeMutableRawBufferPointer(rebasing: workspace[Kernels.workspaceSize...])
  end.initializeMemory(as: UInt8.self, repeating: 0xA5)
  body(workspace.baseAddress!)
  precondition(end.allSatisfy { $0 == 0xA5 }, "a product wrote beyond its workspace")
}
