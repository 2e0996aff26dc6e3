/// Turns the elements of a Markdown tree into the parts of a notebook.
struct NotebookReader {
  let source: SourceText
  /// Where the Markdown starts, below the front matter.
  private let bodyStart: Int
  /// The number of lines above the Markdown.
  private let linesAbove: Int

  /// The tree, in which the live parts, formulas and headings that are found take their places.
  private(set) var tree: MarkdownTree
  private(set) var liveParts: [LivePart] = []
  /// Where the live parts stand, in the order in which they are found.
  private var found: [(part: LivePart, place: Place)] = []
  private(set) var headings: [Heading] = []
  private(set) var links: [Link] = []
  /// The formulas in the text, then the blocks of `math`.
  private(set) var formulas: [ProseFormula]
  private(set) var diagnostics: Diagnostics
  private let openers: [Int]
  private let frontMatter: FrontMatter?
  /// The starts of those that are refused.
  private var refused: Set<Int> = []
  private var endOfLastLink = 0
  private var regionReader: OutputRegionReader

  /// The generated output that the file itself holds.
  var outputRegions: [OutputRegion] { regionReader.regions }

  init(source: SourceText, frontMatter: FrontMatter?, markdown: LocatedMarkdown) {
    self.source = source
    self.frontMatter = frontMatter
    bodyStart = Notebook.bodyStart(of: source, frontMatter)
    linesAbove = frontMatter?.lineCount ?? 0
    tree = markdown.tree
    formulas = markdown.formulas
    openers = markdown.openers
    diagnostics = Diagnostics(source: source)
    regionReader = OutputRegionReader(source: source)
    if let (marker, reason, hint) = FrontMatter.lookalike(in: source, frontMatter) {
      diagnostics.warning(
        "what looks like front matter here \(reason), and is read as prose", at: marker, hint: hint)
    }
  }

  /// What stands at a live part's place.
  private enum Place {
    case node(Int)
    /// Some bytes of the TeX of a formula.
    case formula(Int, Range<Int>)
    case frontMatter
  }

  /// Reads all.
  mutating func read() {
    readFrontMatter()
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .codeBlock(let fence?, let literal):
        readFence(fence, Array(literal.utf8), node, index)
      case .codeSpan(let literal): readCodeSpan(Array(literal.utf8), node, index)
      case .htmlBlock(let literal):
        refuseFences(inHTML: literal, node)
        regionReader.read(literal, at: lines(of: node), node: index, diagnostics: &diagnostics)
      default: break
      }
      readLinks(of: node)
    }
    for index in formulas.indices { readValues(ofFormula: index) }
    warnOfSplitValues()
    regionReader.reportUnclosed(to: &diagnostics)
    if !openers.isEmpty { for node in tree.nodes { refuseValues(in: node) } }
    placeLiveParts()
    placeHeadings()
    for (index, region) in outputRegions.enumerated() {
      regionReader.regions[index].content =
        RegionReading(tree.nodes[region.nodes], formulas: formulas).bytes
    }
  }

  private mutating func placeLiveParts() {
    // What looks alive in generated output is dead: the output was made from what stands above it.
    found.sort { $0.part.range.lowerBound < $1.part.range.lowerBound }
    var regions = outputRegions[...]
    found = found.filter { part, _ in
      regions = regions.drop { $0.range.upperBound <= part.range.lowerBound }
      return regions.first?.range.contains(part.range.lowerBound) != true
    }
    for (number, part) in found.enumerated() {
      switch part.place {
      case .node(let node): tree.nodes[node].kind = .livePart(number)
      case .formula(let index, let range):
        formulas[index].values.append(ProseFormula.Value(part: number, range: range))
      case .frontMatter: break
      }
    }
    liveParts = found.map(\.part)
  }

  private mutating func placeHeadings() {
    for index in tree.headingNodes {
      guard case .heading(let level, let text, _) = tree.nodes[index].kind else { continue }
      headings.append(
        Heading(
          level: level, text: text, slug: "", range: lines(of: tree.nodes[index]),
          hasValue: tree.nodes[index..<tree.nodes[index].end].contains { isValue($0) }))
    }
    tree.nameHeadings(&headings)
  }

  private func isValue(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .livePart: true
    case .formula(let index): !formulas[index].values.isEmpty
    default: false
    }
  }

  /// The bytes of the block that an element is or stands in.
  private func lines(of element: MarkdownNode) -> SourceRange {
    let first = min(max(element.firstLine - 1 + linesAbove, 0), source.lineCount - 1)
    let last = min(max(element.lastLine - 1 + linesAbove, first), source.lineCount - 1)
    return source.line(at: first).lowerBound..<source.line(at: last).upperBound
  }

  // MARK: Blocks

  private mutating func readFence(
    _ fence: MarkdownNode.Fence, _ literal: [UInt8], _ element: MarkdownNode, _ index: Int
  ) {
    let word = fence.info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let lineIndex = element.firstLine - 1 + linesAbove
    if word == "math" {
      let block = try? FencedBlock(
        fence, literal: literal, element: element, lineIndex: lineIndex, in: source)
      if let block {
        tree.nodes[index].kind = .formula(formulas.count)
        formulas.append(ProseFormula(block))
      }
      return
    }
    guard word == "network" else {
      if isNearNetwork(word) {
        diagnostics.warning(
          "a block of `\(word)` is not run", at: source.line(at: lineIndex),
          hint: "did you mean `network`?")
      }
      return
    }
    do throws(LivePartProblem) {
      let block = try FencedBlock(
        fence, literal: literal, element: element, lineIndex: lineIndex, in: source)
      found.append((.block(block), .node(index)))
    } catch {
      report(error)
    }
  }

  /// A block that someone puts between HTML tags without blank lines is HTML to CommonMark.
  ///
  /// In a comment or preformatted text that is meant.
  private mutating func refuseFences(inHTML literal: String, _ element: MarkdownNode) {
    guard !Self.isVerbatim(literal) else { return }
    for (number, line) in literal.utf8.split(
      separator: .lineFeed, omittingEmptySubsequences: false
    ).enumerated() {
      let text = line.drop { $0.isSpaceOrTab }
      let fence = text.prefix { $0 == .backtick || $0 == UInt8(ascii: "~") }
      let word = text.dropFirst(fence.count).drop { $0.isSpaceOrTab }.prefix { $0.isLetter }
      let lineIndex = element.firstLine - 1 + linesAbove + number
      guard fence.count >= 3, word.elementsEqual("network".utf8), lineIndex < source.lineCount
      else { continue }
      diagnostics.error(
        "a network block inside raw HTML is not run", at: source.line(at: lineIndex),
        hint: "put a blank line above it")
    }
  }

  /// Whether some HTML is a comment or starts with text that is taken as it is.
  private static func isVerbatim(_ literal: String) -> Bool {
    let start = literal.drop { $0.isWhitespace }.lowercased()
    return ["<!--", "<pre", "<script", "<style", "<textarea"].contains { start.hasPrefix($0) }
  }

  // MARK: Inline values

  private mutating func readCodeSpan(_ literal: [UInt8], _ element: MarkdownNode, _ index: Int) {
    guard CodeSpan.opensValue(literal[...]) else { return warnOfNearOpener(literal, element) }
    let opening = element.mark.map { openers[$0] }
    let span = opening.flatMap {
      CodeSpan(startingAt: $0, literal: literal, quoteDepth: element.quoteDepth, in: source)
    }
    guard let span else {
      let place = opening.map { $0..<$0 + Marks.opener.count } ?? lines(of: element)
      diagnostics.error(
        "this inline value cannot be located exactly", at: place,
        hint: "write it on one line, directly after its backticks")
      return
    }
    add(span, .prose, .node(index))
  }

  private mutating func add(
    _ span: CodeSpan, _ surroundings: InlineValue.Surroundings, _ place: Place
  ) {
    do throws(LivePartProblem) {
      var value = try InlineValue(span)
      value.surroundings = surroundings
      found.append((.value(value), place))
    } catch {
      report(error)
    }
  }

  private mutating func readValues(ofFormula index: Int) {
    for (span, range) in formulas[index].valueSpans { add(span, .formula, .formula(index, range)) }
  }

  /// The values in the texts that a document says of itself. Others of the front matter are refused.
  private mutating func readFrontMatter() {
    guard let text = frontMatter?.yaml, text.bytes.contains(.backtick) else { return }
    for range in CodeSpan.values(in: text.bytes)
    where !FrontMatter.isComment(range.lowerBound, in: text.bytes) {
      let span = CodeSpan(
        bytes: text.bytes[range], offsets: range.map(text.sourceOffset)[...])
      if ["title", "summary"].contains(FrontMatter.key(ofByte: range.lowerBound, in: text.bytes)) {
        add(span, .frontMatter, .frontMatter)
      } else {
        diagnostics.error(
          "an inline value here is not computed", at: span.range,
          hint: "in the front matter, `title` and `summary` can have some")
      }
    }
  }

  /// Refuses what reads like an inline value and is none, where no reader would look for code either.
  private mutating func refuseValues(in node: MarkdownNode) {
    let (texts, hint): ([String], String) =
      switch node.kind {
      case .link(let destination, let title), .image(let destination, let title):
        ([destination, title], "move it out of the address or title, into the text")
      case .htmlInline(let literal):
        (RawHTML(literal).tokens.flatMap(\.texts), "move it out of the tag, into the text")
      case .htmlBlock(let literal):
        (
          Self.isVerbatim(literal) ? [] : RawHTML(literal).tokens.flatMap(\.texts),
          "put blank lines around it, so that it is Markdown and not HTML"
        )
      default: ([], "")
      }
    guard texts.contains(where: { !CodeSpan.values(in: Array($0.utf8)).isEmpty }) else { return }
    let lines = lines(of: node)
    guard !outputRegions.contains(where: { $0.range.overlaps(lines) }) else { return }
    let computed = Set(found.map(\.part.range.lowerBound))
    let value = CodeSpan.values(in: Array(source.bytes[lines]))
      .map { lines.lowerBound + $0.lowerBound..<lines.lowerBound + $0.upperBound }
      .first { !computed.contains($0.lowerBound) && !refused.contains($0.lowerBound) }
    if let value { refused.insert(value.lowerBound) }
    diagnostics.error("an inline value here is not computed", at: value ?? lines, hint: hint)
  }

  /// A bare `|` ends a table's cell, and with it the inline value that it was to be the bar of.
  private mutating func warnOfSplitValues() {
    let known = Set(tree.nodes.compactMap { $0.mark.map { openers[$0] } })
    let split = splitValues.filter { !known.contains($0.opener) }
    guard !split.isEmpty else { return }
    let tables = tree.nodes.filter { $0.kind == .table }
    for (_, bar) in split {
      let line = source.location(ofOffset: bar).line - linesAbove
      guard tables.contains(where: { $0.firstLine <= line && line <= $0.lastLine }) else {
        continue
      }
      diagnostics.warning(
        "this | ends the table's cell, so that the inline value is not computed",
        at: bar..<bar + 1, hint: "write \\| inside a table")
    }
  }

  /// The openers that follow a backtick and have a `|` without a backslash before the next backtick
  /// of their line, and that bar.
  private var splitValues: [(opener: Int, bar: Int)] {
    let bytes = source.bytes
    return openers.compactMap { place in
      let before = bytes[..<place].last { $0 != .space }
      let rest = bytes[place...].prefix { $0 != .backtick && !$0.isLineEnd }
      guard before == .backtick, rest.endIndex < bytes.count, bytes[rest.endIndex] == .backtick,
        let bar = rest.indices.first(where: {
          rest[$0] == UInt8(ascii: "|") && rest[$0 - 1] != .backslash
        })
      else { return nil }
      return (place, bar)
    }
  }

  private mutating func warnOfNearOpener(_ literal: [UInt8], _ element: MarkdownNode) {
    guard literal.first == UInt8(ascii: "{") else { return }
    let word = literal.dropFirst().prefix { $0 != UInt8(ascii: "}") && !$0.isSpaceOrTab }
    let text = String(decoding: word, as: UTF8.self)
    guard isNearNetwork(text) else { return }
    let place = find(Array(literal.prefix(word.count + 1)), in: lines(of: element))
    diagnostics.warning(
      "an inline value of `{\(text)` is not computed",
      at: place ?? lines(of: element), hint: "did you mean `{network}`?")
  }

  /// Whether a word that is not `network` looks like it: other case, a slip or two of the finger,
  /// or punctuation around it. (`neural-network` is a word of its own.)
  private func isNearNetwork(_ word: String) -> Bool {
    guard word != "network", !word.contains("-"), !word.contains("_") else { return false }
    let letters = word.lowercased().filter(\.isLetter)
    if letters.count < word.count { return letters == "network" }
    return letters.count < 20
      && editDistance(Array(letters.unicodeScalars), Array("network".unicodeScalars)) <= 2
  }

  // MARK: Links

  private mutating func readLinks(of element: MarkdownNode) {
    for address in TreeAddress.all(of: element) {
      let block = lines(of: element)
      let place = placeOfLink(to: address.destination, in: block)
      if let place { endOfLastLink = place.upperBound }
      links.append(
        Link(
          destination: address.destination, role: address.role, isRaw: address.isRaw,
          range: place ?? block))
    }
  }

  /// Links come in order, so that the next of a block most often stands after the one before.
  private func placeOfLink(to destination: String, in block: SourceRange) -> SourceRange? {
    let next = block.contains(endOfLastLink) ? endOfLastLink : block.lowerBound
    for start in [next, block.lowerBound] {
      guard let first = find(Array(destination.utf8), in: start..<block.upperBound) else {
        continue
      }
      // Its text may be its address too, and stands before it.
      let near = max(start, first.lowerBound - 1)..<block.upperBound
      let parenthesized = find(Array("(\(destination)".utf8), in: near.prefix(4096))
      return parenthesized.map { $0.lowerBound + 1..<$0.upperBound } ?? first
    }
    return nil
  }

  /// The first place of some bytes in the first 64 KiB of a range.
  private func find(_ pattern: [UInt8], in range: SourceRange) -> SourceRange? {
    let range = range.prefix(65_536)
    guard !pattern.isEmpty, range.count >= pattern.count else { return nil }
    for start in range.startIndex...range.endIndex - pattern.count
    where source.bytes[start] == pattern[0] {
      let candidate = start..<start + pattern.count
      if source.bytes[candidate].elementsEqual(pattern) { return candidate }
    }
    return nil
  }

  private mutating func report(_ problem: LivePartProblem) {
    diagnostics.error(problem.message, at: problem.range, hint: problem.hint)
  }
}

extension RawHTML.Token {
  /// Its text, or the values of its attributes.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .tag(let tag): tag.attributes.map(\.value)
    }
  }
}
