import KernelInterface

/// A product that is computed in parts.
final class PartedProduct: PartedWork {
  let parts: Int
  private let kernel: Kernels.Product
  private let stride: Int
  private let workspaces: UnsafeMutableRawPointer
  private var operands: Operands?

  private struct Operands {
    let m, n, k: Int
    let a: UnsafeRawPointer
    let aRow, aColumn: Int
    let b: UnsafeRawPointer
    let bRow, bColumn: Int
    let c: UnsafeMutableRawPointer
    let cRow: Int
    let continues: Bool
  }

  init(
    kernel: @escaping Kernels.Product, stride: Int, workspaces: UnsafeMutableRawPointer, parts: Int
  ) {
    self.kernel = kernel
    self.stride = stride
    self.workspaces = workspaces
    self.parts = parts
  }

  /// Chooses the product to compute; see `Kernels.Product`.
  func set(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeRawPointer, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafeRawPointer, _ bRow: Int, _ bColumn: Int, _ c: UnsafeMutableRawPointer,
    _ cRow: Int, _ continues: Bool
  ) {
    operands = Operands(
      m: m, n: n, k: k, a: a, aRow: aRow, aColumn: aColumn, b: b, bRow: bRow, bColumn: bColumn,
      c: c, cRow: cRow, continues: continues)
  }

  /// Parts begin at multiples of this, so that few tiles are cut.
  private static let granularity = 16

  /// Computes a part, from 0: some rows or, where there are more of them, some columns.
  func compute(_ part: Int) {
    guard let o = operands else { return }
    let workspace = workspaces + part * Kernels.workspaceSize
    let range = bounds(part, of: max(o.m, o.n))
    if range.isEmpty { return }
    let start = range.lowerBound
    if o.m >= o.n {
      kernel(
        range.count, o.n, o.k, o.a + start * o.aRow * stride, o.aRow, o.aColumn, o.b, o.bRow,
        o.bColumn, o.c + start * o.cRow * stride, o.cRow, o.continues, workspace)
    } else {
      kernel(
        o.m, range.count, o.k, o.a, o.aRow, o.aColumn, o.b + start * o.bColumn * stride, o.bRow,
        o.bColumn, o.c + start * stride, o.cRow, o.continues, workspace)
    }
  }

  private func bounds(_ part: Int, of count: Int) -> Range<Int> {
    let pieces = (count + Self.granularity - 1) / Self.granularity
    func bound(_ part: Int) -> Int { min(count, pieces * part / parts * Self.granularity) }
    return bound(part)..<bound(part + 1)
  }
}
