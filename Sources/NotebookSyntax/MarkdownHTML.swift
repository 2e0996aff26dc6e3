extension Notebook {
  /// The notebook's Markdown as HTML, for the body of a page; the same bytes each time.
  ///
  /// Headings get their slugs as ids and a link to themselves, the header cells of tables a scope,
  /// the boxes of task lists a name. Nothing of the author's can run: see ``RawHTML`` and
  /// ``AddressPolicy``. Front matter is left out.
  ///
  /// - Parameter html: gives the HTML for a live part. It is trusted, and inserted as it is.
  public func htmlBody(replacing html: (LivePart) -> String) -> String {
    var fragments: [String] = []
    /// What is inserted as it is has a mark in the tree; in the renderer's own output each `<` of
    /// the author's is escaped, so that no text can be taken for a mark.
    func mark(_ fragment: String) -> String {
      fragments.append(fragment)
      return "<nb-\(fragments.count - 1)>"
    }
    let body = CommonMark.html(of: self.body) { index, element in
      if let part = livePartsByElement[index] { return .html(mark(html(liveParts[part]))) }
      switch element.kind {
      case .htmlBlock(let literal): return .html(mark(RawHTML.sanitized(literal)))
      case .htmlInline(let literal): return .html(mark(RawHTML.sanitized(literal)))
      case .link(let address) where !AddressPolicy.allowsLink(to: address): return .destination("")
      case .image(let address) where !AddressPolicy.allowsImage(from: address):
        return .destination("")
      default: return nil
      }
    }
    return finish(body, fragments: fragments)
  }

  /// Puts the fragments in the places of their marks, and adds what the renderer leaves out.
  private func finish(_ body: String, fragments: [String]) -> String {
    var headings = headingsInTreeOrder.map { self.headings[$0] }[...]
    var result: [UInt8] = []
    var rest = Array(body.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      result += rest[..<start]
      rest = rest[start...]
      if let (fragment, length) = Self.markAtStart(of: rest, fragments) {
        result += fragment.utf8
        rest = rest.dropFirst(length)
      } else if let heading = headings.first, rest.starts(with: "<h\(heading.level)>".utf8) {
        result += "<h\(heading.level) id=\"\(heading.slug)\"".utf8
        rest = rest.dropFirst(3)
      } else if let heading = headings.first, rest.starts(with: "</h\(heading.level)>".utf8) {
        result += Self.anchor(of: heading).utf8
        result += "</".utf8
        rest = rest.dropFirst(2)
        headings.removeFirst()
      } else if let addition = Self.additions.first(where: { rest.starts(with: $0.tag.utf8) }) {
        result += addition.tag.dropLast().utf8
        result += addition.attribute.utf8
        rest = rest.dropFirst(addition.tag.utf8.count - 1)
      } else {
        result.append(UInt8(ascii: "<"))
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static func anchor(of heading: Heading) -> String {
    "<a class=\"anchor\" href=\"#\(heading.slug)\" aria-label=\"Link to this section\">#</a>"
  }

  /// Attributes that assistive technology needs, and the tags that get them before their last
  /// character here.
  private static let additions: [(tag: String, attribute: String)] = [
    ("<th>", " scope=\"col\""),
    ("<th ", " scope=\"col\""),
    ("<input type=\"checkbox\" checked=\"\" ", " aria-label=\"done\""),
    ("<input type=\"checkbox\" ", " aria-label=\"to do\""),
    // Where they are wider than the screen, the keyboard can scroll them.
    ("<pre>", " tabindex=\"0\""),
    ("<table>", " tabindex=\"0\""),
  ]

  private static func markAtStart(
    of bytes: ArraySlice<UInt8>, _ fragments: [String]
  ) -> (fragment: String, length: Int)? {
    guard bytes.starts(with: "<nb-".utf8) else { return nil }
    let digits = bytes.dropFirst(4).prefix { $0.isDigit }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return (fragments[number], 4 + digits.count + 1)
  }
}
