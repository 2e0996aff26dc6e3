import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// Takes a heading's anchor, which no label may have then.
  func take(_ heading: Heading) {
    anchors[heading.slug] = anchors[heading.slug] ?? heading.range
  }

  /// Takes the anchor of a heading that is known by a result only.
  func take(dependent heading: Heading) {
    if let other = anchors[heading.slug] {
      error(
        heading.range,
        "the anchor of this heading, `\(heading.slug)`, is already taken on \(place(of: other))",
        hint: "give what stands there another name")
    }
    take(heading)
    dependentAnchors.insert(heading.slug)
  }

  /// Takes a label for the document; nil where it cannot be one.
  func label(_ name: String, at range: SourceRange) -> String? {
    guard let first = name.unicodeScalars.first, Self.isLetter(first),
      name.unicodeScalars.allSatisfy({
        Self.isLetter($0) || "0123456789-_.".unicodeScalars.contains($0)
      })
    else {
      error(
        range, "`\(name)` cannot be a label",
        hint: "use letters, digits and `-`, with a letter first, as in `tab-loss`")
      return nil
    }
    if let other = anchors[name] {
      error(
        range, "the label `\(name)` is already taken on \(place(of: other))",
        hint: "labels and the anchors of headings must differ in a notebook")
      return nil
    }
    notes?.note(.label, name, at: range, isDeclaration: true)
    anchors[name] = range
    return name
  }

  /// Warns of links inside the notebook that lead nowhere.
  func checkReferences(of notebook: Notebook) {
    lazy var names = anchors.sorted { $0.value.lowerBound < $1.value.lowerBound }.map(\.key)
    lazy var mentioned = notebook.source.namesOfElements
    for link in notebook.links where !link.isImage && link.destination.hasPrefix("#") {
      let name = PercentCoding.text(link.destination.dropFirst())
      if dependentAnchors.contains(name) {
        warning(
          link.range, "`#\(name)` depends on a result", hint: Self.adviceOnDependentAnchors)
      }
      if ["", "top"].contains(name) || anchors[name] != nil || mentioned.contains(Array(name.utf8))
      {
        continue
      }
      warning(
        link.range, "nothing here is called `#\(name)`", hint: suggestion(for: name, among: names))
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}

extension SourceText {
  /// The names that are given to elements in raw HTML, found without much care.
  fileprivate var namesOfElements: Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "=") {
      let before = bytes[..<index]
      guard before.suffix(2).elementsEqual("id".utf8) || before.suffix(4).elementsEqual("name".utf8)
      else { continue }
      let value = bytes[(index + 1)...]
      let quote = UInt8(ascii: "\"")
      guard value.first == quote else { continue }
      names.insert(Array(value.dropFirst().prefix { $0 != quote }))
    }
    return names
  }
}
