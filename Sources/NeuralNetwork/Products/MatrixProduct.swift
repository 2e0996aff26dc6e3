import KernelInterface

/// The matrix product as layers call it, on one thread or, where it is large, on several.
///
/// Threads share the rows or the columns of the result, never the depth, so that each element stays one
/// chain of fused multiply-adds and the bits do not depend on their number.
final class MatrixProduct {
  private let kernel: Kernels.Product
  private let stride: Int
  private let threads: Int
  /// Where products may work, a piece for each thread; its content means nothing from one to the next.
  private let workspaces: UnsafeMutableRawPointer
  /// Made for the first large product.
  private var pool: ThreadPool?

  /// The multiplications from which threads gain more than it costs to wake them.
  private static let worthThreads = 1 << 20

  init(_ kernels: Kernels, _ precision: Precision, threads: Int) {
    kernel = kernels.product
    stride = precision.stride
    self.threads = max(1, threads)
    workspaces = .allocate(
      byteCount: self.threads * Kernels.workspaceSize, alignment: Precision.alignment)
  }

  deinit {
    // Ends its threads, which could still look at the workspaces.
    pool = nil
    workspaces.deallocate()
  }

  /// `c = a · b`, or continues it; see `Kernels.Product`.
  func callAsFunction(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeRawPointer, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafeRawPointer, _ bRow: Int, _ bColumn: Int, _ c: UnsafeMutableRawPointer,
    _ cRow: Int, _ continues: Bool
  ) {
    if threads == 1 || m * n * k < Self.worthThreads {
      kernel(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues, workspaces)
      return
    }
    let pool = pool ?? ThreadPool(threads)
    self.pool = pool
    pool.run(
      PartedProduct(
        kernel: kernel, stride: stride, workspaces: workspaces, parts: threads, m: m, n: n, k: k,
        a: a, aRow: aRow, aColumn: aColumn, b: b, bRow: bRow, bColumn: bColumn, c: c, cRow: cRow,
        continues: continues))
  }
}

/// A product that is computed in parts.
struct PartedProduct {
  let kernel: Kernels.Product
  let stride: Int
  let workspaces: UnsafeMutableRawPointer
  let parts: Int
  let m, n, k: Int
  let a: UnsafeRawPointer
  let aRow, aColumn: Int
  let b: UnsafeRawPointer
  let bRow, bColumn: Int
  let c: UnsafeMutableRawPointer
  let cRow: Int
  let continues: Bool

  /// Parts begin at multiples of this, so that few tiles are cut.
  private static let granularity = 16

  /// Computes a part, from 0: some rows or, where there are more of them, some columns.
  func compute(_ part: Int) {
    let workspace = workspaces + part * Kernels.workspaceSize
    let range = bounds(part, of: max(m, n))
    if range.isEmpty { return }
    let start = range.lowerBound
    if m >= n {
      kernel(
        range.count, n, k, a + start * aRow * stride, aRow, aColumn, b, bRow, bColumn,
        c + start * cRow * stride, cRow, continues, workspace)
    } else {
      kernel(
        m, range.count, k, a, aRow, aColumn, b + start * bColumn * stride, bRow, bColumn,
        c + start * stride, cRow, continues, workspace)
    }
  }

  private func bounds(_ part: Int, of count: Int) -> Range<Int> {
    let pieces = (count + Self.granularity - 1) / Self.granularity
    func bound(_ part: Int) -> Int { min(count, pieces * part / parts * Self.granularity) }
    return bound(part)..<bound(part + 1)
  }
}
