import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Collects the problems of one notebook while it is decoded and run.
final class Problems {
  private(set) var diagnostics: Diagnostics
  /// How many errors there are so far: compare before and after to see whether a part is sound.
  private(set) var errorCount = 0
  /// How many problems there are so far, warnings included.
  var count: Int { diagnostics.count }

  /// The places of values of which an error is told that explains all others.
  private var settled: Set<SourceRange> = []

  /// What an editor wants to know of the decoding; nil where nobody asks.
  let notes: DecodingNotes?

  init(source: SourceText, notes: DecodingNotes? = nil) {
    self.notes = notes
    diagnostics = Diagnostics(source: source)
  }

  func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    diagnostics.add(diagnostic)
  }

  /// - Parameter name: what to write instead of the text of the range.
  func error(
    _ range: SourceRange, _ message: String, hint: String? = nil, meant name: String? = nil
  ) {
    errorCount += 1
    guard !settled.contains(range) else { return }
    diagnostics.error(
      message, at: range, hint: hint, replacement: name.map { .init(range, by: $0) })
  }

  /// Takes whatever else is wrong with a value as told.
  func settle(_ range: SourceRange) { settled.insert(range) }

  func warning(
    _ range: SourceRange, _ message: String, hint: String? = nil, meant name: String? = nil
  ) {
    diagnostics.warning(
      message, at: range, hint: hint, replacement: name.map { .init(range, by: $0) })
  }

  /// The files that the notebook names, as paths from the working directory, whether they could be read or not.
  private(set) var dataPaths: [String] = []
  private var knownDataPaths: Set<String> = []

  /// Takes down that the notebook names a file: data, a picture, what it links to.
  func noteDataPath(_ path: String) {
    if knownDataPaths.insert(path).inserted { dataPaths.append(path) }
  }

  /// What links inside the document can lead to, by name: where it is called so first.
  var anchors: [String: SourceRange] = [:]
  /// Those of them that depend on results.
  var dependentAnchors: Set<String> = []

  private var dataDigests: [UInt8] = []

  /// Notes a data file, on whose bytes results depend.
  func noteDataFile(_ bytes: [UInt8]) {
    dataDigests += SHA256.digest(of: bytes).bytes
  }

  /// The digest of all data files that were read for the notebook so far, in the order of reading.
  var dataDigest: SHA256 { SHA256.digest(of: dataDigests) }

  /// The line on which a range starts, in words: `line 3`.
  func place(of range: SourceRange) -> String { diagnostics.sources.place(of: range) }

  /// The text that a range is in: the notebook, or a file that it includes.
  func source(of range: SourceRange) -> SourceText { diagnostics.sources.source(of: range).source }

  /// Takes in another text that the notebook is made of; returns the number of its first byte.
  func include(_ source: SourceText) -> Int { diagnostics.include(source) }

  /// A name that is none of the valid ones.
  func unknown(_ name: String, _ kind: String, among names: [String], at range: SourceRange) {
    notes?.offer(names, kind, insteadOf: name)
    if let advice = Synonyms.advice(onMissing: name) {
      return error(range, "there is no \(kind) `\(name)` yet", hint: advice)
    }
    if let advice = Synonyms.advice(onCall: name, among: names) {
      return error(range, "the \(kind) `\(name)` is written as a call", hint: advice)
    }
    let advice = names.count > Self.few ? "`nbrun reference` lists all that there is" : nil
    let meant = meant(by: name, among: names)
    error(
      range, "unknown \(kind) `\(name)`",
      hint: suggestion(meant, among: names) ?? advice, meant: meant)
  }

  /// So many names can stand in a message.
  static let few = 32

  /// How many suggestions have been looked for.
  private var suggestions = 0
  /// So many are looked for, each among all names: many times more than problems are shown.
  private static let mostSuggestions = 10 * ShownDiagnostics.most

  /// The valid name that is most likely meant by another.
  func meant(by name: String, among names: @autoclosure () -> [String]) -> String? {
    suggestions += 1
    guard suggestions <= Self.mostSuggestions else { return nil }
    let names = names()
    return Synonyms.name(for: name, among: names) ?? nearestName(to: name, among: names)
  }

  /// The name that is meant in words, or all of them where they are few.
  func suggestion(_ meant: String?, among names: @autoclosure () -> [String]) -> String? {
    if let meant { return "did you mean `\(meant)`?" }
    guard suggestions <= Self.mostSuggestions, case let names = names(), !names.isEmpty,
      names.count <= Self.few
    else { return nil }
    return "it may be " + names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// The nearest valid name, or all of them where they are few.
  func suggestion(for name: String, among names: @autoclosure () -> [String]) -> String? {
    suggestion(meant(by: name, among: names()), among: names())
  }
}

/// Signs that look like a minus and are none.
private enum NumberSign {
  private static let others: ClosedRange<Unicode.Scalar> = "\u{2010}"..."\u{2013}"

  /// What to do about a number with such a sign; nil where there is none.
  static func advice(on text: String) -> String? {
    guard let first = text.unicodeScalars.first, first == "\u{2212}" || others.contains(first)
    else { return nil }
    let rest = String(text.unicodeScalars.dropFirst())
    guard rest.first?.isNumber ?? false, Double(rest) != nil else { return nil }
    let code = String(first.value, radix: 16, uppercase: true)
    return "its sign is no minus but U+\(code); write `-\(rest)`"
  }
}

// MARK: - Scalars

extension Problems {
  func number(_ node: YAMLNode, _ key: String, in bounds: Bounds) -> Double? {
    guard let number = node.number else {
      return wrongType(node, key, "a number")
    }
    guard bounds.contains(number) else {
      error(node.range, "`\(key)` must be \(bounds), not \(node.text ?? "")")
      return nil
    }
    return number
  }

  func integer(_ node: YAMLNode, _ key: String, in range: ClosedRange<Int>) -> Int? {
    guard node.isWhole else { return wrongType(node, key, "an integer") }
    guard let integer = node.integer, range.contains(integer) else {
      let upper = range.upperBound == .max ? "" : " and at most \(range.upperBound)"
      error(
        node.range,
        "`\(key)` must be at least \(range.lowerBound)\(upper), not \(node.text ?? "")")
      return nil
    }
    return integer
  }

  func flag(_ node: YAMLNode, _ key: String) -> Bool? {
    guard let flag = node.bool else {
      notes?.offer(["true", "false"], "value of `\(key)`", insteadOf: node.text ?? "")
      return wrongType(node, key, "`true` or `false`")
    }
    return flag
  }

  /// A plain word: the name of something.
  func name(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = node.text else { return wrongType(node, key, "a name") }
    return text
  }

  func text(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = node.text else { return wrongType(node, key, "a text") }
    return text
  }

  func list(_ node: YAMLNode, _ key: String, of what: String) -> [YAMLNode]? {
    guard let elements = node.sequence else {
      return wrongType(node, key, "a list of \(what)")
    }
    return elements
  }

  func wrongType<T>(_ node: YAMLNode, _ key: String, _ wanted: String) -> T? {
    let hint = node.text.flatMap { Synonyms.advice(on: $0, for: key) }
    return wrongKind(node, "`\(key)`", wanted, hint: hint)
  }

  /// The same for what has no key of its own.
  func wrongKind<T>(
    _ node: YAMLNode, _ what: String, _ wanted: String, hint: String? = nil
  ) -> T? {
    let hint = hint ?? node.text.flatMap(NumberSign.advice)
    error(node.range, "\(what) must be \(wanted), not \(node.kindName)", hint: hint)
    return nil
  }
}

// MARK: - Components

extension Problems {
  /// A component written as its name, as `{name: {settings}}` or as `{function: name, settings}`.
  func component<Kind>(_ node: YAMLNode, of catalogue: Catalogue<Kind>) -> Kind? {
    guard let (name, place, entries) = componentParts(node, catalogue) else { return nil }
    guard let type = catalogue[name] else {
      unknown(name, catalogue.kind, among: catalogue.names, at: place)
      return nil
    }
    notes?.note(catalogue.kind, name, type.summary, at: place)
    var reader = KeyReader(
      entries, of: "the \(catalogue.kind) `\(name)`", at: node.range, problems: self)
    let component = type.init(settings: &reader)
    reader.refuseUnknownKeys()
    return component.erased
  }

  private func componentParts<Kind>(
    _ node: YAMLNode, _ catalogue: Catalogue<Kind>
  ) -> (name: String, place: SourceRange, settings: [YAMLEntry])? {
    switch node.content {
    case .scalar:
      guard let name = node.text else { return wrongType(node, catalogue.kind, "a name") }
      return (name, node.range, [])
    case .mapping(let entries):
      if let function = entries.first(where: { $0.key == "function" }) {
        guard let name = name(function.value, "function") else { return nil }
        return (name, function.value.range, entries.filter { $0.key != "function" })
      }
      guard entries.count == 1 else {
        error(
          node.range, "the \(catalogue.kind) must be one name, not \(entries.count) keys",
          hint: "write `{NAME: {setting: value}}` or `{function: NAME, setting: value}`")
        return nil
      }
      let (name, settings) = (entries[0].key, entries[0].value)
      if settings.isNull || catalogue[name] == nil { return (name, entries[0].keyRange, []) }
      guard case .mapping(let inner) = settings.content else {
        return wrongType(settings, name, "a mapping of settings")
      }
      return (name, entries[0].keyRange, inner)
    case .sequence:
      return wrongType(node, catalogue.kind, "a name or a mapping")
    }
  }
}

extension YAMLNode {
  /// The text of a scalar as written, unless it is null.
  var text: String? {
    guard let scalar, scalar.value != .null else { return nil }
    return scalar.text
  }

  /// The number of a plain integer or float.
  var number: Double? {
    scalar?.number
  }

  /// The integer of a plain scalar; a float with an integral value counts.
  var integer: Int? {
    guard let number else { return nil }
    return Int(exactly: number)
  }

  /// Whether it is a number without a fraction, also one that no `Int` can hold.
  var isWhole: Bool { number.map { $0.isFinite && $0 == $0.rounded() } ?? false }

  var bool: Bool? {
    guard case .bool(let bool)? = scalar?.value else { return nil }
    return bool
  }

  var isNull: Bool { scalar?.value == .null }

  /// What the node is, for a message that says what it should be.
  var kindName: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "nothing"
      case .bool, .integer, .float: scalar.text
      case .string: "the text `\(scalar.text)`"
      }
    }
  }
}
