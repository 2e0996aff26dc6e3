/// Elementwise arithmetic and sums, each operation rounded by itself.
package struct ArithmeticKernels: Sendable {
  /// `z = s + b`: adds a row b (columns) to every row of s (rows × columns). z may be s.
  package typealias AddRow =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ s: UnsafeRawPointer, _ b: UnsafeRawPointer,
      _ z: UnsafeMutableRawPointer
    ) -> Void

  /// `out = Σ rows of x`: column sums of x (rows × columns), over ascending rows from +0.
  package typealias SumRows =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ x: UnsafeRawPointer, _ out: UnsafeMutableRawPointer
    ) -> Void

  /// `out = a · bᵀ`: the outer product of the vectors a (rows) and b (columns), each element one product, with its
  /// sign where it is 0.
  package typealias Outer =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
      _ out: UnsafeMutableRawPointer
    ) -> Void

  /// `out = a − b` or `out = a · b`, element by element.
  package typealias Binary =
    @convention(c) (
      _ count: Int, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ out: UnsafeMutableRawPointer
    ) -> Void

  /// `x = x / number` or `x = x · number`, element by element, in place.
  package typealias Scale =
    @convention(c) (_ count: Int, _ number: Double, _ x: UnsafeMutableRawPointer) -> Void

  /// The sum of all elements in NumPy's pairwise order, see `pairwiseSum`.
  package typealias Sum = @convention(c) (_ count: Int, _ x: UnsafeRawPointer) -> Double

  /// `out = g + decay·w + slope·sign(w)`, kept within ± bound, element by element.
  package typealias Penalize =
    @convention(c) (
      _ count: Int, _ decay: Double, _ slope: Double, _ bound: Double, _ w: UnsafeRawPointer,
      _ g: UnsafeRawPointer, _ out: UnsafeMutableRawPointer
    ) -> Void

  /// `out = number < bound ? below : above`, for each of `count` numbers of double precision, which are
  /// padded to the vectors of `out`.
  package typealias Choose =
    @convention(c) (
      _ count: Int, _ bound: Double, _ below: Double, _ above: Double,
      _ numbers: UnsafePointer<Double>, _ out: UnsafeMutableRawPointer
    ) -> Void

  /// Adds a row to every row.
  package let addRow: AddRow
  /// Sums the rows.
  package let sumRows: SumRows
  /// Multiplies each element of a vector by each of another.
  package let outer: Outer
  /// Subtracts, element by element.
  package let subtract: Binary
  /// Multiplies, element by element.
  package let multiply: Binary
  /// Divides all elements by a number.
  package let divide: Scale
  /// Multiplies all elements by a number.
  package let scale: Scale
  /// Sums all elements.
  package let sum: Sum
  /// Sums the squares of all elements in double precision, in NumPy's pairwise order.
  package let sumOfSquares: Sum
  /// Adds penalties to a gradient and clips it.
  package let penalize: Penalize
  /// Makes a dropout mask of random numbers.
  package let choose: Choose

  /// Makes a table.
  package init(
    addRow: @escaping AddRow, sumRows: @escaping SumRows, outer: @escaping Outer,
    subtract: @escaping Binary, multiply: @escaping Binary, divide: @escaping Scale,
    scale: @escaping Scale, sum: @escaping Sum,
    sumOfSquares: @escaping Sum, penalize: @escaping Penalize,
    choose: @escaping Choose
  ) {
    self.addRow = addRow
    self.sumRows = sumRows
    self.outer = outer
    self.subtract = subtract
    self.multiply = multiply
    self.divide = divide
    self.scale = scale
    self.sum = sum
    self.sumOfSquares = sumOfSquares
    self.penalize = penalize
    self.choose = choose
  }
}
