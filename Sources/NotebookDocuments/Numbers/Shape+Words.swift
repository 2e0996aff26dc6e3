extension [Int] {
  /// A shape as an author would say it.
  package var inWords: String {
    switch count {
    case 0: "a single number"
    case 1: "a vector of \(self[0])"
    default: "\(map(String.init).joined(separator: " × ")) numbers"
    }
  }
}
