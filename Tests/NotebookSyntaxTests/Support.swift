@testable import NotebookSyntax

/// A source of the given text. (Tests write valid text.)
func source(_ text: String, name: String = "test.md") -> SourceText {
  do throws(Diagnostic) {
    return try SourceText(name: name, bytes: Array(text.utf8))
  } catch {
    fatalError("\(error)")
  }
}

func notebook(_ text: String) -> Notebook { Notebook(parsing: source(text)) }

extension Notebook {
  var blocks: [FencedBlock] {
    liveParts.compactMap { part in
      if case .block(let block) = part { block } else { nil }
    }
  }

  var values: [InlineValue] {
    liveParts.compactMap { part in
      if case .value(let value) = part { value } else { nil }
    }
  }

  /// The diagnostics as printed.
  var messages: [String] { diagnostics.sorted.map(\.description) }

  /// The source with every block replaced by generated Markdown, and every value by `text`.
  func spliced(blocks markdown: String, values text: String = "VALUE") -> String {
    let replacements = liveParts.map { part -> (range: SourceRange, bytes: [UInt8]) in
      switch part {
      case .block(let block): (block.range, block.splicedBytes(of: markdown))
      case .value(let value): (value.range, Array(text.utf8))
      }
    }
    return String(decoding: splice(replacements), as: UTF8.self)
  }
}

/// What a test puts in the places of live parts and formulas.
struct Inserts: ProseInserts {
  var livePart: (Int) -> String = { _ in "" }
  var formula: (Int) -> String = { _ in "" }
  var link: (String) -> String? = { _ in nil }

  func html(ofLivePart index: Int) -> String { livePart(index) }
  func html(ofFormula index: Int) -> String { formula(index) }
  func html(ofCode code: String, language: String) -> String? { nil }
  func destination(for destination: String) -> String? { link(destination) }
  func image(from source: String) -> ImageInsert? { nil }
}

extension Notebook {
  /// The body of the page as text, with some HTML in the place of each live part.
  func page(
    replacing html: @escaping (LivePart) -> String = { _ in "" },
    formula: @escaping (ProseFormula) -> String = { $0.sourceHTML },
    link: @escaping (String) -> String? = { _ in nil }
  ) -> String {
    let inserts = Inserts(
      livePart: { html(liveParts[$0]) }, formula: { formula(formulas[$0]) }, link: link)
    return String(decoding: self.html(inserting: inserts).bytes, as: UTF8.self)
  }
}
