/// The valid name that an author most likely meant, for "did you mean".
///
/// Names are compared without regard to case and to the choice between `-`, `_` and a space; a
/// third of the longer name's characters, at least one, may differ.
///
/// - Returns: the nearest name, the first of several; `nil` where none is near.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let wanted = folded(word)
  var best: (name: String, distance: Int)?
  for name in names {
    let candidate = folded(name)
    let longer = max(wanted.count, candidate.count)
    // Of a name of one letter nothing would be left.
    let limit = longer == 1 ? 0 : max(1, longer / 3)
    guard abs(wanted.count - candidate.count) <= limit else { continue }
    let distance = editDistance(wanted, candidate)
    if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
  }
  return best?.name
}

private func folded(_ name: String) -> [Unicode.Scalar] {
  name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
}

/// The number of insertions, deletions, replacements and swaps of neighbours that lead from one
/// word to the other (optimal string alignment; Damerau 1964).
func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in 1...first.count {
    var current = [row]
    for column in 1...second.count {
      let isSame = first[row - 1] == second[column - 1]
      var distance = min(
        last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, first[row - 1] == second[column - 2],
        first[row - 2] == second[column - 1]
      {
        distance = min(distance, beforeLast[column - 2] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
