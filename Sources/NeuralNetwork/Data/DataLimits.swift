/// How much data a notebook may load, so that a wrong count in a file is an error and not the end of
/// the machine's memory.
enum DataLimits {
  /// The elements of one tensor, a gibibyte of `Double`; and the values of a network's layers for all
  /// samples together with its parameters, of which training keeps some five numbers each.
  static let elements = 1 << 27
  /// The bytes of one file or of one archive member.
  static let bytes = 1 << 30
  /// The axes of one tensor, as many as NumPy allows.
  static let axes = 64

  /// The product of a shape's sizes, checked.
  ///
  /// A shape without elements is refused: its other sizes are bounded by nothing, and there is nothing to
  /// learn from it.
  static func count(of shape: [Int], in what: String) throws(DataError) -> Int {
    guard shape.count <= axes else {
      throw DataError("\(what) has \(shape.count) axes, of which there can be \(axes)")
    }
    guard !shape.contains(0) else {
      throw DataError("\(what) of shape \(shape) has no elements")
    }
    guard let count = shape.elementCount, count <= elements else {
      throw DataError("\(what) of shape \(shape) has more than \(elements) elements")
    }
    return count
  }
}
