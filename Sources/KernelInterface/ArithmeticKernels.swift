/// Elementwise arithmetic and sums, each operation rounded by itself.
public struct ArithmeticKernels: Sendable {
  /// `z = s + b`: adds a row b (columns) to every row of s (rows × columns). z may be s.
  public typealias AddRow =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ s: UnsafeRawPointer, _ b: UnsafeRawPointer,
      _ z: UnsafeMutableRawPointer
    ) -> Void

  /// `out = Σ rows of x`: column sums of x (rows × columns), over ascending rows from the first row.
  public typealias SumRows =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ x: UnsafeRawPointer, _ out: UnsafeMutableRawPointer
    ) -> Void

  /// `out = a − b`, element by element.
  public typealias Binary =
    @convention(c) (
      _ count: Int, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ out: UnsafeMutableRawPointer
    ) -> Void

  /// `x = x / divisor`, element by element, in place.
  public typealias Scale =
    @convention(c) (_ count: Int, _ divisor: Double, _ x: UnsafeMutableRawPointer) -> Void

  /// The sum of all elements in NumPy's pairwise order, see `pairwiseSum`.
  public typealias Sum = @convention(c) (_ count: Int, _ x: UnsafeRawPointer) -> Double

  public var addRow: AddRow
  public var sumRows: SumRows
  public var subtract: Binary
  public var divide: Scale
  public var sum: Sum

  /// Makes a table.
  public init(
    addRow: @escaping AddRow, sumRows: @escaping SumRows, subtract: @escaping Binary,
    divide: @escaping Scale, sum: @escaping Sum
  ) {
    self.addRow = addRow
    self.sumRows = sumRows
    self.subtract = subtract
    self.divide = divide
    self.sum = sum
  }
}
