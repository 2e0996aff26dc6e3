import NotebookDocuments

/// What kind of difference there is between a committed document and a new one, from harmless to grave.
package enum DriftClass: String, CaseIterable, Comparable, Sendable {
  /// The same numbers and words with other white space, padding or digits.
  case formatting
  /// The same number to a few units in the last place: at most 4, or what the tolerance says.
  case ulps
  /// A number within the relative tolerance that was stated.
  case tolerance
  /// The author's text, or where the document comes from.
  case prose
  /// Another number.
  case numeric
  /// Other shapes, rows, values or pictures, words of an output, or another element, attribute or address.
  case structure

  /// Orders by gravity.
  package static func < (first: DriftClass, second: DriftClass) -> Bool {
    first.rank < second.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What the class is called in a count: "3 numeric changes".
  package func words(count: Int) -> String {
    let plural = count == 1 ? "" : "s"
    return switch self {
    case .formatting: "\(count) formatting only"
    case .ulps: "\(count) number\(plural) the same to the last digits"
    case .tolerance: "\(count) number\(plural) within tolerance"
    case .prose: "\(count) change\(plural) of prose"
    case .numeric: "\(count) numeric change\(plural)"
    case .structure: "\(count) structural change\(plural)"
    }
  }
}

/// One difference between a committed document and a new one.
package struct Difference: Equatable, Sendable {
  /// How grave it is.
  package var kind: DriftClass
  /// The document's path below the output folder.
  package var document: String
  /// The line of the notebook on which the block or the inline value starts; nil for prose.
  package var line: Int?
  /// The network of the block.
  package var network: String?
  /// What differs: `W1`, a caption, `prose`.
  package var value: String
  /// The place in it: `[0, 1]`, `epoch 300`, `row 2, ŷ`; empty for the whole.
  package var index = ""
  /// What stands in the committed document; empty where nothing does.
  package var old: String
  /// What the notebook gives now; empty where that is nothing.
  package var new: String
  /// How far two numbers are apart.
  package var error: NumberError?
  /// The epoch, in the losses of a training.
  package var epoch: Int?
  /// Whether the tolerance that holds here accepts it.
  package var isAccepted = false

  /// `W1[0, 1]`, `loss at epoch 300`.
  package var place: String {
    if index.isEmpty { return value }
    return index.first == "[" ? value + index : "\(value) at \(index)"
  }
}
