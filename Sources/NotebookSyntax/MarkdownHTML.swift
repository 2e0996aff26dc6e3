extension Notebook {
  /// The notebook's Markdown as HTML, for the body of a page; the same bytes each time.
  ///
  /// Headings get their slugs as ids and a link to themselves, the header cells of tables a scope,
  /// the boxes of task lists a name. Nothing of the author's can run: see ``RawHTML`` and
  /// ``AddressPolicy``. Front matter is left out.
  ///
  /// - Parameters:
  ///   - html: gives the HTML for a live part. It is trusted, and inserted as it is.
  ///   - destination: gives another destination for that of a link, or nil to keep it.
  ///   - formulaHTML: gives the HTML for a formula of the author's; trusted too.
  package func htmlBody(
    replacing html: (LivePart) -> String, destination: (String) -> String? = { _ in nil },
    formulas formulaHTML: @escaping (ProseFormula) -> String = { $0.sourceHTML }
  ) -> String {
    var fragments: [String] = []
    /// What is inserted as it is has a mark in the tree; in the renderer's own output each `<` of
    /// the author's is escaped, so that no text can be taken for a mark.
    func mark(_ fragment: String) -> String {
      fragments.append(fragment)
      return "<nb-\(fragments.count - 1)>"
    }
    let body = CommonMark.html(of: maskedBody) { index, element in
      if let part = livePartsByElement[index] { return .html(mark(html(liveParts[part]))) }
      switch element.kind {
      case .fencedCode:
        return formulaBlocks.first { $0.element == index }.map {
          .html(mark(formulaHTML($0.formula)))
        }
      case .htmlBlock(let literal): return .html(mark(RawHTML.sanitized(literal)))
      case .htmlInline(let literal): return .html(mark(RawHTML.sanitized(literal)))
      case .link(let address) where !AddressPolicy.allowsLink(to: address): return .destination("")
      case .image(let address) where !AddressPolicy.allowsImage(from: address):
        return .destination("")
      case .link(let address): return destination(address).map(MarkdownReplacement.destination)
      default: return nil
      }
    }
    return finish(body, fragments: fragments, formulas: formulaHTML)
  }

  /// Puts the fragments in the places of their marks, and adds what the renderer leaves out.
  private func finish(
    _ body: String, fragments: [String], formulas formulaHTML: @escaping (ProseFormula) -> String
  ) -> String {
    var headings = headingsInTreeOrder.map { self.headings[$0] }[...]
    var text = MarkedText(formulas: textFormulas, html: formulaHTML)
    var result: [UInt8] = []
    var rest = Array(body.utf8)[...]
    result.reserveCapacity(rest.count * 2)
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      result += text.unmarked(rest[..<start])
      rest = rest[start...]
      text.isInTag = rest.starts(with: "<nb-".utf8) == false
      if let (fragment, length) = Self.markAtStart(of: rest, fragments) {
        result += fragment.utf8
        rest = rest.dropFirst(length)
      } else if Self.isHeading(rest.dropFirst()), let heading = headings.first {
        result += "<h\(heading.level) id=\"\(heading.slug)\"".utf8
        rest = rest.dropFirst(3)
      } else if rest.dropFirst().first == UInt8(ascii: "/"), Self.isHeading(rest.dropFirst(2)),
        let heading = headings.popFirst()
      {
        result += Self.anchor(of: heading).utf8
        result += "</".utf8
        rest = rest.dropFirst(2)
      } else if let addition = Self.addition(atStartOf: rest) {
        result += addition.tag
        result += addition.attribute
        rest = rest.dropFirst(addition.tag.count)
      } else {
        result.append(UInt8(ascii: "<"))
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result + text.unmarked(rest), as: UTF8.self)
  }

  /// Whether a tag goes on as one of a heading does: `h1>`.
  private static func isHeading(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 3, bytes.first == UInt8(ascii: "h") else { return false }
    return bytes[bytes.startIndex + 1].isDigit && bytes[bytes.startIndex + 2] == UInt8(ascii: ">")
  }

  private static func anchor(of heading: Heading) -> String {
    "<a class=\"anchor\" href=\"#\(heading.slug)\" aria-label=\"Link to this section\">#</a>"
  }

  /// Attributes that assistive technology needs, and the starts of the tags that get them.
  private static let additions: [(tag: [UInt8], attribute: [UInt8])] = [
    ("<input type=\"checkbox\" checked=\"\"", " aria-label=\"done\""),
    ("<input type=\"checkbox\"", " aria-label=\"to do\""),
    ("<th", " scope=\"col\""),
    // Where they are wider than the screen, the keyboard can scroll them.
    ("<pre", " tabindex=\"0\""),
    ("<table", " tabindex=\"0\""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func addition(
    atStartOf bytes: ArraySlice<UInt8>
  ) -> (tag: [UInt8], attribute: [UInt8])? {
    guard let letter = bytes.dropFirst().first, "tip".utf8.contains(letter) else { return nil }
    return additions.first { addition in
      bytes.starts(with: addition.tag)
        && bytes.dropFirst(addition.tag.count).first?.isLetter == false
    }
  }

  private static func markAtStart(
    of bytes: ArraySlice<UInt8>, _ fragments: [String]
  ) -> (fragment: String, length: Int)? {
    guard bytes.starts(with: "<nb-".utf8) else { return nil }
    let digits = bytes.dropFirst(4).prefix { $0.isDigit }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return (fragments[number], 4 + digits.count + 1)
  }
}

/// Puts the HTML of formulas in the places of their marks, one piece of the renderer's output after
/// the other.
private struct MarkedText {
  private var formulas: ArraySlice<ProseFormula>
  private let html: (ProseFormula) -> String
  /// Whether the next piece starts inside a tag.
  var isInTag = false

  init(formulas: [ProseFormula], html: @escaping (ProseFormula) -> String) {
    self.formulas = formulas[...]
    self.html = html
  }

  /// A piece without `<`. In a tag (in the description of an image) a formula is its TeX.
  mutating func unmarked(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !formulas.isEmpty else { return piece }
    var result: [UInt8] = []
    var rest = piece
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: ">") { isInTag = false }
      guard byte == FormulaFinder.Mark.start, let formula = formulas.popFirst() else {
        result.append(byte)
        continue
      }
      result += (isInTag ? formula.escapedTeX : html(formula)).utf8
      let end = rest.firstIndex(of: FormulaFinder.Mark.end) ?? rest.endIndex - 1
      rest = rest[(end + 1)...]
    }
    return result[...]
  }
}
