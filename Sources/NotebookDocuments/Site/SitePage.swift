/// A notebook's page as a part of a site.
package struct SitePage: Sendable {
  /// The path below the site's folder, without extension: `a/b`.
  package let stem: String
  /// The page, without anything of the site.
  package let page: Page
  /// Its words.
  package let text: PageText
  /// The files that it links to.
  package let files: [AttachedFile]
  /// What the front matter says of its place among the pages; those without come last.
  package let order: Double?
  /// The notebook's path from the site's folder; nil where it is not to be told.
  let origin: String?

  /// Makes a part of a site.
  package init(
    stem: String, page: Page, text: PageText, files: [AttachedFile] = [], order: Double? = nil,
    origin: String? = nil
  ) {
    self.origin = origin
    self.stem = stem
    self.files = files
    self.page = page
    self.text = text
    self.order = order
  }

  /// Makes a part of a site of a document.
  ///
  /// - Parameter order: its place where its front matter gives none.
  package init(_ document: Document, order: Double? = nil) {
    self.init(
      stem: document.stem, page: HTMLDocument(document, isInSite: true).page,
      text: PageText(of: document), files: document.attachments.files,
      order: document.description.order ?? order, origin: document.origin)
  }

  /// The path of the page's file below the site's folder.
  package var path: String { stem + ".html" }

  /// The pages in the order in which a reader is led through them: by `order`, then by path.
  static func sorted(_ pages: [SitePage]) -> [SitePage] {
    pages.sorted { first, second in
      let orders = (first.order ?? .infinity, second.order ?? .infinity)
      if orders.0 != orders.1 { return orders.0 < orders.1 }
      return first.stem.utf8.lexicographicallyPrecedes(second.stem.utf8)
    }
  }
}
