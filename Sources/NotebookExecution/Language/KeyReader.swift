import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Reads the keys of one YAML mapping: decodes and checks values, reports what is wrong at its place
/// in the Markdown, and notes every key it is asked for.
///
/// Each key is stated once, by the call that reads it. A reader without a mapping (`recording`) hands
/// back defaults and keeps the documentation of all keys, which is how the reference is made.
struct KeyReader: Settings {
  /// What the mapping describes, for messages: "layer 2", "the block".
  let subject: String
  /// Where to report a missing key.
  let range: SourceRange
  let problems: Problems
  private let entries: [YAMLEntry]
  /// Whether there is no mapping, and only the documentation counts.
  let isRecording: Bool
  private(set) var documentation: [KeyDocumentation] = []
  private var taken: Set<String> = []
  /// Where an editor's decoding keeps the documentation.
  let note: DecodingNotes.Mapping?

  /// Reads a mapping's entries.
  init(_ entries: [YAMLEntry], of subject: String, at range: SourceRange, problems: Problems) {
    self.entries = entries
    self.subject = subject
    self.range = range
    self.problems = problems
    self.isRecording = false
    note = problems.notes?.mapping(entries, of: subject)
    refuseDecimalCommas()
  }

  /// Records what is asked for.
  init(recording subject: String) {
    self.entries = []
    self.subject = subject
    self.range = 0..<0
    self.problems = Problems(source: .empty)
    self.isRecording = true
    note = nil
  }

  /// Whether the mapping has a key.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// A key that looks like a slip of another.
  func slip(of key: String) -> YAMLEntry? {
    entries.first { nearestName(to: $0.key, among: [key]) != nil }
  }

  /// Where a key stands, or the whole mapping.
  func place(of key: String) -> SourceRange {
    entries.first { $0.key == key }?.keyRange ?? range
  }

  /// Where the value of a key stands, or the whole mapping.
  func valuePlace(of key: String) -> SourceRange {
    entries.first { $0.key == key }?.value.range ?? range
  }

  /// Takes the value of a key, noting its documentation.
  mutating func node(
    _ key: String, _ type: String, as shape: @autoclosure () -> KeyShape, default fallback: String?,
    _ summary: String
  ) -> YAMLNode? {
    taken.insert(key)
    let documented = KeyDocumentation(
      key: key, type: type, shape: isRecording ? shape() : .any, fallback: fallback,
      summary: summary)
    documentation.append(documented)
    note?.documentation.append(documented)
    return entries.first { $0.key == key }?.value
  }

  /// Takes the value of a key that must be there.
  private mutating func required(
    _ key: String, _ type: String, as shape: @autoclosure () -> KeyShape, default fallback: String?,
    _ summary: String
  ) -> YAMLNode? {
    let node = node(key, type, as: shape(), default: fallback, summary)
    // Of a misspelt key it is told that it is unknown.
    if node == nil, fallback == nil, !isRecording, slip(of: key) == nil {
      problems.error(range, "\(subject) needs `\(key)`: \(summary)")
    }
    return node
  }

  /// Warns of keys that look like a slip of one that was asked for, where other keys are allowed.
  func warnOfNearMisses() {
    let known = documentation.map(\.key)
    for entry in entries where !taken.contains(entry.key) {
      guard let nearest = nearestName(to: entry.key, among: known) else { continue }
      problems.warning(
        entry.keyRange, "`\(entry.key)` in \(subject) means nothing here",
        hint: "did you mean `\(nearest)`?", meant: nearest)
    }
  }

  /// Refuses every key that nothing has asked for.
  func refuseUnknownKeys() {
    for entry in entries where !taken.contains(entry.key) {
      let known = documentation.map(\.key)
      let meant = problems.meant(by: entry.key, among: known)
      problems.error(
        entry.keyRange, "unknown key `\(entry.key)` in \(subject)",
        hint: problems.suggestion(meant, among: known), meant: meant)
    }
  }

  /// Refuses `{learning-rate: 0,01}`, in which YAML reads a key `01`, and takes what is wrong with the
  /// number before it as told.
  private mutating func refuseDecimalCommas() {
    for (number, rest) in zip(entries, entries.dropFirst())
    where rest.value.isNull && rest.key.allSatisfy(\.isNumber) && number.value.number != nil {
      problems.error(
        rest.keyRange, "unknown key `\(rest.key)` in \(subject)",
        hint: "write decimals with a point, as in 0.1")
      problems.settle(number.value.range)
      taken.insert(rest.key)
    }
  }
}

// MARK: - Settings

extension KeyReader {
  mutating func refuse(_ key: String, _ reason: String) {
    if !isRecording { problems.error(valuePlace(of: key), reason) }
  }

  mutating func number(
    _ key: String, in bounds: Bounds, default fallback: Double?, _ summary: String
  ) -> Double {
    let shown = fallback.map { "\($0)" }
    guard let node = required(key, "number", as: .number(bounds), default: shown, summary) else {
      return fallback ?? bounds.example
    }
    return problems.number(node, key, in: bounds) ?? fallback ?? bounds.example
  }

  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int?, _ summary: String
  ) -> Int {
    let shown = fallback.map { "\($0)" }
    guard let node = required(key, "integer", as: .integer(range), default: shown, summary) else {
      return fallback ?? range.lowerBound
    }
    return problems.integer(node, key, in: range) ?? fallback ?? range.lowerBound
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>, _ summary: String) -> Int? {
    node(key, "integer", as: .integer(range), default: "none", summary).flatMap {
      problems.integer($0, key, in: range)
    }
  }

  /// Reads a number, or nil where the key is absent.
  mutating func number(_ key: String, in bounds: Bounds, _ summary: String) -> Double? {
    node(key, "number", as: .number(bounds), default: "none", summary).flatMap {
      problems.number($0, key, in: bounds)
    }
  }

  mutating func flag(_ key: String, default fallback: Bool, _ summary: String) -> Bool {
    guard let node = node(key, "true or false", as: .flag, default: "\(fallback)", summary) else {
      return fallback
    }
    return problems.flag(node, key) ?? fallback
  }

  mutating func choice<Choice>(
    _ key: String, default fallback: Choice?, _ summary: String
  ) -> Choice where Choice: RawRepresentable<String> & CaseIterable & Sendable {
    let names = Choice.allCases.map(\.rawValue)
    let type = names.map { "`\($0)`" }.joined(separator: ", ")
    let first = Choice.allCases[Choice.allCases.startIndex]
    guard let node = required(key, type, as: .names(names), default: fallback?.rawValue, summary)
    else {
      return fallback ?? first
    }
    guard let text = problems.name(node, key) else { return fallback ?? first }
    if let choice = Choice(rawValue: text) { return choice }
    problems.unknown(text, "value of `\(key)`", among: names, at: node.range)
    return fallback ?? first
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, default fallback: [Int]?,
    _ summary: String
  ) -> [Int] {
    let shown = fallback.map { "\($0)" }
    let type = Self.typeOfIntegers(count)
    let node = required(key, type, as: Self.shapeOfIntegers(count, range), default: shown, summary)
    return node.flatMap { integers($0, key, count, in: range) } ?? fallback
      ?? Array(repeating: range.lowerBound, count: count)
  }

  mutating func integers(
    _ key: String, count: Int, in range: ClosedRange<Int>, _ summary: String
  ) -> [Int]? {
    let type = Self.typeOfIntegers(count)
    return node(key, type, as: Self.shapeOfIntegers(count, range), default: "none", summary).flatMap
    {
      integers($0, key, count, in: range)
    }
  }

  private static func shapeOfIntegers(_ count: Int, _ range: ClosedRange<Int>) -> KeyShape {
    .either([.integer(range), .list(of: .integer(range), count: count)])
  }

  private static func typeOfIntegers(_ count: Int) -> String { "integer, or a list of \(count)" }

  private func integers(
    _ node: YAMLNode, _ key: String, _ count: Int, in range: ClosedRange<Int>
  ) -> [Int]? {
    guard case .sequence(let elements) = node.content else {
      return problems.integer(node, key, in: range).map { Array(repeating: $0, count: count) }
    }
    guard elements.count == count else {
      problems.error(
        node.range, "`\(key)` must be one integer or a list of \(count), not of \(elements.count)")
      return nil
    }
    let integers = elements.compactMap { problems.integer($0, key, in: range) }
    return integers.count == count ? integers : nil
  }

  mutating func numbers(_ key: String, in bounds: Bounds, _ summary: String) -> [Double]? {
    guard
      let node = node(
        key, "list of numbers", as: .list(of: .number(bounds)), default: "none", summary)
    else { return nil }
    guard case .sequence(let elements) = node.content else {
      problems.error(node.range, "`\(key)` must be a list of numbers, not \(node.kindName)")
      return nil
    }
    return elements.compactMap { problems.number($0, key, in: bounds) }
  }

  mutating func component<Kind>(
    _ key: String, of catalogue: Catalogue<Kind>, default fallback: (any Component<Kind>)?,
    _ summary: String
  ) -> Kind {
    let shown = fallback.map { type(of: $0).name }
    let node = required(
      key, catalogue.kind, as: .component(of: catalogue), default: shown, summary)
    let decoded = node.flatMap { problems.component($0, of: catalogue) }
    return decoded ?? fallback?.erased ?? catalogue.example
  }

  mutating func parameter(
    _ key: String, default fallback: ParameterSource, _ summary: String
  ) -> ParameterSource {
    let shown =
      switch fallback {
      case .absent: "none"
      case .literal: "a literal"
      case .drawn(let initializer, _): type(of: initializer).name
      }
    let node = node(
      key, "literal, initializer or `none`", as: .definition("parameter-source"), default: shown,
      summary)
    return node.flatMap { problems.parameter($0, key) } ?? fallback
  }

  /// Reads a text.
  mutating func text(_ key: String, default fallback: String?, _ summary: String) -> String? {
    guard let node = node(key, "text", as: .text, default: fallback ?? "none", summary) else {
      return fallback
    }
    return problems.text(node, key) ?? fallback
  }
}

/// What the reference says of a key.
struct KeyDocumentation: Equatable, Sendable {
  var key: String
  var type: String
  var shape: KeyShape
  /// The default as a notebook would write it; nil where the key is required.
  var fallback: String?
  var summary: String

  /// The values that it takes, as far as they can be told without reading them.
  var values: KeyValues { shape.values }
}

/// The values that a key takes, as far as they can be told without reading them.
enum KeyValues: Equatable, Sendable {
  case any
  /// A number, or several, within bounds.
  case numbers(Bounds)
  /// One of some names.
  case names([String])

  /// An integer, or several, within a range.
  static func integers(_ range: ClosedRange<Int>) -> KeyValues {
    .numbers(
      Bounds(
        Double(range.lowerBound), Double(range.upperBound), includesLower: true,
        includesUpper: true))
  }
}

extension Bounds {
  /// A number within, to go on with after an error.
  fileprivate var example: Double {
    if contains(0) { return 0 }
    if lower.isFinite, upper.isFinite { return (lower + upper) / 2 }
    return lower.isFinite ? lower + 1 : upper - 1
  }
}

extension Catalogue {
  /// One of the components, to go on with after an error.
  fileprivate var example: Kind {
    var recorder = KeyReader(recording: kind)
    return types[0].init(settings: &recorder).erased
  }
}
