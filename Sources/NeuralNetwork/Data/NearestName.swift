/// The name nearest to a misspelt one, for messages.
enum NearestName {
  /// The end of a message: "; did you mean `petal`?", or else the names that there are.
  static func hint(for name: String, among names: [String]) -> String {
    let ranked = names.map { (distance(name.lowercased(), $0.lowercased()), $0) }
    guard let (distance, nearest) = ranked.min(by: { $0.0 < $1.0 }) else { return "" }
    if distance <= max(1, name.count / 3) { return "; did you mean `\(nearest)`?" }
    let known = names.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
    return "; it has \(known)" + (names.count > 20 ? " and more" : "")
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
