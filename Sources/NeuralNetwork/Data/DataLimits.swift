/// How much data a notebook may load, so that a wrong count in a file is an error and not the end of
/// the machine's memory.
enum DataLimits {
  /// The elements of one tensor: a gibibyte of `Double`.
  static let elements = 1 << 27
  /// The bytes of one file or of one archive member.
  static let bytes = 1 << 30

  /// The product of a shape's sizes, checked.
  static func count(of shape: [Int], in what: String) throws(DataError) -> Int {
    var count = 1
    for size in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflows, product <= elements else {
        throw DataError("\(what) of shape \(shape) has more than \(elements) elements.")
      }
      count = product
    }
    return count
  }
}
