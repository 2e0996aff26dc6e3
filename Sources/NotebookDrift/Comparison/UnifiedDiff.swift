import NotebookDocuments

/// The difference between two texts in the unified format that `diff -u` and `patch` use.
package struct UnifiedDiff {
  private enum Line {
    case same(ArraySlice<UInt8>)
    case removed(ArraySlice<UInt8>)
    case added(ArraySlice<UInt8>)
  }

  private let lines: [Line]

  /// Compares two texts line by line, as bytes: canonically equivalent characters differ.
  package init(from old: [UInt8], to new: [UInt8]) {
    let old = Self.lines(of: old)
    let new = Self.lines(of: new)
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var added = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append(.removed(old[i]))
        i += 1
      } else if added.contains(j) {
        lines.append(.added(new[j]))
        j += 1
      } else {
        lines.append(.same(old[i]))
        i += 1
        j += 1
      }
    }
    self.lines = lines
  }

  /// The diff with its file header, or nothing where the texts are the same.
  package func text(oldName: String, newName: String, context: Int = 3) -> String {
    let hunks = self.hunks(context: context)
    guard !hunks.isEmpty else { return "" }
    return "--- \(oldName)\n+++ \(newName)\n" + hunks.joined()
  }

  /// Lines with their terminators, so that a missing final newline or a CRLF is a difference.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { lines.append(rest) }
    return lines
  }

  private func hunks(context: Int) -> [String] {
    let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
    var ranges: [Range<Int>] = []
    for index in changed {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map(hunk)
  }

  private func hunk(_ range: Range<Int>) -> String {
    var body = ""
    var oldCount = 0
    var newCount = 0
    for line in lines[range] {
      switch line {
      case .same(let text):
        body += Self.marked(" ", text)
        oldCount += 1
        newCount += 1
      case .removed(let text):
        body += Self.marked("-", text)
        oldCount += 1
      case .added(let text):
        body += Self.marked("+", text)
        newCount += 1
      }
    }
    let before = lines[..<range.lowerBound]
    let oldStart = before.count { if case .added = $0 { false } else { true } }
    let newStart = before.count { if case .removed = $0 { false } else { true } }
    let old = Self.span(start: oldStart, count: oldCount)
    let new = Self.span(start: newStart, count: newCount)
    return "@@ -\(old) +\(new) @@\n" + body
  }

  private static func span(start: Int, count: Int) -> String {
    let first = count == 0 ? start : start + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  private static func marked(_ mark: String, _ line: ArraySlice<UInt8>) -> String {
    let text = mark + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }
}
