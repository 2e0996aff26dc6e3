// Copies of parts of matrices in another order.

/// Copies a block of b (k × n) into panels of `WideStrip`'s width or, for the last, of one vector's
/// if that is enough; the last panel is filled up with zeros.
@inline(__always)
func pack<T: Real>(_ b: Strided<T>, _ k: Int, _ n: Int, _ block: UnsafeMutablePointer<T>) {
  var panel = block
  for j in stride(from: 0, to: n, by: WideStrip<T>.columns) {
    let columns = min(WideStrip<T>.columns, n - j)
    let width = panelWidth(T.self, columns)
    if columns < width { panel.update(repeating: 0, count: k * width) }
    copy(b.columns(from: j), k, columns, Output(base: panel, row: width))
    panel += k * width
  }
}

/// The width of the panel for so many columns: one vector, or that of `WideStrip`.
@inline(__always)
func panelWidth<T: Real>(_ type: T.Type, _ columns: Int) -> Int {
  columns <= T.Vector.scalarCount ? T.Vector.scalarCount : WideStrip<T>.columns
}

/// Copies a matrix.
@inline(__always)
func copy<T: Real>(_ source: Strided<T>, _ rows: Int, _ columns: Int, _ target: Output<T>) {
  if source.column == 1 {
    copyRows(source, rows, columns, target)
  } else {
    copyColumns(source, rows, columns, target)
  }
}

/// Copies a matrix whose rows are contiguous.
@inline(__always)
private func copyRows<T: Real>(
  _ source: Strided<T>, _ rows: Int, _ columns: Int, _ target: Output<T>
) {
  let lanes = T.Vector.scalarCount
  for i in 0..<rows {
    let from = source.rows(from: i).base
    let to = target.rows(from: i).base
    var j = 0
    while j + lanes <= columns {
      move(T.Vector.self, from + j, to + j)
      j += lanes
    }
    if (columns - j) & 8 != 0 {
      move(SIMD8<T>.self, from + j, to + j)
      j += 8
    }
    if (columns - j) & 4 != 0 {
      move(SIMD4<T>.self, from + j, to + j)
      j += 4
    }
    if (columns - j) & 2 != 0 {
      move(SIMD2<T>.self, from + j, to + j)
      j += 2
    }
    if j < columns { to[j] = from[j] }
  }
}

/// Copies a matrix of any strides; by squares of four where its columns are contiguous.
@inline(__always)
private func copyColumns<T: Real>(
  _ source: Strided<T>, _ rows: Int, _ columns: Int, _ target: Output<T>
) {
  let squareRows = source.row == 1 ? rows & ~3 : 0
  let squareColumns = columns & ~3
  for i in stride(from: 0, to: squareRows, by: 4) {
    for j in stride(from: 0, to: squareColumns, by: 4) {
      transpose(source.rows(from: i).columns(from: j), target.rows(from: i).columns(from: j))
    }
  }
  for i in 0..<rows {
    for j in (i < squareRows ? squareColumns : 0)..<columns {
      target.rows(from: i).base[j] = source.rows(from: i).columns(from: j).base.pointee
    }
  }
}

/// Copies one vector.
@inline(__always)
private func move<V: SIMD & BitwiseCopyable>(
  _ type: V.Type, _ source: UnsafePointer<V.Scalar>, _ target: UnsafeMutablePointer<V.Scalar>
) {
  let vector: V = load(source)
  save(vector, target)
}

/// Copies four columns of four contiguous elements into rows.
@inline(__always)
private func transpose<T: Real>(_ b: Strided<T>, _ target: Output<T>) {
  let w: SIMD4<T> = load(b.base)
  let x: SIMD4<T> = load(b.columns(from: 1).base)
  let y: SIMD4<T> = load(b.columns(from: 2).base)
  let z: SIMD4<T> = load(b.columns(from: 3).base)
  let wyLow = interleaved(w.lowHalf, y.lowHalf)
  let wyHigh = interleaved(w.highHalf, y.highHalf)
  let xzLow = interleaved(x.lowHalf, z.lowHalf)
  let xzHigh = interleaved(x.highHalf, z.highHalf)
  save(interleaved(wyLow.lowHalf, xzLow.lowHalf), target.base)
  save(interleaved(wyLow.highHalf, xzLow.highHalf), target.rows(from: 1).base)
  save(interleaved(wyHigh.lowHalf, xzHigh.lowHalf), target.rows(from: 2).base)
  save(interleaved(wyHigh.highHalf, xzHigh.highHalf), target.rows(from: 3).base)
}

/// The elements of two pairs in turn.
@inline(__always)
private func interleaved<T>(_ x: SIMD2<T>, _ y: SIMD2<T>) -> SIMD4<T> {
  SIMD4(x[0], y[0], x[1], y[1])
}
