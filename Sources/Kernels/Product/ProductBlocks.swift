import KernelInterface

/// The caller's scratch memory, divided.
struct Workspace<T: Real> {
  /// A block of b, in panels.
  let block: UnsafeMutablePointer<T>
  /// The rows of a of one tile, column by column.
  let rows: UnsafeMutablePointer<T>
  /// A tile of c whose last columns do not exist.
  let edge: UnsafeMutablePointer<T>

  /// The depth of a block.
  static var depth: Int { 256 }
  /// The width of a block: a block of b lies in the second-level cache, while the rows of a that
  /// it is multiplied with lie in the first.
  static var width: Int { 1 << 19 / (depth * MemoryLayout<T>.stride) }

  @inline(__always)
  init(_ memory: UnsafeMutableRawPointer) {
    block = memory.assumingMemoryBound(to: T.self)
    rows = block + Workspace.depth * Workspace.width
    edge = rows + 8 * Workspace.depth
  }
}

/// The product by blocks of b that are copied into panels: for each panel k rows of as many elements
/// as a row of a tile, so that a tile reads them one after the other.
@inline(never)
func blockedProduct<T: Real>(
  _ m: Int, _ n: Int, _ k: Int, _ a: Strided<T>, _ b: Strided<T>, _ c: Output<T>,
  _ continues: Bool, _ workspace: Workspace<T>
) {
  // What one row of tiles needs once is copied just before, to be found in the first-level cache.
  let isLow = m <= TallTile<Strip<T.Vector>>.rows
  let widest = isLow ? WideStrip<T>.columns : Workspace<T>.width
  for j in stride(from: 0, to: n, by: widest) {
    let width = min(widest, n - j)
    for p in stride(from: 0, to: k, by: Workspace<T>.depth) {
      let depth = min(Workspace<T>.depth, k - p)
      pack(b.rows(from: p).columns(from: j), depth, width, workspace.block)
      multiplyBlock(
        m, width, depth, a.columns(from: p), c.columns(from: j), continues || p > 0, workspace)
    }
  }
}

/// The product of the columns of a and the block of b that meet: row by row of tiles, so that
/// the rows of a stay in the first-level cache while the block passes by.
@inline(__always)
private func multiplyBlock<T: Real>(
  _ m: Int, _ n: Int, _ k: Int, _ a: Strided<T>, _ c: Output<T>, _ continues: Bool,
  _ workspace: Workspace<T>
) {
  let height = TallTile<Strip<T.Vector>>.rows
  for i in stride(from: 0, to: m, by: height) {
    let rows = min(height, m - i)
    let a = gathered(a.rows(from: i), rows, k, n, workspace)
    let c = c.rows(from: i)
    for j in stride(from: 0, to: n, by: WideStrip<T>.columns) {
      let columns = min(WideStrip<T>.columns, n - j)
      let width = panelWidth(T.self, columns)
      let panel = Strided(base: UnsafePointer(workspace.block) + k * j, row: width, column: 1)
      let c = c.columns(from: j)
      if columns == width {
        multiplyPanel(rows, width, k, a, panel, c, continues)
      } else {
        let whole = Output(base: workspace.edge, row: width)
        if continues { copy(c.strided, rows, columns, whole) }
        multiplyPanel(rows, width, k, a, panel, whole, continues)
        copy(whole.strided, rows, columns, c)
      }
    }
  }
}

/// At most one row of tiles, times a panel.
@inline(__always)
private func multiplyPanel<T: Real>(
  _ rows: Int, _ width: Int, _ k: Int, _ a: Strided<T>, _ panel: Strided<T>, _ c: Output<T>,
  _ continues: Bool
) {
  if width == WideStrip<T>.columns {
    multiplyColumns(WideStrip<T>.self, rows, k, a, panel, c, continues)
  } else {
    multiplyColumns(Strip<T.Vector>.self, rows, k, a, panel, c, continues)
  }
}

/// Rows of a, copied side by side if their elements are scattered and the copy is used often.
@inline(__always)
private func gathered<T: Real>(
  _ a: Strided<T>, _ rows: Int, _ k: Int, _ n: Int, _ workspace: Workspace<T>
) -> Strided<T> {
  if a.column == 1 || n <= 2 * WideStrip<T>.columns { return a }
  let copied = Output(base: workspace.rows, row: rows)
  copy(a.transposed, k, rows, copied)
  return copied.transposed
}
