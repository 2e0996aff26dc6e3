/// The name nearest to a misspelt one, for messages.
enum NearestName {
  /// "; did you mean 'petal'?" or nothing where no name is near.
  static func suggestion(for name: String, among names: [String]) -> String {
    let ranked = names.map { (distance(name.lowercased(), $0.lowercased()), $0) }
    guard let (distance, nearest) = ranked.min(by: { $0.0 < $1.0 }),
      distance <= max(1, name.count / 3)
    else { return "" }
    return "; did you mean '\(nearest)'?"
  }

  /// Levenshtein's distance: the fewest insertions, deletions and substitutions.
  private static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (character == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
