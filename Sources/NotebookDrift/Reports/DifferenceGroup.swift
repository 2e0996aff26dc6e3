import NotebookDocuments

/// The differences of one value that are of one class, told in one line.
struct DifferenceGroup {
  /// The worst of them.
  let worst: Difference
  /// How many there are.
  private(set) var count = 1
  /// In the losses of a training, the first epoch that differs in any way; told with the worst
  /// difference only.
  private var firstEpoch: Int?

  /// Gathers differences, which stand worst first, and so do the groups.
  static func groups(of differences: [Difference]) -> [DifferenceGroup] {
    var groups: [DifferenceGroup] = []
    var indices: [Key: Int] = [:]
    var histories: [Key: Int] = [:]
    for difference in differences {
      var key = Key(difference)
      if let index = indices[key] {
        groups[index].count += 1
      } else {
        indices[key] = groups.count
        groups.append(DifferenceGroup(worst: difference))
      }
      guard let epoch = difference.epoch, let index = indices[key] else { continue }
      key.kind = nil
      key.isAccepted = nil
      let first = histories[key, default: index]
      histories[key] = first
      groups[first].firstEpoch = min(groups[first].firstEpoch ?? epoch, epoch)
    }
    return groups
  }

  private init(worst: Difference) { self.worst = worst }

  private struct Key: Hashable {
    var kind: DriftClass?
    let document: String
    let line: Int?
    let value: String
    var isAccepted: Bool?

    init(_ difference: Difference) {
      kind = difference.kind
      document = difference.document
      line = difference.line
      value = difference.value
      isAccepted = difference.isAccepted
    }
  }

  /// Where it is: `line 12, network xor`, or the document.
  func place(in folder: String) -> String {
    guard let line = worst.line else { return folder + worst.document }
    return "line \(line)" + (worst.network.map { ", network \($0)" } ?? "")
  }

  /// `W1[0, 1]: 0.25 → 0.26 (relative error 4.0e-02), and 3 more`.
  var text: String {
    var text = worst.place + change
    let details = details
    if !details.isEmpty { text += " (\(details.joined(separator: ", ")))" }
    if count > 1 { text += ", and \(count - 1) more" }
    if let firstEpoch { text += "; the first epoch that differs is \(firstEpoch)" }
    return text
  }

  private var change: String {
    let (old, new) = (Self.clipped(worst.old), Self.clipped(worst.new))
    if old.isEmpty && new.isEmpty { return "" }
    if old.isEmpty { return ": new: \(new)" }
    return new.isEmpty ? ": gone: \(old)" : ": \(old) → \(new)"
  }

  private var details: [String] {
    guard let error = worst.error else { return [] }
    var details: [String] = []
    if let ulps = error.ulps, ulps <= Self.mostULPs {
      details.append(ulps == 1 ? "1 ULP" : "\(ulps) ULPs")
    }
    let relative =
      error.relative.isFinite ? NumberText.scientific(error.relative, decimals: 1) : "infinite"
    return error.relative == 0 ? details : details + ["relative error \(relative)"]
  }

  /// The distance up to which a count of ULPs says more than the relative error.
  private static let mostULPs = 1000

  /// A text on one line, its middle left out where it is long.
  private static func clipped(_ text: String) -> String {
    let line = PlainText.singleLine(text)
    guard line.count > 72 else { return line }
    return line.prefix(44) + " … " + line.suffix(24)
  }
}
