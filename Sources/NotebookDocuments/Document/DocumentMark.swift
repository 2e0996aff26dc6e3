import NotebookSyntax

/// What says in a document that nbrun has made it, and of which notebook. What has none is not nbrun's to replace,
/// and a document whose notebook is not there has become an orphan.
///
/// In Markdown, HTML and SVG it is a comment, and the last line:
///
///     <!-- Made by nbrun from ../notebooks/xor.md; edit that. -->
///
/// (First it would keep other tools from the title, and be lost below a template of one's own.) In JSON it is what
/// the document says of itself, in a PDF a comment before its end.
package struct DocumentMark: Equatable, Sendable {
  /// The notebook as a relative address in the document, percent-encoded; nil for what is made of no notebook.
  package let address: String?

  /// The mark of a document.
  ///
  /// - Parameters:
  ///   - path: the document's path below the output folder.
  ///   - origin: the notebook's path from the output folder; nil for what is made of none.
  package init(of path: String, from origin: String?) {
    // Two hyphens would end a comment in XML.
    address = origin.map {
      RelativeAddress.of($0, from: path).split(separator: "--", omittingEmptySubsequences: false)
        .joined(separator: "-%2D")
    }
  }

  /// The notebook's path; nil for what is made of none.
  ///
  /// - Parameter path: where the document is.
  package func notebook(ofDocumentAt path: String) -> String? {
    address.map { FilePath.joined(FilePath.folder(of: path), PercentCoding.text($0[...])) }
  }

  // MARK: - Writing

  /// The words, without what makes a comment of them.
  private var text: String {
    Self.start + (address.map { " from \($0)\(Self.advice)" } ?? "") + "."
  }

  private static let start = "Made by nbrun"
  private static let advice = "; edit that"

  /// The mark as a comment of Markdown, HTML and XML.
  var comment: String { "<!-- \(text) -->" }

  /// Adds the mark to a page or a picture, as a line of its own.
  func append(to bytes: inout [UInt8]) {
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    bytes += "\(comment)\n".utf8
  }

  /// Adds the mark to a PDF: before its end, where nothing is found by its distance from the start.
  package func insert(intoPDF bytes: inout [UInt8]) {
    let word = Array("startxref".utf8)
    let place = bytes.indices.last { bytes[$0...].starts(with: word) }
    bytes.insert(contentsOf: "% \(text)\n".utf8, at: place ?? bytes.count)
  }

  // MARK: - Reading

  /// How many bytes of a document's start and of its end are enough to find the mark.
  package static let reach = 16_384

  /// Looks for the mark in a document, of which the middle may be missing.
  package init?(in bytes: [UInt8]) {
    if let text = Self.comment(in: bytes) {
      var rest = text.dropFirst(Self.start.utf8.count)
      if rest.elementsEqual(".".utf8) {
        address = nil
        return
      }
      let (before, after) = (" from ", Self.advice + ".")
      guard rest.starts(with: before.utf8), rest.count > before.utf8.count + after.utf8.count,
        rest.suffix(after.utf8.count).elementsEqual(after.utf8)
      else { return nil }
      rest = rest.dropFirst(before.utf8.count).dropLast(after.utf8.count)
      address = String(decoding: rest, as: UTF8.self)
    } else if bytes.first == UInt8(ascii: "{"), Self.string("nbrun", in: bytes) != nil,
      let address = Self.string(Self.jsonKey, in: bytes)
    {
      self.address = address.isEmpty ? nil : address
    } else {
      return nil
    }
  }

  /// What JSON calls the address.
  static let jsonKey = "address"

  /// The text of the comment, which is the last line unless somebody has added some, or stands before the end of a PDF.
  private static func comment(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let isPDF = bytes.starts(with: "%PDF-".utf8)
    let (before, after) = isPDF ? ("% ", "") : ("<!-- ", " -->")
    for line in bytes.suffix(reach).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).reversed() {
      if line.starts(with: (before + start).utf8),
        line.suffix(after.utf8.count).elementsEqual(after.utf8)
      {
        return line.dropFirst(before.utf8.count).dropLast(after.utf8.count)
      }
    }
    return nil
  }

  /// The first string of a name in JSON as nbrun writes it, which needs no escapes.
  private static func string(_ key: String, in json: [UInt8]) -> String? {
    guard let start = json[...].first(Array("\"\(key)\": \"".utf8)) else { return nil }
    return String(
      decoding: json[start.upperBound...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
}
