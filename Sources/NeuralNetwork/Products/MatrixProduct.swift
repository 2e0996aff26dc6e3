import KernelInterface

/// The matrix product as layers call it, on one thread or, where it is large, on several; and the
/// threads for other work that layers divide.
///
/// Threads share the rows or the columns of the result, never the depth, so that each element stays one
/// chain of fused multiply-adds and the bits do not depend on their number.
final class MatrixProduct {
  private let kernel: Kernels.Product
  private let threads: Int
  /// Where products may work, a piece for each thread; its content means nothing from one to the next.
  private let workspaces: UnsafeMutableRawPointer
  /// Made for the first large work.
  private var pool: ThreadPool?
  private let parted: PartedProduct

  /// The multiplications from which threads gain more than it costs to wake them.
  private static let worthThreads = 1 << 20

  init(_ kernels: Kernels, _ precision: Precision, threads: Int) {
    kernel = kernels.product
    self.threads = max(1, threads)
    workspaces = .allocate(
      byteCount: self.threads * Kernels.workspaceSize, alignment: Precision.alignment)
    parted = PartedProduct(
      kernel: kernel, stride: precision.stride, workspaces: workspaces, parts: self.threads)
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
    if parts(m * n * k) == 1 {
      inPart(0, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues)
      return
    }
    parted.set(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues)
    run(parted)
  }

  /// The product within a part of some work, on the thread that does it.
  @inline(__always)
  func inPart(
    _ part: Int, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeRawPointer, _ aRow: Int,
    _ aColumn: Int, _ b: UnsafeRawPointer, _ bRow: Int, _ bColumn: Int,
    _ c: UnsafeMutableRawPointer, _ cRow: Int, _ continues: Bool
  ) {
    kernel(
      m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues,
      workspaces + part * Kernels.workspaceSize)
  }

  /// Into how many parts to divide work of so many multiplications.
  @inline(__always)
  func parts(_ multiplications: Int) -> Int {
    multiplications < Self.worthThreads ? 1 : threads
  }

  /// Does a work's parts, each on a thread; no more than there are threads.
  func run(_ work: some PartedWork) {
    if work.parts == 1 { return work.compute(0) }
    let pool = pool ?? ThreadPool(threads)
    self.pool = pool
    pool.run(work)
  }
}
