extension YAMLNode {
  /// How much a document may hold: levels of nesting, and nodes that aliases add.
  enum Limit {
    static let depth = 64
    static let aliasedNodes = 100_000
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
    var reader = YAMLReader(text: text, diagnostics: diagnostics)
    defer { diagnostics = reader.diagnostics }
    return reader.read()
  }
}

/// Turns the events of a YAML text into located nodes.
private struct YAMLReader {
  let text: LocatedText
  var diagnostics: Diagnostics
  private let events: YAMLEvents
  private var anchors: [String: Measured] = [:]
  private var aliasedNodes = 0
  private var hasFailed = false

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

  init(text: LocatedText, diagnostics: Diagnostics) {
    self.text = text
    self.diagnostics = diagnostics
    events = YAMLEvents(text.bytes)
  }

  mutating func read() -> YAMLNode? {
    do throws(Stop) {
      var node: YAMLNode?
      if try next().kind != .streamEnd {
        node = try self.node(next(), depth: 1)?.node
        _ = try next()
        let end = try next()
        if end.kind != .streamEnd {
          fail(
            "a second YAML document starts here", at: end.range.lowerBound,
            hint: "remove the line of ---")
        }
      }
      if hasFailed { return nil }
      return node ?? YAMLNode(.scalar(YAMLScalar("")), range: text.sourceRange(of: 0..<0))
    } catch {
      return nil
    }
  }

  /// Nothing more can be read; what is wrong has been told.
  private struct Stop: Error {}

  private mutating func next() throws(Stop) -> YAMLEvents.Event {
    do throws(YAMLEvents.Failure) {
      return try events.next()
    } catch {
      let problem = YAMLProblem(error, in: text.bytes)
      diagnostics.error(
        problem.message, at: text.sourceRange(of: problem.range), hint: problem.hint)
      throw Stop()
    }
  }

  // MARK: Nodes

  /// Reads the node that an event starts; nil where it is in error.
  private mutating func node(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(Stop) -> Measured? {
    guard depth <= YAMLNode.Limit.depth else {
      fail("nested more than \(YAMLNode.Limit.depth) levels deep", at: event.range.lowerBound)
      throw Stop()
    }
    if case .alias(let name) = event.kind { return try alias(name, at: event.range, depth: depth) }
    let start = skipProperties(of: event)
    let result: Measured?
    switch event.kind {
    case .scalar(let value, let isPlain, let isBlock):
      let end = isBlock ? text.bytes.endOfWord(from: start) : max(start, event.range.upperBound)
      result = Measured(
        node: YAMLNode(
          .scalar(YAMLScalar(value, isQuoted: !isPlain)), range: text.sourceRange(of: start..<end)),
        size: 1, height: 1, end: end)
    case .sequenceStart: result = try sequence(at: start, depth: depth)
    default: result = try mapping(at: start, depth: depth)
    }
    if let anchor = event.anchor, let result { anchors[anchor] = result }
    return result
  }

  /// Passes over the anchor of a node, and refuses its tag.
  private mutating func skipProperties(of event: YAMLEvents.Event) -> Int {
    let bytes = text.bytes
    var offset = event.range.lowerBound
    while offset < bytes.count {
      let isAnchor = bytes[offset] == UInt8(ascii: "&") && event.anchor != nil
      let isTag = bytes[offset] == UInt8(ascii: "!")
      guard isAnchor || isTag else { break }
      let property = offset..<bytes.endOfWord(from: offset)
      if isTag {
        fail("tags are not supported in this YAML", at: property, hint: "leave the tag out")
      }
      offset = bytes.skipBlanks(from: property.upperBound)
    }
    return offset
  }

  private mutating func alias(
    _ name: String, at range: Range<Int>, depth: Int
  ) throws(Stop) -> Measured? {
    guard var target = anchors[name] else {
      let nearest = nearestName(to: name, among: anchors.keys.sorted())
      fail(
        "no anchor &\(name) stands before this alias", at: range,
        hint: nearest.map { "did you mean *\($0)?" }
          ?? "put the text in quotes if no alias is meant")
      return nil
    }
    aliasedNodes += target.size
    guard aliasedNodes <= YAMLNode.Limit.aliasedNodes,
      depth + target.height - 1 <= YAMLNode.Limit.depth
    else {
      fail("the aliases of this YAML grow beyond all bounds", at: range, hint: "write it out")
      throw Stop()
    }
    target.node = YAMLNode(target.node.content, range: text.sourceRange(of: range))
    target.end = range.upperBound
    return target
  }

  private mutating func sequence(at start: Int, depth: Int) throws(Stop) -> Measured? {
    var nodes: [YAMLNode] = []
    var whole = Measured(
      node: YAMLNode(.sequence([]), range: 0..<0), size: 1, height: 1, end: start)
    while true {
      let event = try next()
      if event.kind == .sequenceEnd {
        close(&whole, from: start, at: event)
        break
      }
      guard let part = try node(event, depth: depth + 1) else { continue }
      nodes.append(part.node)
      whole.include(part)
    }
    whole.node = YAMLNode(.sequence(nodes), range: text.sourceRange(of: start..<whole.end))
    return whole
  }

  private mutating func mapping(at start: Int, depth: Int) throws(Stop) -> Measured? {
    var entries: [YAMLEntry] = []
    var firstPlaces: [String: SourceRange] = [:]
    var whole = Measured(node: YAMLNode(.mapping([]), range: 0..<0), size: 1, height: 1, end: start)
    while true {
      let event = try next()
      if event.kind == .mappingEnd {
        close(&whole, from: start, at: event)
        break
      }
      let key = try self.key(event, depth: depth)
      if let key { whole.include(key) }
      guard let value = try node(next(), depth: depth + 1) else { continue }
      whole.include(value)
      guard let key, let scalar = key.node.scalar else { continue }
      let name = scalar.text
      if !scalar.isQuoted, name.contains(":"), value.end <= key.end {
        refuse(keyWithColon: key.node.range)
        continue
      }
      if let first = firstPlaces[name] {
        report(repeated: name, at: key.node.range, first: first)
      } else {
        firstPlaces[name] = key.node.range
        entries.append(YAMLEntry(key: name, keyRange: key.node.range, value: value.node))
      }
    }
    whole.node = YAMLNode(.mapping(entries), range: text.sourceRange(of: start..<whole.end))
    return whole
  }

  /// Ends a collection: with its closing bracket, or with its last element.
  private func close(_ whole: inout Measured, from start: Int, at event: YAMLEvents.Event) {
    let bytes = text.bytes
    if start < bytes.count, "[{".utf8.contains(bytes[start]), !event.range.isEmpty {
      whole.end = event.range.upperBound
    }
  }

  /// A mapping's key, which must be a scalar of its own.
  private mutating func key(_ event: YAMLEvents.Event, depth: Int) throws(Stop) -> Measured? {
    let start = event.range.lowerBound
    guard case .scalar(let name, let isPlain, _) = event.kind else {
      guard case .alias = event.kind else {
        fail("a key must be a single word or text", at: start)
        throw Stop()
      }
      fail("an alias cannot be a key", at: start)
      return nil
    }
    guard let part = try node(event, depth: depth + 1) else { return nil }
    if name == "<<", isPlain {
      fail(
        "merge keys (<<) are not supported", at: start..<start + 2, hint: "write the keys out")
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

  private mutating func fail(_ message: String, at offset: Int, hint: String? = nil) {
    fail(message, at: offset..<min(offset + 1, text.bytes.count), hint: hint)
  }

  private mutating func fail(_ message: String, at range: Range<Int>, hint: String? = nil) {
    hasFailed = true
    let range = range.lowerBound..<max(range.lowerBound, range.upperBound)
    diagnostics.error(message, at: text.sourceRange(of: range), hint: hint)
  }
}

extension [UInt8] {
  /// The first offset from a given one on that is neither white space nor in a comment.
  fileprivate func skipBlanks(from start: Int) -> Int {
    var offset = start
    while offset < count {
      if self[offset] == UInt8(ascii: "#") {
        offset = self[offset...].firstIndex(of: .lineFeed) ?? count
      } else if self[offset] <= .space {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// Where a word that starts at an offset ends.
  fileprivate func endOfWord(from start: Int) -> Int {
    self[start...].firstIndex { $0 <= .space || ",[]{}".utf8.contains($0) } ?? count
  }
}
