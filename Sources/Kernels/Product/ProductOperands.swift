/// A matrix in memory that is read, with any distance between rows and between columns.
struct Strided<T> {
  let base: UnsafePointer<T>
  /// Elements from one row to the next.
  let row: Int
  /// Elements from one column to the next.
  let column: Int

  @inline(__always)
  func rows(from i: Int) -> Strided { Strided(base: base + i * row, row: row, column: column) }

  @inline(__always)
  func columns(from j: Int) -> Strided {
    Strided(base: base + j * column, row: row, column: column)
  }

  @inline(__always)
  var transposed: Strided { Strided(base: base, row: column, column: row) }
}

/// A matrix in memory that is written, row-major.
struct Output<T> {
  let base: UnsafeMutablePointer<T>
  /// Elements from one row to the next.
  let row: Int

  @inline(__always)
  func rows(from i: Int) -> Output { Output(base: base + i * row, row: row) }

  @inline(__always)
  func columns(from j: Int) -> Output { Output(base: base + j, row: row) }

  @inline(__always)
  var strided: Strided<T> { Strided(base: base, row: row, column: 1) }

  @inline(__always)
  var transposed: Strided<T> { Strided(base: base, row: 1, column: row) }
}
