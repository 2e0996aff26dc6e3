/// The tags of a page as a browser's tokenizer sees them, by the HTML standard (section 13.2.5), as far as
/// pages use it: the content of `style`, `script` and `title` is text.
struct PageTags {
  struct Tag: Equatable {
    var name: String
    var attributes: [(name: String, value: String)]

    static func == (first: Tag, second: Tag) -> Bool {
      first.name == second.name
        && first.attributes.elementsEqual(second.attributes) { $0 == $1 }
    }
  }

  /// The start tags in their order.
  private(set) var tags: [Tag] = []
  private var rest: ArraySlice<Unicode.Scalar>

  init(_ html: String) {
    rest = Array(html.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "<", let next = rest.first else { continue }
      if starts(with: "!--") {
        skip(to: "-->")
      } else if next == "!" || next == "?" {
        skip(to: ">")
      } else if next == "/" {
        rest.removeFirst()
        if isLetter(rest.first) { _ = tag() } else { skip(to: ">") }
      } else if isLetter(next) {
        let tag = tag()
        tags.append(tag)
        if ["style", "script", "title", "textarea"].contains(tag.name) {
          skip(to: "</\(tag.name)")
        }
      }
    }
  }

  private func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
  }

  private func starts(with text: String) -> Bool { rest.starts(with: text.unicodeScalars) }

  private mutating func skip(to end: String) {
    while !rest.isEmpty, !starts(with: end) { rest.removeFirst() }
    rest = rest.dropFirst(end.unicodeScalars.count)
  }

  private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return String(String.UnicodeScalarView(taken)).lowercased()
  }

  private mutating func tag() -> Tag {
    let name = take { !isSpace($0) && $0 != "/" && $0 != ">" }
    var tag = Tag(name: name, attributes: [])
    while true {
      _ = take { isSpace($0) || $0 == "/" }
      guard let scalar = rest.first, scalar != ">" else { break }
      let first = String(rest.removeFirst())
      let name = first.lowercased() + take { !isSpace($0) && !"/>=".unicodeScalars.contains($0) }
      _ = take(while: isSpace)
      tag.attributes.append((name, rest.first == "=" ? value() : ""))
    }
    rest = rest.dropFirst()
    return tag
  }

  private mutating func value() -> String {
    rest.removeFirst()
    _ = take(while: isSpace)
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest.removeFirst()
      let value = take { $0 != quote }
      rest = rest.dropFirst()
      return value
    }
    return take { !isSpace($0) && $0 != ">" }
  }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  "\t\n\u{C}\r ".unicodeScalars.contains(scalar)
}
