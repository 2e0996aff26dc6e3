extension Array {
  /// The index of the first element of the second part, in an array whose elements are first all of one kind and then
  /// all of another; the end where there is none. Found by bisection.
  package func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
