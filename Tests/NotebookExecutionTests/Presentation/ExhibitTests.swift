import NotebookSyntax
import TestSupport
import Testing

@testable import NotebookDocuments
@testable import NotebookExecution

/// All that can be shown by name, found in the list of exhibits.
@Suite struct ExhibitTests {
  /// A network of which there is everything to show.
  private static func notebook(_ name: String) -> String {
    block(
      """
      data: xor
      layers: [{units: 2, activation: tanh, weights: normal}, {units: 1, activation: sigmoid}]
      loss: binary-cross-entropy
      optimizer: {sgd: {learning-rate: 0.5}}
      run: [train: {epochs: 3}, forward, backward, gradient-check, evaluate, update]
      show: [\(name)]
      """)
  }

  private static let names = exhibits.map { $0.name }
  private static let pictures = exhibits.filter { $0 is any Picture.Type }.map { $0.name }

  @Test(arguments: names)
  func isShownInEveryFormat(name: String) throws {
    let run = run(Self.notebook(name), formats: [.html, .json])
    #expect(run.diagnostics.isEmpty, "\(run.diagnostics.map(\.description))")
    let documents = try #require(run.documents)
    let html = String(decoding: documents[0].bytes, as: UTF8.self)
    #expect(html.contains("<figure") || html.contains("<table") || html.contains("<math"))
    // Of a picture other programs need nothing.
    let json = String(decoding: documents[1].bytes, as: UTF8.self)
    #expect(!json.contains("\"values\": []") || Self.pictures.contains(name), "\(json)")
  }

  /// Whatever a form makes of a document, it makes something else of one that shows more.
  @Test(arguments: names, DocumentFormat.all.map(\.name))
  func isSeenInEveryForm(name: String, form: String) throws {
    // Of a picture other programs need nothing.
    guard form != "json" || !Self.pictures.contains(name) else { return }
    let format = try #require(DocumentFormat.all.first { $0.name == form })
    let shown = try #require(run(Self.notebook(name), formats: [format]).documents?.first)
    let hidden = try #require(run(Self.notebook(""), formats: [format]).documents?.first)
    #expect(shown.path == "test." + form)
    #expect(!shown.bytes.isEmpty && shown.bytes.count > hidden.bytes.count)
  }

  /// The compiler does not notice one that the list does not have.
  @Test func allAreInTheList() throws {
    let stated = try StatedNames.inSources(of: "NotebookExecution")
    #expect(stated.sorted() == Self.names.sorted())
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: pictures)
  func isDrawn(name: String) throws {
    let documents = try #require(run(Self.notebook(name)).documents)
    let markdown = String(decoding: documents[0].bytes, as: UTF8.self)
    #expect(documents.count > 1)
    for picture in documents.dropFirst() {
      let elements = try MarkupReader.elements(of: String(decoding: picture.bytes, as: UTF8.self))
      #expect(elements.first?.name == "svg")
      #expect(elements.contains { ["path", "rect", "circle"].contains($0.name) })
      let text = try #require(elements.first { $0.name == "desc" }).text
      #expect(text.count > 20)
      #expect(markdown.contains("](\(picture.path))"))
    }
  }

  /// What cannot be shown yet or ever is reported once, under its name.
  @Test(arguments: names)
  func isMissedByName(name: String) {
    let run = run(
      block("data: {inputs: [[1, 2, 3]]}\nlayers: [{units: 1}]\nshow: [\(name)]"))
    guard run.documents == nil else { return }
    #expect(run.diagnostics.count == 1)
    #expect(run.diagnostics.first?.message.hasPrefix("`\(name)`") == true)
  }

  @Test(arguments: exhibits.map { ($0.name, $0.summary) })
  func isInTheReference(name: String, summary: String) {
    #expect(Reference.markdown.contains("| `\(name)` | \(summary) |"))
  }
}
