import NotebookSyntax
import TestSupport
import Testing

@testable import NotebookDocuments

/// What says in a document that nbrun has made it.
@Suite struct DocumentMarkTests {
  static let places = [
    ("xor.md", "../notebooks/xor.md", "notebooks/xor.md"),
    ("a/xor/loss-1.svg", "../notebooks/a/xor.md", "notebooks/a/xor.md"),
    ("a/b.html", "a/b.md", "output/a/b.md"), ("b.json", "../../n/b.md", "../n/b.md"),
    ("x.md", "../a--b---c/d%20é\"-->.md", "a--b---c/d%20é\"-->.md"),
  ]

  /// It is found in each kind of document, and leads from there to the notebook.
  @Test(arguments: places)
  func leadsToTheNotebook(path: String, origin: String, notebook: String) throws {
    let mark = DocumentMark(of: path, from: origin)
    #expect(!mark.comment.dropFirst(4).dropLast(3).contains("--"))
    var page = Array("<html></html>".utf8)
    mark.append(to: &page)
    var pdf = Array("%PDF-1.4\nstartxref\n9\nendobj\nstartxref\n12\n%%EOF\n".utf8)
    mark.insert(intoPDF: &pdf)
    let json = JSON.object([
      ("format", .integer(1)), ("nbrun", .string("1.0")),
      ("source", .object([("name", .string(path)), ("address", .string(mark.address ?? ""))])),
    ])
    for bytes in [page, pdf, Array(json.text().utf8), page + Array(" \r\n\nmore".utf8)] {
      let found = try #require(DocumentMark(in: bytes))
      #expect(found == mark)
      #expect(found.notebook(ofDocumentAt: "output/" + path) == notebook)
    }
    #expect(String(decoding: pdf, as: UTF8.self).hasSuffix(".\nstartxref\n12\n%%EOF\n"))
  }

  @Test func mayNameNoNotebook() throws {
    let mark = DocumentMark(of: "index.html", from: nil)
    var bytes: [UInt8] = []
    mark.append(to: &bytes)
    #expect(try #require(DocumentMark(in: bytes)).notebook(ofDocumentAt: "index.html") == nil)
  }

  /// Another file is another's, even if it speaks of nbrun.
  @Test(arguments: [
    "", "text", "a <!-- Made by nbrun. -->", "<!-- Made by nbrunner. -->",
    "<!-- Made by nbrun from ; edit that. -->", "Made by nbrun.", "% Made by nbrun.",
    "{\"nbrun\": 1}", "{\"nbrun\": \"1.0\"}", "[\"nbrun\"]", "%PDF-1.4\n%%EOF",
  ])
  func isNotFoundElsewhere(text: String) {
    #expect(DocumentMark(in: Array(text.utf8)) == nil)
  }
}
