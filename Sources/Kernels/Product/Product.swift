/// The entry point for `Double`.
///
/// It is a function and not a closure, since only a function can be inlined into what C calls; a
/// closure's call would copy its arguments, which takes as long as a small product.
@inline(__always)
func productFloat64(
  m: Int, n: Int, k: Int, a: UnsafeRawPointer, aRow: Int, aColumn: Int,
  b: UnsafeRawPointer, bRow: Int, bColumn: Int, c: UnsafeMutableRawPointer, cRow: Int,
  continues: Bool, workspace: UnsafeMutableRawPointer
) {
  product(
    Double.self, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues, workspace)
}

/// The entry point for `Float`.
@inline(__always)
func productFloat32(
  m: Int, n: Int, k: Int, a: UnsafeRawPointer, aRow: Int, aColumn: Int,
  b: UnsafeRawPointer, bRow: Int, bColumn: Int, c: UnsafeMutableRawPointer, cRow: Int,
  continues: Bool, workspace: UnsafeMutableRawPointer
) {
  product(
    Float.self, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues, workspace)
}

/// The matrix product c = a · b, or its continuation.
///
/// Each element of c is one chain of fused multiply-adds over ascending k, whatever the path: small
/// products read a and b where they lie, others read copies of blocks of b in the workspace.
@inline(__always)
private func product<T: Real>(
  _ type: T.Type, _ m: Int, _ n: Int, _ k: Int,
  _ a: UnsafeRawPointer, _ aRow: Int, _ aColumn: Int,
  _ b: UnsafeRawPointer, _ bRow: Int, _ bColumn: Int,
  _ c: UnsafeMutableRawPointer, _ cRow: Int, _ continues: Bool,
  _ workspace: UnsafeMutableRawPointer
) {
  let a = Strided(base: a.assumingMemoryBound(to: T.self), row: aRow, column: aColumn)
  let b = Strided(base: b.assumingMemoryBound(to: T.self), row: bRow, column: bColumn)
  let c = Output(base: c.assumingMemoryBound(to: T.self), row: cRow)
  let isColumn = n == 1 && cRow == 1 && aColumn == 1 && k >= 16
  if isColumn && T.Vector.scalarCount > 8 && m >= 4 * T.Vector.scalarCount {
    // As a row, since lanes run along rows. In double precision that is no faster.
    blockedProduct(1, m, k, b.transposed, a.transposed, c, continues, Workspace(workspace))
  } else if isWorthTransposing(a, m, n, k) {
    transposedProduct(m, n, k, a, b, c, continues, Workspace(workspace))
  } else if isWorthPacking(b, m, n, k) {
    blockedProduct(m, n, k, a, b, c, continues, Workspace(workspace))
  } else if bColumn == 1 || n == 1 {
    directProduct(m, n, k, a, b, c, continues)
  } else {
    for j in 0..<n {
      multiplyColumns(
        Element<T>.self, m, k, a, b.columns(from: j), c.columns(from: j), continues)
    }
  }
}

/// Whether rows of c would leave many lanes of a vector idle that columns of c would use.
@inline(__always)
private func isWorthTransposing<T: Real>(_ a: Strided<T>, _ m: Int, _ n: Int, _ k: Int) -> Bool {
  let lanes = T.Vector.scalarCount
  return a.row == 1 && n < 2 * lanes && n % lanes != 0 && m >= 2 * lanes && k >= 8
}

/// Whether the product gains more from a copy of b in the order of use than the copy costs.
@inline(__always)
private func isWorthPacking<T: Real>(_ b: Strided<T>, _ m: Int, _ n: Int, _ k: Int) -> Bool {
  if k == 0 { return false }
  if b.column != 1 { return n * k >= 32 && (m >= 8 || n >= 8 || (m >= 2 && n >= 4)) }
  if m < 8 { return false }
  let rest = n % T.Vector.scalarCount
  return rest & (rest - 1) != 0 || (m >= 128 && n * k * MemoryLayout<T>.stride > 1 << 18)
}

/// The product from a and b where they lie; the rows of b are contiguous.
@inline(__always)
func directProduct<T: Real>(
  _ m: Int, _ n: Int, _ k: Int, _ a: Strided<T>, _ b: Strided<T>, _ c: Output<T>,
  _ continues: Bool
) {
  var j = 0
  @inline(__always)
  func columns<Row: Tile>(_ row: Row.Type) where Row.Scalar == T {
    multiplyColumns(row, m, k, a, b.columns(from: j), c.columns(from: j), continues)
    j += Row.columns
  }
  let lanes = T.Vector.scalarCount
  while j + WideStrip<T>.columns <= n { columns(WideStrip<T>.self) }
  #if AVX512
    // A vector and a part of one together, which alone would not keep the units busy.
    switch n - j - lanes {
    case 1: columns(Beside<Strip<T.Vector>, Element<T>>.self)
    case 2: columns(Beside<Strip<T.Vector>, Strip<SIMD2<T>>>.self)
    case 4: columns(Beside<Strip<T.Vector>, Strip<SIMD4<T>>>.self)
    default: break
    }
  #endif
  while j + lanes <= n { columns(Strip<T.Vector>.self) }
  if lanes > 8, (n - j) & 8 != 0 { columns(Strip<SIMD8<T>>.self) }
  if (n - j) & 4 != 0 { columns(Strip<SIMD4<T>>.self) }
  if (n - j) & 2 != 0 { columns(Strip<SIMD2<T>>.self) }
  if (n - j) & 1 != 0 { columns(Element<T>.self) }
}

/// The product as cᵀ = bᵀ · aᵀ, by way of the workspace.
@inline(never)
private func transposedProduct<T: Real>(
  _ m: Int, _ n: Int, _ k: Int, _ a: Strided<T>, _ b: Strided<T>, _ c: Output<T>,
  _ continues: Bool, _ workspace: Workspace<T>
) {
  let width = Workspace<T>.width
  for i in stride(from: 0, to: m, by: width) {
    let columns = min(width, m - i)
    let c = c.rows(from: i)
    let transposed = Output(base: workspace.block, row: columns)
    if continues { copy(c.transposed, n, columns, transposed) }
    directProduct(
      n, columns, k, b.transposed, a.rows(from: i).transposed, transposed, continues)
    copy(transposed.transposed, columns, n, c)
  }
}
