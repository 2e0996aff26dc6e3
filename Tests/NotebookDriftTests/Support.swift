@testable import NotebookDocuments

/// What a document of the tests is, by what its path ends in.
func syntax(ofPath path: String) -> DocumentSyntax {
  let syntaxes: [String: DocumentSyntax] = [
    "md": .markdown, "html": .html, "svg": .svg, "json": .json,
  ]
  return path.split(separator: ".").last.flatMap { syntaxes[String($0)] } ?? .other
}
