/// The scalar type that a network computes in.
package enum Precision: String, CaseIterable, Sendable {
  /// Double precision.
  case float64
  /// Single precision.
  case float32
}

/// A value as it leaves or enters the engine: a shape and its elements in row-major order.
///
/// The rank is the one a NumPy program would see: `[]` is a scalar, `[3]` a vector, `[1, 3]` a row.
/// Elements are held as `Double` whatever their type is; a `Float` converts exactly.
package struct Tensor: Equatable, Sendable {
  /// What the elements are in NumPy's terms, which decides how they are printed.
  package enum ElementType: String, Sendable {
    /// Double precision.
    case float64
    /// Single precision.
    case float32
    /// Integers.
    case int64
    /// True as 1 and false as 0.
    case bool
  }

  /// The size of each axis; none for a scalar.
  package var shape: [Int]
  /// The elements in row-major order.
  package var elements: [Double]
  /// What NumPy would call the type of the elements.
  package var elementType: ElementType

  /// Makes a tensor; the elements must be as many as the shape says.
  package init(shape: [Int], elements: [Double], elementType: ElementType = .float64) {
    precondition(shape.elementCount == elements.count)
    self.shape = shape
    self.elements = elements
    self.elementType = elementType
  }

  /// Makes a scalar.
  package init(_ scalar: Double, elementType: ElementType = .float64) {
    self.init(shape: [], elements: [scalar], elementType: elementType)
  }
}

extension Tensor {
  /// The transpose of a matrix.
  package var transpose: Tensor {
    Tensor(shape: shape.reversed(), elements: transposed, elementType: elementType)
  }

  /// The elements of a matrix's transpose, in row-major order.
  var transposed: [Double] {
    let (rows, columns) = (shape[0], shape[1])
    var transposed: [Double] = []
    transposed.reserveCapacity(elements.count)
    for column in 0..<columns {
      for row in 0..<rows { transposed.append(elements[row * columns + column]) }
    }
    return transposed
  }
}

extension [Int] {
  /// How many elements a tensor of this shape has; nil where the number overflows or a size is
  /// negative.
  package var elementCount: Int? {
    var count = 1
    for size in self {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflows else { return nil }
      count = product
    }
    return count
  }
}
