import NotebookDocuments

/// Collects the differences of one document, and says of each whether it is accepted.
struct DifferenceCollector {
  /// The document's path below the output folder.
  let path: String
  let outline: DocumentOutline
  /// What holds where neither the notebook nor a block states another tolerance.
  let tolerance: Tolerance?
  private(set) var differences: [Difference] = []

  init(path: String, outline: DocumentOutline, tolerance: Tolerance?) {
    self.path = path
    self.outline = outline
    self.tolerance = tolerance
  }

  /// The block or inline value that a difference is about, and what is different in it.
  struct Place {
    var part: DocumentOutline.Part?
    /// The value's name; an inline value is called by its expression.
    var name: String
    var index = ""
    var epoch: Int?

    init(_ part: DocumentOutline.Part? = nil, name: String) {
      self.part = part
      self.name = part?.expression ?? name
    }
  }

  /// Adds a difference that is not one of numbers.
  mutating func add(_ kind: DriftClass, _ place: Place, _ old: String = "", _ new: String = "") {
    var difference = difference(kind, place, old, new)
    difference.isAccepted = kind == .formatting && tolerance(for: place.part).acceptsFormatting
    differences.append(difference)
  }

  /// Adds a difference of two numbers.
  mutating func addNumber(_ old: String, _ new: String, _ error: NumberError, at place: Place) {
    let tolerance = tolerance(for: place.part)
    var difference = difference(.numeric, place, old, new)
    difference.error = error
    // The author's numbers are what the notebook says.
    difference.isAccepted = place.part != nil && tolerance.accepts(error)
    if let ulps = error.ulps, ulps <= max(Self.fewULPs, tolerance.ulps ?? 0) {
      difference.kind = .ulps
    } else if difference.isAccepted {
      difference.kind = .tolerance
    }
    differences.append(difference)
  }

  /// The units in the last place up to which numbers are called the same when no tolerance says.
  private static let fewULPs = 4

  /// Adds a difference of texts, of which an output's belong to its structure.
  mutating func addText(
    _ origin: DriftItem.Origin, _ place: Place, _ old: String, _ new: String
  ) {
    let isOutput = origin != .code && (place.part != nil || origin != .line)
    add(isOutput ? .structure : .prose, place, old, new)
  }

  /// Adds a difference of digests of parameters, which say nothing of how far these are apart: they
  /// are accepted wherever numbers may differ.
  mutating func addDigest(_ place: Place, _ old: String, _ new: String) {
    var difference = difference(.numeric, place, old, new)
    let tolerance = tolerance(for: place.part)
    difference.isAccepted = tolerance.ulps != nil || tolerance.relative != nil
    differences.append(difference)
  }

  /// The tolerance that holds for a block: its own, else the notebook's, else the one given here.
  private func tolerance(for part: DocumentOutline.Part?) -> Tolerance {
    if tolerance == .exact { return .exact }
    return part?.tolerance ?? outline.tolerance ?? tolerance ?? .exact
  }

  private func difference(
    _ kind: DriftClass, _ place: Place, _ old: String, _ new: String
  ) -> Difference {
    Difference(
      kind: kind, document: path, line: place.part?.line, network: place.part?.network,
      value: place.name, index: place.index, old: old, new: new, epoch: place.epoch)
  }
}
