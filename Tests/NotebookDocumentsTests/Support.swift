import NotebookSyntax

@testable import NotebookDocuments

/// A document of some Markdown, with an output in the place of each block and `VALUE` in that of each
/// inline value.
func document(
  _ markdown: String, stem: String = "test", output: Output = Output(.text("OUTPUT"))
) -> Document {
  do throws(Diagnostic) {
    let source = try SourceText(name: stem + ".md", bytes: Array(markdown.utf8))
    let notebook = Notebook(parsing: source)
    return Document(
      notebook: notebook, stem: stem, description: DocumentDescription(),
      parts: notebook.liveParts.map { part in
        switch part {
        case .block(let block):
          .block(
            DocumentBlock(
              network: "n", source: block.yaml.string, echo: .shown, outputs: [output], values: []))
        case .value: .value("VALUE")
        }
      },
      formulas: notebook.formulas.map { try? TeXParser.parse($0.tex) }, networks: [],
      provenance: [])
  } catch {
    fatalError("\(error)")
  }
}
