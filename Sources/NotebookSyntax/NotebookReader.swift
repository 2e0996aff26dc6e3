/// Turns the elements of a Markdown tree into the parts of a notebook.
struct NotebookReader {
  let source: SourceText
  /// Where the Markdown starts, below the front matter.
  private let bodyStart: Int
  /// The number of lines above the Markdown.
  private let linesAbove: Int

  /// The tree, in which the live parts, formulas and headings that are found take their places.
  private(set) var tree: MarkdownTree
  private(set) var liveParts: [(part: LivePart, node: Int)] = []
  private(set) var headings: [Heading] = []
  private(set) var links: [Link] = []
  /// The formulas in the text, then the blocks of `math`.
  private(set) var formulas: [ProseFormula]
  private(set) var diagnostics: Diagnostics
  private let openers: [Int]
  private var endOfLastLink = 0
  private var regionReader: OutputRegionReader

  /// The generated output that the file itself holds.
  var outputRegions: [OutputRegion] { regionReader.regions }

  init(source: SourceText, frontMatter: FrontMatter?, markdown: LocatedMarkdown) {
    self.source = source
    bodyStart = Notebook.bodyStart(of: source, frontMatter)
    linesAbove = frontMatter?.lineCount ?? 0
    tree = markdown.tree
    formulas = markdown.formulas
    openers = markdown.openers
    diagnostics = Diagnostics(source: source)
    regionReader = OutputRegionReader(source: source)
    if let marker = FrontMatter.unclosed(in: source, frontMatter) {
      diagnostics.warning(
        "what looks like front matter here is not closed, and is read as prose", at: marker,
        hint: "close it with a line of ---")
    }
  }

  /// Reads all.
  mutating func read() {
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .codeBlock(let fence?, let literal):
        readFence(fence, Array(literal.utf8), node, index)
      case .codeSpan(let literal): readCodeSpan(Array(literal.utf8), node, index)
      case .link(let destination, _): readLink(destination, isImage: false, node)
      case .image(let source, _): readLink(source, isImage: true, node)
      case .htmlBlock(let literal):
        refuseFences(inHTML: literal, node)
        regionReader.read(literal, at: lines(of: node), node: index, diagnostics: &diagnostics)
      default: break
      }
    }
    warnOfSplitValues()
    regionReader.reportUnclosed(to: &diagnostics)
    placeLiveParts()
    placeHeadings()
    for (index, region) in outputRegions.enumerated() {
      regionReader.regions[index].content =
        RegionReading(tree.nodes[region.nodes], formulas: formulas).bytes
    }
  }

  private mutating func placeLiveParts() {
    // What looks alive in generated output is dead: the output was made from what stands above it.
    liveParts.sort { $0.part.range.lowerBound < $1.part.range.lowerBound }
    var regions = outputRegions[...]
    liveParts = liveParts.filter { part, _ in
      regions = regions.drop { $0.range.upperBound <= part.range.lowerBound }
      return regions.first?.range.contains(part.range.lowerBound) != true
    }
    for (number, part) in liveParts.enumerated() { tree.nodes[part.node].kind = .livePart(number) }
  }

  private mutating func placeHeadings() {
    var slugger = Slugger()
    let indices = tree.nodes.indices.filter {
      if case .heading = tree.nodes[$0].kind { true } else { false }
    }.sorted { lines(of: tree.nodes[$0]).lowerBound < lines(of: tree.nodes[$1]).lowerBound }
    for index in indices {
      guard case .heading(let level, let text, _) = tree.nodes[index].kind else { continue }
      let heading = Heading(
        level: level, text: text, slug: slugger.slug(for: text),
        range: lines(of: tree.nodes[index]))
      headings.append(heading)
      tree.nodes[index].kind = .heading(level: level, text: text, anchor: heading.slug)
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
      liveParts.append((.block(block), index))
    } catch {
      report(error)
    }
  }

  /// A block that someone puts between HTML tags without blank lines is HTML to CommonMark.
  ///
  /// In a comment or preformatted text that is meant.
  private mutating func refuseFences(inHTML literal: String, _ element: MarkdownNode) {
    let start = literal.drop { $0.isWhitespace }.lowercased()
    let isMeant = ["<!--", "<pre", "<script", "<style", "<textarea"].contains {
      start.hasPrefix($0)
    }
    guard !isMeant else { return }
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

  // MARK: Inline values

  private mutating func readCodeSpan(_ literal: [UInt8], _ element: MarkdownNode, _ index: Int) {
    let rest = literal.dropFirst(Marks.opener.count)
    let isValue =
      literal.starts(with: Marks.opener)
      && (rest.isEmpty || rest.first == UInt8(ascii: "}") || rest.first == .space)
    guard isValue else { return warnOfNearOpener(literal, element) }
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
    if element.isInImage {
      diagnostics.error(
        "an inline value in the description of an image is not supported", at: span.range,
        hint: "move it to the text")
      return
    }
    do throws(LivePartProblem) {
      liveParts.append((.value(try InlineValue(span)), index))
    } catch {
      report(error)
    }
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

  private mutating func readLink(
    _ destination: String, isImage: Bool, _ element: MarkdownNode
  ) {
    let block = lines(of: element)
    let place = placeOfLink(to: destination, in: block)
    if let place { endOfLastLink = place.upperBound }
    links.append(Link(destination: destination, isImage: isImage, range: place ?? block))
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
