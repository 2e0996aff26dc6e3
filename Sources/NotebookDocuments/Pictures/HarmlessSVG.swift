import NotebookSyntax

/// An author's SVG without what could run, load, or lead astray, wherever it is opened.
///
/// Known elements are written anew, with the attributes that neither run nor load anything; other elements are left
/// out with all that they hold, as are comments and instructions. What is not read with certainty is refused: SVG that is not well
/// formed, a document type with declarations, a style sheet that loads something.
struct HarmlessSVG {
  /// The file.
  private(set) var bytes: [UInt8] = []
  /// The names of the elements and attributes that are left out and that a reader could miss.
  private(set) var removed: [String] = []

  private var input: ArraySlice<UInt8>
  private var open: [Element] = []
  /// How many elements are open in and with one that is left out.
  private var leftOut = 0
  private var isFinished = false

  private struct Element {
    var name: String
    /// The text of a style sheet so far.
    var style: [UInt8] = []
  }

  private struct Attribute {
    var name: String
    /// As it is written, entities unresolved.
    var value: String
    /// The part behind the colon, in lower case.
    var localName: String {
      name.split(separator: ":").last.map { $0.lowercased() } ?? ""
    }
  }

  /// Whether a file is to be an SVG: it starts as XML does.
  static func isMeant(by bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let text = start.drop(while: \.isSpace)
    return ["<?xml", "<svg", "<!--", "<!DOCTYPE"].contains { text.starts(with: $0.utf8) }
      && bytes.firstRange(of: "<svg".utf8) != nil
  }

  /// Reads and writes a file.
  init(_ file: [UInt8]) throws(PictureError) {
    guard String(validating: file, as: UTF8.self) != nil else {
      throw PictureError("is an SVG that is not in UTF-8")
    }
    input = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file[3...] : file[...]
    while let byte = input.first {
      if byte != UInt8(ascii: "<") {
        let text = input.prefix { $0 != UInt8(ascii: "<") }
        input = input[text.endIndex...]
        try take(text: text)
      } else {
        try takeMarkup()
      }
    }
    guard isFinished else { throw Self.malformed("it ends too early") }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func malformed(_ reason: String) -> PictureError {
    PictureError("is an SVG that cannot be made harmless: \(reason)")
  }

  // MARK: - Markup

  private mutating func takeMarkup() throws(PictureError) {
    if input.starts(with: "<!--".utf8) {
      try skip(4, through: "-->")
    } else if input.starts(with: "<![CDATA[".utf8) {
      let end = input.firstRange(of: "]]>".utf8)
      guard let end else { throw Self.malformed("a CDATA section has no end") }
      let text = input[input.index(input.startIndex, offsetBy: 9)..<end.lowerBound]
      input = input[end.upperBound...]
      try take(text: Self.escaped(text)[...])
    } else if input.starts(with: "<?".utf8) {
      try skip(2, through: "?>")
    } else if input.starts(with: "<!DOCTYPE".utf8) {
      let type = input.prefix { $0 != UInt8(ascii: ">") }
      guard !type.contains(UInt8(ascii: "[")) else {
        throw Self.malformed("its document type declares something")
      }
      try skip(9, through: ">")
    } else if input.dropFirst().first == UInt8(ascii: "/") {
      try takeEnd()
    } else {
      try takeStart()
    }
  }

  private mutating func skip(_ count: Int, through end: String) throws(PictureError) {
    guard let range = input.dropFirst(count).firstRange(of: end.utf8) else {
      throw Self.malformed("there is no `\(end)`")
    }
    input = input[range.upperBound...]
  }

  private mutating func takeName() throws(PictureError) -> String {
    let name = input.prefix {
      $0.isLetter || $0.isDigit || "_:.-".utf8.contains($0) || $0 >= 0x80
    }
    guard let first = name.first, !first.isDigit else { throw Self.malformed("a name is missing") }
    input = input[name.endIndex...]
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func takeEnd() throws(PictureError) {
    input = input.dropFirst(2)
    let name = try takeName()
    input = input.drop(while: \.isSpace)
    guard input.first == UInt8(ascii: ">"), let element = open.popLast(), element.name == name
    else { throw Self.malformed("`</\(name)>` closes nothing") }
    input = input.dropFirst()
    try end(element)
  }

  private mutating func takeStart() throws(PictureError) {
    input = input.dropFirst()
    let name = try takeName()
    let attributes = try takeAttributes()
    let isEmpty = input.first == UInt8(ascii: "/")
    if isEmpty { input = input.dropFirst() }
    guard input.first == UInt8(ascii: ">") else { throw Self.malformed("`<\(name)` has no end") }
    input = input.dropFirst()
    if open.isEmpty {
      guard name == "svg", !isFinished else { throw Self.malformed("it is not one `svg` element") }
      guard attributes.contains(where: { $0.name == "xmlns" && $0.value == Self.namespace }) else {
        throw Self.malformed("the `svg` element lacks `xmlns=\"\(Self.namespace)\"`")
      }
    }
    let element = Element(name: name)
    let isKept = leftOut == 0 && Self.allows(name, attributes)
    if isKept {
      write(name, attributes, isEmpty: isEmpty && name != "style")
    } else {
      if leftOut == 0 { note(name) }
      leftOut += 1
    }
    if isEmpty {
      if isKept, name != "style" {
        if open.isEmpty { isFinished = true }
      } else {
        try end(element)
      }
    } else {
      open.append(element)
    }
  }

  private mutating func takeAttributes() throws(PictureError) -> [Attribute] {
    var attributes: [Attribute] = []
    while true {
      let spaces = input.prefix(while: \.isSpace)
      input = input[spaces.endIndex...]
      guard let next = input.first else { throw Self.malformed("a tag has no end") }
      if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { return attributes }
      guard !spaces.isEmpty else { throw Self.malformed("attributes are not apart") }
      let name = try takeName()
      input = input.drop(while: \.isSpace)
      guard input.first == UInt8(ascii: "=") else { throw Self.malformed("`\(name)` has no value") }
      input = input.dropFirst().drop(while: \.isSpace)
      guard let quote = input.first, "\"'".utf8.contains(quote),
        let end = input.dropFirst().firstIndex(of: quote)
      else { throw Self.malformed("the value of `\(name)` has no quotation marks") }
      let value = input[(input.startIndex + 1)..<end]
      guard !value.contains(UInt8(ascii: "<")), !attributes.contains(where: { $0.name == name })
      else { throw Self.malformed("`\(name)` cannot be read") }
      attributes.append(Attribute(name: name, value: String(decoding: value, as: UTF8.self)))
      input = input[(end + 1)...]
    }
  }

  private mutating func take(text: ArraySlice<UInt8>) throws(PictureError) {
    guard !open.isEmpty else {
      guard text.allSatisfy(\.isSpace) else { throw Self.malformed("text stands around it") }
      return
    }
    guard leftOut == 0 else { return }
    if open[open.count - 1].name == "style" {
      open[open.count - 1].style += text
    } else {
      bytes += text
    }
  }

  private mutating func end(_ element: Element) throws(PictureError) {
    if leftOut > 0 {
      leftOut -= 1
    } else {
      if element.name == "style" {
        guard Self.isHarmless(style: String(decoding: element.style, as: UTF8.self)) else {
          throw Self.malformed("its style sheet loads something")
        }
        bytes += element.style
      }
      bytes += "</\(element.name)>".utf8
    }
    if open.isEmpty { isFinished = true }
  }

  private mutating func write(_ name: String, _ attributes: [Attribute], isEmpty: Bool) {
    bytes += "<\(name)".utf8
    for attribute in attributes {
      guard Self.allows(attribute, on: name) else {
        note(attribute.name)
        continue
      }
      let value = attribute.value.utf8.flatMap {
        $0 == UInt8(ascii: "\"") ? Array("&quot;".utf8) : [$0]
      }
      bytes += " \(attribute.name)=\"".utf8 + value + "\"".utf8
    }
    bytes += (isEmpty ? "/>" : ">").utf8
  }

  /// Notes a name that was left out, unless nobody could see what it stood for.
  private mutating func note(_ name: String) {
    guard !name.contains(":") || name.hasSuffix(":href"), name != "metadata",
      !removed.contains(name)
    else { return }
    removed.append(name)
  }

  private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    Array(HTMLText.escaped(String(decoding: text, as: UTF8.self)).utf8)
  }

  // MARK: - What is harmless

  private static let namespace = "http://www.w3.org/2000/svg"

  private static let elements: Set<String> = [
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc",
    "ellipse",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    "filter",
    "g", "image", "line", "linearGradient", "marker", "mask", "mpath", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "set", "stop", "style", "svg", "switch", "symbol", "text",
    "textPath", "title", "tspan", "use", "view",
  ]

  private static func allows(_ name: String, _ attributes: [Attribute]) -> Bool {
    guard elements.contains(name),
      attributes.allSatisfy({ $0.name != "xmlns" || $0.value == namespace })
    else { return false }
    // What changes an attribute could make an address of it.
    guard let changed = attributes.first(where: { $0.name == "attributeName" }) else {
      return true
    }
    let local = changed.value.split(separator: ":").last?.lowercased() ?? ""
    return !changed.value.contains("&") && local != "href" && !local.hasPrefix("on")
      && local != "style"
  }

  private static func allows(_ attribute: Attribute, on element: String) -> Bool {
    let value = HTMLText.unescaped(attribute.value)
    let local = attribute.localName
    if local.hasPrefix("on") || local == "ping" || attribute.name.lowercased() == "xml:base" {
      return false
    }
    if attribute.name.hasPrefix("xmlns") { return true }
    if ["href", "src"].contains(local) {
      return isResolved(attribute.value) && allowsAddress(value, on: element)
    }
    return isHarmless(style: value)
  }

  private static func allowsAddress(_ address: String, on element: String) -> Bool {
    if address.hasPrefix("#") { return true }
    let plain = address.lowercased()
    if element == "image" {
      return ["png", "jpeg", "gif", "webp"].contains {
        plain.hasPrefix("data:image/\($0);base64,")
      }
    }
    return element == "a" && (plain.hasPrefix("https://") || plain.hasPrefix("http://"))
  }

  /// Whether each `&` of a value starts a reference that ``HTMLText/unescaped(_:)`` resolves.
  private static func isResolved(_ value: String) -> Bool {
    value.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy {
      let name = $0.prefix { $0 != ";" }
      return name.endIndex < $0.endIndex
        && (name.hasPrefix("#") && name.count < 8 || xmlEntities.contains(name))
    }
  }

  private static let xmlEntities: Set<Substring> = ["amp", "lt", "gt", "quot", "apos"]

  /// Whether declarations, or the value of an attribute that is one, load nothing.
  private static func isHarmless(style: String) -> Bool {
    let text = HTMLText.unescaped(style).lowercased()
    guard isResolved(style), !text.contains("\\"), !text.contains("@import"),
      !text.contains("image-set("),
      !text.contains("javascript:"), !text.contains("<")
    else { return false }
    return text.split(separator: "url(", omittingEmptySubsequences: false).dropFirst().allSatisfy {
      let address = $0.drop { $0.isWhitespace || $0 == "'" || $0 == "\"" }
      return address.hasPrefix("#") || address.hasPrefix("data:font/")
        || address.hasPrefix("data:application/font")
        || address.hasPrefix("data:application/x-font")
    }
  }
}
