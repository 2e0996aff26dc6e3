// The shape of the tiles: as many sums as the registers hold beside the operands of one step.

#if AVX512
  /// The widest row of a tile: eight of them are 16 of the 32 registers, with two units of latency
  /// four to keep busy.
  typealias WideStrip<T: Real> = Beside<Strip<T.Vector>, Strip<T.Vector>>
  /// The tallest tile.
  typealias TallTile<Row: Tile> = Stack<FourRows<Row>, FourRows<Row>>
#else
  /// The widest row of a tile: six of them are 12 of AVX2's 16 registers, or 24 of NEON's 32.
  typealias WideStrip<T: Real> = Strip<T.Vector>
  /// The tallest tile.
  typealias TallTile<Row: Tile> = Stack<FourRows<Row>, Stack<Row, Row>>
#endif

typealias FourRows<Row: Tile> = Stack<Stack<Row, Row>, Stack<Row, Row>>

/// As many columns of c as one row of tiles is wide, for m rows.
@inline(never)
func multiplyColumns<Row: Tile>(
  _ row: Row.Type, _ m: Int, _ k: Int, _ a: Strided<Row.Scalar>, _ b: Strided<Row.Scalar>,
  _ c: Output<Row.Scalar>, _ continues: Bool
) {
  var i = 0
  @inline(__always)
  func rows<T: Tile>(_ tile: T.Type) where T.Scalar == Row.Scalar {
    multiply(tile, k, a.rows(from: i), b, c.rows(from: i), continues)
    i += T.rows
  }
  while i + TallTile<Row>.rows <= m { rows(TallTile<Row>.self) }
  // One tile for all that is left, since each reads the columns of b anew.
  switch m - i {
  case 1: rows(Row.self)
  case 2: rows(Stack<Row, Row>.self)
  case 3: rows(Stack<Stack<Row, Row>, Row>.self)
  case 4: rows(FourRows<Row>.self)
  case 5: rows(Stack<FourRows<Row>, Row>.self)
  #if AVX512
    case 6: rows(Stack<FourRows<Row>, Stack<Row, Row>>.self)
    case 7: rows(Stack<FourRows<Row>, Stack<Stack<Row, Row>, Row>>.self)
  #endif
  default: break
  }
}

/// One tile of c, for all of k.
@inline(__always)
private func multiply<Sums: Tile>(
  _ tile: Sums.Type, _ k: Int, _ a: Strided<Sums.Scalar>, _ b: Strided<Sums.Scalar>,
  _ c: Output<Sums.Scalar>, _ continues: Bool
) {
  var sums = continues ? Sums(loading: c.base, rowStride: c.row) : Sums()
  var column = a.base
  var row = b.base
  let steps = RowSteps(stride: a.row, k: k)
  for _ in 0..<k {
    sums.addProduct(column, steps, row)
    column += a.column
    row += b.row
  }
  sums.store(to: c.base, rowStride: c.row)
}
