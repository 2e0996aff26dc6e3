/// Work in parts that threads can do at the same time, in any order.
protocol PartedWork: AnyObject {
  var parts: Int { get }

  /// Does a part, counted from 0.
  func compute(_ part: Int)
}

extension PartedWork {
  /// What a part gets of `count` equal things.
  func share(_ part: Int, of count: Int) -> Range<Int> {
    count * part / parts..<count * (part + 1) / parts
  }
}
