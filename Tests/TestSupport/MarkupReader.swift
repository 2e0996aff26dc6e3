/// A strict reader of the XML that pictures and fragments are made of: every tag closed (but `<br>`),
/// every attribute quoted, every `&` a reference. Comments are passed over.
package struct MarkupReader {
  package struct Element: Equatable {
    package var name: String
    package var attributes: [Attribute]
    /// What stands before its first child.
    package var text = ""

    package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  package struct Attribute: Equatable {
    package var name: String
    package var value: String
  }

  package struct Malformed: Error {
    package var reason: String
  }

  package static func elements(of markup: String) throws -> [Element] {
    var reader = MarkupReader(markup)
    try reader.run()
    return reader.elements
  }

  package static func text(of markup: String) throws -> String {
    var reader = MarkupReader(markup)
    try reader.run()
    return String(reader.text)
  }

  private var rest: Substring.UnicodeScalarView
  private var elements: [Element] = []
  private var open: [String] = []
  /// Whether no tag has come since the newest element's start.
  private var isInNewest = false
  private var text = String.UnicodeScalarView()

  private init(_ markup: String) {
    rest = Substring(markup).unicodeScalars
  }

  private mutating func run() throws {
    while let scalar = rest.first {
      switch scalar {
      case "<" where rest.starts(with: "<!--".unicodeScalars): try comment()
      case "<": try tag()
      case "&": try reference()
      case ">": throw Malformed(reason: "a bare >")
      default: append(rest.removeFirst())
      }
    }
    guard open.isEmpty else { throw Malformed(reason: "not closed: \(open)") }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    text.append(scalar)
    if isInNewest { elements[elements.count - 1].text.unicodeScalars.append(scalar) }
  }

  private mutating func reference() throws { append(try referenced()) }

  private mutating func referenced() throws -> Unicode.Scalar {
    let references: [(String, Unicode.Scalar)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ]
    for (reference, scalar) in references where rest.starts(with: reference.unicodeScalars) {
      rest.removeFirst(reference.unicodeScalars.count)
      return scalar
    }
    throw Malformed(reason: "a bare &")
  }

  private mutating func comment() throws {
    rest.removeFirst("<!--".unicodeScalars.count)
    while !rest.starts(with: "--".unicodeScalars) {
      guard !rest.isEmpty else { throw Malformed(reason: "a comment is not closed") }
      rest.removeFirst()
    }
    rest.removeFirst(2)
    guard take(">") else { throw Malformed(reason: "-- in a comment") }
  }

  private mutating func tag() throws {
    rest.removeFirst()
    let isClosing = take("/")
    let name = word()
    guard !name.isEmpty else { throw Malformed(reason: "a bare <") }
    var attributes: [Attribute] = []
    while take(" ") || take("\n") { attributes.append(try attribute()) }
    let isEmpty = take("/") || name == "br"
    guard take(">") else { throw Malformed(reason: "the tag \(name) goes on: \(String(rest))") }
    isInNewest = !isClosing && !isEmpty
    if isClosing {
      guard open.popLast() == name else { throw Malformed(reason: "</\(name)> closes nothing") }
    } else {
      elements.append(Element(name: name, attributes: attributes))
      if !isEmpty { open.append(name) }
    }
  }

  private mutating func attribute() throws -> Attribute {
    let name = word()
    guard !name.isEmpty, take("="), take("\"") else { throw Malformed(reason: "attribute \(name)") }
    var value = String.UnicodeScalarView()
    while let scalar = rest.first, scalar != "\"" {
      guard scalar != "<" else { throw Malformed(reason: "a < in \(name)") }
      value.append(scalar == "&" ? try referenced() : rest.removeFirst())
    }
    guard take("\"") else { throw Malformed(reason: "\(name) is not closed") }
    return Attribute(name: name, value: String(value))
  }

  private mutating func word() -> String {
    let word = rest.prefix {
      $0.properties.isAlphabetic || "-:0123456789".unicodeScalars.contains($0)
    }
    rest.removeFirst(word.count)
    return String(word)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }
}
