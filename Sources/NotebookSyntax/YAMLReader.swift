import Yams

extension YAMLNode {
  /// How much a document may hold: levels of nesting, and nodes that aliases add.
  enum Limit {
    static let depth = 64
    static let aliasedNodes = 100_000
    /// For each repeated key the text is read once more.
    static let repeatedKeys = ShownDiagnostics.most
  }

  /// Reads the YAML of a block or of the front matter.
  ///
  /// One document of plain data: anchors and aliases may be used within limits; tags, merge keys
  /// (`<<`) and keys that are not scalars are refused.
  ///
  /// - Returns: the value, `null` where there is none; `nil` where something is wrong, which is
  ///   then added to `diagnostics`.
  package static func parse(_ text: LocatedText, diagnostics: inout Diagnostics) -> YAMLNode? {
    if let problem = YAMLProblem(firstBadCharacterIn: text) {
      diagnostics.error(
        problem.message, at: text.sourceRange(of: problem.range), hint: problem.hint)
      return nil
    }
    var reader = YAMLReader(text: YAMLText(text), diagnostics: diagnostics)
    defer { diagnostics = reader.diagnostics }
    return reader.read()
  }
}

/// Turns what Yams reads into located nodes.
private struct YAMLReader {
  var text: YAMLText
  var diagnostics: Diagnostics
  private var anchors: [String: Measured] = [:]
  private var aliasedNodes = 0
  private var hasFailed = false
  /// Whether it has been told that there is too much: too deep, or too many aliases.
  private var isTooLarge = false
  private let hasAnchors: Bool

  /// A node with the number of nodes in it and of levels.
  private struct Measured {
    var node: YAMLNode
    var size: Int
    var height: Int
    /// The end of its text, as an offset of the YAML.
    var end: Int

    mutating func include(_ part: Measured) {
      size += part.size
      height = max(height, part.height + 1)
      end = max(end, part.end)
    }
  }

  init(text: YAMLText, diagnostics: Diagnostics) {
    self.text = text
    self.diagnostics = diagnostics
    hasAnchors = text.bytes.contains(UInt8(ascii: "&"))
  }

  mutating func read() -> YAMLNode? {
    var repeatedKeys: [Int] = []
    while true {
      do {
        // The parser keeps the names of the anchors alive; the nodes do not. What scalars mean is
        // for YAMLScalar: the basic resolver spares Yams its regular expressions.
        let parser = try Parser(yaml: text.masked, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        let node = withExtendedLifetime(parser) { root.flatMap { convert($0, depth: 1)?.node } }
        if let place = repeatedKeys.first, !hasFailed { fail("a key is repeated", at: place) }
        if hasFailed { return nil }
        return node ?? YAMLNode(.scalar(YAMLScalar("")), range: text.located.sourceRange(of: 0..<0))
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        let place = text.offset(line: context.mark.line, column: context.mark.column)
        repeatedKeys.append(place)
        if repeatedKeys.count > YAMLNode.Limit.repeatedKeys || !text.maskKey(at: place) {
          for place in repeatedKeys { fail("a key is repeated", at: place) }
          return nil
        }
      } catch {
        let problem = YAMLProblem(error, in: text)
        diagnostics.error(
          problem.message, at: text.located.sourceRange(of: problem.range), hint: problem.hint)
        return nil
      }
    }
  }

  // MARK: Nodes

  private mutating func convert(_ node: Node, depth: Int) -> Measured? {
    let start = place(of: node)
    guard depth <= YAMLNode.Limit.depth else {
      guard !isTooLarge else { return nil }
      isTooLarge = true
      fail("nested more than \(YAMLNode.Limit.depth) levels deep", at: start)
      return nil
    }
    let contentStart = skipProperties(of: node, at: start)
    let result: Measured?
    switch node {
    case .scalar(let scalar): result = convert(scalar, at: contentStart, depth: depth)
    case .sequence(let sequence): result = convert(sequence, at: contentStart, depth: depth)
    case .mapping(let mapping): result = convert(mapping, at: contentStart, depth: depth)
    case .alias:
      fail("unexpected alias", at: start)
      result = nil
    }
    if hasAnchors, let result, let anchor = node.anchor { anchors[anchor.rawValue] = result }
    return result
  }

  private func place(of node: Node) -> Int {
    node.mark.map { text.offset(line: $0.line, column: $0.column) } ?? 0
  }

  /// Passes over the anchor of a node, and refuses its tag.
  private mutating func skipProperties(of node: Node, at start: Int) -> Int {
    let bytes = text.bytes
    var offset = start
    while offset < bytes.count {
      let isAnchor = bytes[offset] == UInt8(ascii: "&") && hasAnchors && node.anchor != nil
      let isTag = bytes[offset] == UInt8(ascii: "!")
      guard isAnchor || isTag else { break }
      let end = bytes[offset...].firstIndex { $0 <= .space || ",[]{}".utf8.contains($0) }
      let property = offset..<(end ?? bytes.count)
      if isTag {
        fail("tags are not supported in this YAML", at: property, hint: "leave the tag out")
      }
      offset = text.skipBlanks(from: property.upperBound)
    }
    return offset
  }

  private mutating func convert(
    _ scalar: Node.Scalar, at start: Int, depth: Int
  ) -> Measured? {
    let isPlain = scalar.style == .plain || scalar.style == .any
    let value = scalar.string
    if isPlain, let mask = text.aliasMask, value.unicodeScalars.first == mask,
      text.bytes[start] == UInt8(ascii: "*")
    {
      return alias(String(text.unmasked(value).dropFirst()), at: start, depth: depth)
    }
    let content = YAMLScalar(text.unmasked(value), isQuoted: !isPlain)
    let end = text.endOfScalar(content.text, style: scalar.style, at: start)
    let range = text.located.sourceRange(of: start..<end)
    return Measured(
      node: YAMLNode(.scalar(content), range: range), size: 1, height: 1, end: end)
  }

  private mutating func alias(_ name: String, at start: Int, depth: Int) -> Measured? {
    let range = start..<start + 1 + name.utf8.count
    guard var target = anchors[name] else {
      let nearest = nearestName(to: name, among: anchors.keys.sorted())
      fail(
        "no anchor &\(name) stands before this alias", at: range,
        hint: nearest.map { "did you mean *\($0)?" }
          ?? "put the text in quotes if no alias is meant")
      return nil
    }
    guard !isTooLarge else { return nil }
    aliasedNodes += target.size
    guard aliasedNodes <= YAMLNode.Limit.aliasedNodes,
      depth + target.height - 1 <= YAMLNode.Limit.depth
    else {
      isTooLarge = true
      fail("the aliases of this YAML grow beyond all bounds", at: range, hint: "write it out")
      return nil
    }
    target.node = YAMLNode(target.node.content, range: text.located.sourceRange(of: range))
    target.end = range.upperBound
    return target
  }

  private mutating func convert(
    _ sequence: Node.Sequence, at start: Int, depth: Int
  ) -> Measured? {
    var nodes: [YAMLNode] = []
    nodes.reserveCapacity(sequence.count)
    var whole = Measured(
      node: YAMLNode(.sequence([]), range: 0..<0), size: 1, height: 1, end: start)
    for element in sequence {
      guard let part = convert(element, depth: depth + 1) else { continue }
      nodes.append(part.node)
      whole.include(part)
    }
    whole.end = text.endOfCollection(from: start, lastElementEnd: whole.end)
    let range = text.located.sourceRange(of: start..<whole.end)
    whole.node = YAMLNode(.sequence(nodes), range: range)
    return whole
  }

  private mutating func convert(_ mapping: Node.Mapping, at start: Int, depth: Int) -> Measured? {
    var entries: [YAMLEntry] = []
    entries.reserveCapacity(mapping.count)
    var firstPlaces: [String: SourceRange] = [:]
    var whole = Measured(node: YAMLNode(.mapping([]), range: 0..<0), size: 1, height: 1, end: start)
    for (key, value) in mapping {
      let keyPart = self.key(key, depth: depth)
      if let keyPart { whole.include(keyPart) }
      guard let part = convert(value, depth: depth + 1) else { continue }
      whole.include(part)
      guard let keyPart, let scalar = keyPart.node.scalar else { continue }
      let name = scalar.text
      if !scalar.isQuoted, name.contains(":"), part.end <= keyPart.end {
        refuse(keyWithColon: keyPart.node.range)
        continue
      }
      if let first = firstPlaces[name] {
        report(repeated: name, at: keyPart.node.range, first: first)
      } else {
        firstPlaces[name] = keyPart.node.range
        entries.append(YAMLEntry(key: name, keyRange: keyPart.node.range, value: part.node))
      }
    }
    whole.end = text.endOfCollection(from: start, lastElementEnd: whole.end)
    let range = text.located.sourceRange(of: start..<whole.end)
    whole.node = YAMLNode(.mapping(entries), range: range)
    return whole
  }

  /// A mapping's key, which must be a scalar of its own.
  private mutating func key(_ key: Node, depth: Int) -> Measured? {
    let start = place(of: key)
    guard case .scalar(let scalar) = key else {
      fail("a key must be a single word or text", at: start)
      return nil
    }
    if let mask = text.aliasMask, scalar.string.unicodeScalars.first == mask {
      fail("an alias cannot be a key", at: start)
      return nil
    }
    guard let part = convert(key, depth: depth + 1) else { return nil }
    if scalar.string == "<<", scalar.style == .plain {
      let range = start..<start + 2
      fail("merge keys (<<) are not supported", at: range, hint: "write the keys out")
      return nil
    }
    return part
  }

  /// `{rate:0.1}` is a key without a value to YAML, and never what is meant.
  private mutating func refuse(keyWithColon range: SourceRange) {
    hasFailed = true
    let bytes = diagnostics.source.bytes
    let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.lowerBound
    diagnostics.error(
      "a space is missing after this colon", at: colon..<colon + 1, hint: "write `key: value`")
  }

  private mutating func report(repeated name: String, at range: SourceRange, first: SourceRange) {
    hasFailed = true
    diagnostics.error(
      "the key `\(name)` is already given on \(diagnostics.sources.place(of: first))", at: range,
      hint: "remove one of the two")
  }

  private mutating func fail(_ message: String, at offset: Int) {
    fail(message, at: offset..<min(offset + 1, text.bytes.count))
  }

  private mutating func fail(_ message: String, at range: Range<Int>, hint: String? = nil) {
    hasFailed = true
    let range = range.lowerBound..<max(range.lowerBound, range.upperBound)
    diagnostics.error(message, at: text.located.sourceRange(of: range), hint: hint)
  }
}
