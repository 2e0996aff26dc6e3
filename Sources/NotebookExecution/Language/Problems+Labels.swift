import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// Takes a heading's anchor, which no label may have then.
  func take(_ heading: Heading) {
    anchors.append((heading.slug, heading.range))
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
    if let other = anchors.first(where: { $0.name == name }) {
      error(
        range, "the label `\(name)` is already taken on line \(line(of: other.range))",
        hint: "labels and the anchors of headings must differ in a notebook")
      return nil
    }
    anchors.append((name, range))
    return name
  }

  /// Warns of links inside the notebook that lead nowhere.
  func checkReferences(of notebook: Notebook) {
    let names = anchors.map(\.name)
    for link in notebook.links where !link.isImage && link.destination.hasPrefix("#") {
      let name = NotebookLink.decoded(link.destination.dropFirst())
      if name.isEmpty || name == "top" || names.contains(name) || notebook.source.mentions(name) {
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
  /// Whether a name is given to an element in raw HTML, found without much care.
  fileprivate func mentions(_ name: String) -> Bool {
    ["id", "name"].contains { bytes.firstRange(of: Array("\($0)=\"\(name)\"".utf8)) != nil }
  }
}
