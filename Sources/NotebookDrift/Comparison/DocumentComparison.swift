import NotebookDocuments
import NotebookSyntax

/// Compares a committed document with a new one, part by part.
struct DocumentComparison {
  private typealias Place = DifferenceCollector.Place

  private let old: [UInt8]
  private let new: [UInt8]
  private let syntax: DocumentSyntax
  private var collector: DifferenceCollector

  /// The differences, in the order of the new document; none where the bytes are the same.
  ///
  /// - Parameters:
  ///   - path: the document's path below the output folder.
  ///   - syntax: what its bytes are.
  ///   - tolerance: what holds where neither the notebook nor the block states another; `exact` holds
  ///     everywhere.
  static func differences(
    path: String, syntax: DocumentSyntax, old: [UInt8], new: [UInt8], outline: DocumentOutline,
    tolerance: Tolerance?
  ) -> [Difference] {
    if DocumentFile(path: path, syntax: syntax, bytes: new).isCurrent(in: old) { return [] }
    let collector = DifferenceCollector(path: path, outline: outline, tolerance: tolerance)
    var comparison = DocumentComparison(
      old: withLineEnds(of: new, old), new: new, syntax: syntax, collector: collector)
    comparison.compare()
    return comparison.collector.differences
  }

  private init(
    old: [UInt8], new: [UInt8], syntax: DocumentSyntax, collector: DifferenceCollector
  ) {
    self.old = syntax == .json ? JSONMaking.carriedOver(from: new, to: old) : old
    self.new = new
    self.syntax = syntax
    self.collector = collector
  }

  /// An old document with the line ends of a new one, which keeps its own: parts of the notebook are found in it by
  /// their offsets.
  private static func withLineEnds(of new: [UInt8], _ old: [UInt8]) -> [UInt8] {
    let unified = LineEnds.unified(old)
    guard new.firstRange(of: "\r\n".utf8) != nil else { return unified }
    return unified.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  private mutating func compare() {
    let before = items(of: old)
    let after = items(of: new)
    let alignment = ItemAlignment(
      old: before.map { keys($0, old) }, new: after.map { keys($0, new) })
    var last: DriftItem?
    for pair in alignment.pairs {
      switch pair {
      case .both(let i, let j):
        compare(before[i], after[j])
        last = after[j]
      case .added(let j):
        addUnmatched(after[j], part: part(of: after[j]), isNew: true)
        last = after[j]
      case .removed(let i):
        // A line that is gone from below a block is the author's, unless it was a picture.
        let isProse = before[i].origin == .line && before[i].name.isEmpty
        addUnmatched(before[i], part: isProse ? nil : last.flatMap(part), isNew: false)
      }
    }
    if collector.differences.allSatisfy({ $0.isAccepted || $0.kind < .prose }) {
      compareRest(before, after)
    }
  }

  /// Compares what no item holds, once nothing else forbids that the documents count as the same.
  private mutating func compareRest(_ before: [DriftItem], _ after: [DriftItem]) {
    let skeletons = (
      DocumentSkeleton(old, syntax, items: before), DocumentSkeleton(new, syntax, items: after)
    )
    if let (there, here) = skeletons.0.firstDifference(from: skeletons.1) {
      let part = collector.outline.parts.first { $0.range(in: path)?.contains(here) == true }
      if Self.isInPicture(old, there), Self.isInPicture(new, here) {
        return collector.add(.structure, Place(part, name: "a picture in the page"))
      }
      let place = Place(part, name: syntax.nameOfRest)
      collector.add(.structure, place, Self.excerpt(old, there), Self.excerpt(new, here))
    } else if Self.rest(of: old, before) != Self.rest(of: new, after)
      || collector.differences.isEmpty
    {
      collector.add(.formatting, Place(name: "white space"))
    }
  }

  /// Whether a byte is one of a picture that a page holds in itself.
  private static func isInPicture(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\"")).map { $0 + 1 } ?? offset
    return bytes[start..<offset].starts(with: "data:image/".utf8)
  }

  /// What no item holds.
  private static func rest(of bytes: [UInt8], _ items: [DriftItem]) -> [UInt8] {
    var rest: [UInt8] = []
    var position = 0
    for range in items.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.upperBound > position {
      rest += bytes[position..<max(position, range.lowerBound)]
      position = range.upperBound
    }
    return rest + bytes[position...]
  }

  /// Some of the line at an offset.
  private static func excerpt(_ bytes: [UInt8], _ offset: Int) -> String {
    bytes[offset...].prefix(80).prefix { $0 != 0x0A }.string
  }

  private var path: String { collector.path }
  private var isJSON: Bool { syntax == .json }

  private func items(of bytes: [UInt8]) -> [DriftItem] {
    switch syntax {
    case .markdown: MarkdownItems.items(of: bytes)
    case .html, .svg: MarkupItems.items(of: bytes)
    case .json: ValueItems.items(of: bytes)
    case .other: []
    }
  }

  private func keys(_ item: DriftItem, _ bytes: [UInt8]) -> ItemAlignment.Keys {
    let text = bytes[item.range].trimmed
    return ItemAlignment.Keys(
      text: Array((item.isGrid ? item.name + "\u{0}" : item.name).utf8) + text,
      signature: Array(item.signature.utf8)[...], kind: "\(item.origin) \(item.isGrid)")
  }

  // MARK: - Where an item belongs

  /// The block in whose place an item of the new document stands.
  private func part(of item: DriftItem) -> DocumentOutline.Part? {
    if let block = item.block {
      let blocks = collector.outline.parts.filter { $0.expression == nil }
      if blocks.indices.contains(block) { return blocks[block] }
    }
    return collector.outline.parts.first { part in
      if part.pictures.contains(path) { return true }
      guard part.expression == nil, let range = part.range(in: path) else { return false }
      return range.overlaps(item.range)
    }
  }

  /// The inline value that has the byte at an offset of the new document.
  private func inlinePart(at offset: Int) -> DocumentOutline.Part? {
    collector.outline.parts.first {
      $0.expression != nil && $0.range(in: path)?.contains(offset) == true
    }
  }

  private func name(of item: DriftItem) -> String {
    if syntax == .svg { return path.split(separator: "/").last.map(String.init) ?? path }
    switch item.origin {
    case .provenance: return "provenance, \(item.name)"
    case .digest: return "digest of the parameters"
    default: break
    }
    if !item.name.isEmpty { return item.name }
    return item.origin == .code ? "source" : "text"
  }

  // MARK: - Pairs

  private mutating func compare(_ before: DriftItem, _ after: DriftItem) {
    guard after.origin != .seal else { return }
    let count = collector.differences.count
    switch (before.content, after.content) {
    case (.grid(let old), .grid(let new)):
      let place = Place(part(of: after), name: after.name)
      if before.name != after.name {
        collector.add(.structure, place, before.name, after.name)
      } else {
        GridComparison(
          old: old, new: new, pool: place.part?.numbers ?? [], printsAllDigits: isJSON
        ).collect(into: &collector, at: place)
      }
    case (.text(let old), .text(let new)):
      compare(before, old, after, new)
    default:
      addUnmatched(before, part: part(of: after), isNew: false)
      addUnmatched(after, part: part(of: after), isNew: true)
    }
    let isSame = old[before.range].elementsEqual(new[after.range])
    if collector.differences.count == count, !isSame {
      collector.add(.formatting, Place(part(of: after), name: name(of: after)))
    }
  }

  private mutating func compare(
    _ before: DriftItem, _ old: NumberedText, _ after: DriftItem, _ new: NumberedText
  ) {
    let part = part(of: after)
    let texts = (self.old[before.range].trimmed.string, self.new[after.range].trimmed.string)
    let place = Place(part, name: name(of: after))
    switch after.origin {
    case .provenance where old != new: return collector.add(.prose, place, texts.0, texts.1)
    case .digest where old != new: return collector.addDigest(place, texts.0, texts.1)
    default: break
    }
    guard old.skeleton == new.skeleton else {
      return collector.addText(after.origin, place, texts.0, texts.1)
    }
    compare(old.numbers, new.numbers, of: after, at: place, texts)
  }

  /// Compares the numbers of a text. Those of an output's attributes or formula are one array;
  /// those of a sentence have nothing to do with each other.
  private mutating func compare(
    _ old: [PrintedNumber], _ new: [PrintedNumber], of item: DriftItem, at place: Place,
    _ texts: (String, String)
  ) {
    let isArray = item.origin == .drawing || item.origin == .output && !isJSON
    let common = isArray ? scale(old, new, of: item, place.part) : nil
    for (before, after) in zip(old, new) where before != after {
      let inline = inlinePart(at: after.offset)
      let isComputed =
        inline != nil || item.origin != .code && (place.part != nil || item.origin != .line)
      guard isComputed else { return collector.addText(item.origin, place, texts.0, texts.1) }
      let part = inline ?? place.part
      let scale = common ?? scale([before], [after], of: item, part)
      guard let error = scale.error(before, after) else { continue }
      collector.addNumber(
        before.text, after.text, error, at: inline.map { Place($0, name: "") } ?? place)
    }
  }

  private func scale(
    _ old: [PrintedNumber], _ new: [PrintedNumber], of item: DriftItem,
    _ part: DocumentOutline.Part?
  ) -> NumberScale {
    NumberScale(
      old: old, new: new, pool: part?.numbers ?? [], printsAllDigits: isJSON,
      isDrawing: item.origin == .drawing)
  }

  private mutating func addUnmatched(
    _ item: DriftItem, part: DocumentOutline.Part?, isNew: Bool
  ) {
    let bytes = isNew ? new : old
    let text: String
    if case .grid(let grid) = item.content {
      text = grid.description
    } else {
      text = bytes[item.range].trimmed.string
    }
    collector.addText(
      item.origin, Place(part, name: name(of: item)), isNew ? "" : text, isNew ? text : "")
  }
}

extension DocumentSyntax {
  /// What is called in reports what is neither a number nor white space.
  fileprivate var nameOfRest: String {
    switch self {
    case .markdown: "the Markdown"
    case .html, .svg: "markup and style"
    case .json: "the JSON"
    case .other: "the content"
    }
  }
}
