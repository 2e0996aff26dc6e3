extension ArraySlice<UInt8> {
  /// Where some bytes occur first; nil where they do not, or are none.
  ///
  /// (Foundation brings a `firstRange` for all that is like data, which takes its time.)
  func first(_ pattern: [UInt8]) -> Range<Int>? {
    guard let head = pattern.first else { return nil }
    var start = startIndex
    while let candidate = self[start...].firstIndex(of: head), candidate + pattern.count <= endIndex
    {
      if self[candidate..<candidate + pattern.count].elementsEqual(pattern) {
        return candidate..<candidate + pattern.count
      }
      start = candidate + 1
    }
    return nil
  }
}
