import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// Refuses results in the front matter that could mean something in YAML there.
  func checkFrontMatter(of notebook: Notebook, _ results: [Int: String]) {
    for case (let index, .value(let value)) in notebook.liveParts.enumerated()
    where value.surroundings == .frontMatter {
      guard let text = results[index],
        !text.utf8.allSatisfy({ $0.isLetter || $0.isDigit || " .,+-%()[]_".utf8.contains($0) })
      else { continue }
      error(
        value.range, "`\(text)` cannot stand in the front matter of a document",
        hint: "use a format that gives a plain number, such as `.3f`")
    }
  }
}

extension Notebook {
  /// The values in the front matter, by what tells them apart.
  func frontMatterTexts(_ results: [Int: String]) -> [InlineValue.Key: String] {
    var texts: [InlineValue.Key: String] = [:]
    for case (let index, .value(let value)) in liveParts.enumerated()
    where value.surroundings == .frontMatter {
      texts[value.key] = results[index].map(PlainText.singleLine)
    }
    return texts
  }
}
