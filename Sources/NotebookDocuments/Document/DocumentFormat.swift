/// A form that documents are written in.
package struct DocumentFormat: Sendable {
  /// What the command line calls it, which is also the extension of its files.
  package let name: String
  /// Whether it has its pictures beside it, in a folder with the document's name.
  package let hasPictures: Bool
  private let writing: @Sendable (Document, PageRenderer) -> WrittenDocument

  /// Makes a format of what writes it.
  ///
  /// - Parameters:
  ///   - write: is given the document, and what makes pages.
  ///   - hasPictures: whether it has its pictures beside it, in a folder with the document's name.
  init(
    _ name: String, hasPictures: Bool = false,
    write: @escaping @Sendable (Document, PageRenderer) -> WrittenDocument
  ) {
    self.name = name
    self.hasPictures = hasPictures
    writing = write
  }

  /// Writes a document.
  package func write(_ document: Document, _ renderer: PageRenderer) -> WrittenDocument {
    writing(document, renderer)
  }

  /// All formats, in the order in which messages list them.
  package static let all: [DocumentFormat] = [.md, .html, .json]
}

extension DocumentFormat: Equatable {
  /// Whether two formats are the same, by their names.
  package static func == (a: DocumentFormat, b: DocumentFormat) -> Bool { a.name == b.name }
}

/// What a format makes of a document.
package struct WrittenDocument: Sendable {
  /// The document, and the pictures beside it.
  package let files: [DocumentFile]
  private let findPlaces: @Sendable () -> [PartPlace]

  /// - Parameter places: where the live parts stand in it; asked only once somebody asks for it.
  init(files: [DocumentFile], places: @escaping @Sendable () -> [PartPlace] = { [] }) {
    self.files = files
    findPlaces = places
  }

  /// Where the live parts stand in it, as far as the format has them as parts.
  package var places: [PartPlace] { findPlaces() }

  /// Some of its files.
  package func filtered(_ isIncluded: (DocumentFile) -> Bool) -> WrittenDocument {
    WrittenDocument(files: files.filter(isIncluded), places: findPlaces)
  }
}

/// Where a live part stands in a written document.
package struct PartPlace: Sendable {
  /// The live part's index.
  package var part: Int
  /// The path of the file.
  package var path: String
  /// The bytes there.
  package var range: Range<Int>
  /// The paths of the pictures that are its own.
  package var pictures: [String] = []
}
