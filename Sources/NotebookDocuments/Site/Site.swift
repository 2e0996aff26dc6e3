import NotebookTheme

/// A folder of notebooks as pages that lead to each other, with an index that can be searched.
///
/// It asks for no server: its links are relative, and its search works in a page opened from disk.
package struct Site {
  private let pages: [SitePage]
  /// A notebook called `index` introduces the site.
  private let introduction: SitePage?
  private let title: String
  /// Of the index, unless a notebook is it.
  private let language: String
  private let renderer: PageRenderer

  /// Puts pages together.
  ///
  /// - Parameters:
  ///   - title: what the site is called, unless a notebook called `index` says so.
  ///   - language: the language of its index, unless that notebook says so.
  package init(
    pages: [SitePage], title: String, language: String = "en", renderer: PageRenderer = .standard
  ) {
    let sorted = SitePage.sorted(pages)
    self.pages = sorted.filter { $0.stem != Self.indexStem }
    introduction = sorted.first { $0.stem == Self.indexStem }
    self.title = introduction?.page.title ?? title
    self.language = language
    self.renderer = renderer
  }

  /// The site's files: the index, and the pages in their order. Each is made when it is asked for, so that
  /// there need not be memory for all of them.
  package var documents: LazyMapCollection<Range<Int>, DocumentFile> {
    (0..<pages.count + 1).lazy.map { $0 == 0 ? index : document(at: $0 - 1) }
  }

  private var index: DocumentFile {
    file(Self.indexPath, indexHTML, from: introduction?.origin)
  }

  private func document(at position: Int) -> DocumentFile {
    let html = renderer.render(pages[position].page, extras: extras(at: position))
    return file(pages[position].path, html, from: pages[position].origin)
  }

  private func file(_ path: String, _ html: String, from origin: String?) -> DocumentFile {
    var bytes = Array(html.utf8)
    DocumentMark(of: path, from: origin).append(to: &bytes)
    return DocumentFile(path: path, syntax: .html, bytes: bytes)
  }

  private static let indexStem = "index"
  private static let indexPath = "index.html"
  private static let styleSheet = ThemeFiles.siteStyle
  private static let search = ThemeFiles.searchScript

  // MARK: - Pages

  private func extras(at position: Int) -> PageExtras {
    var extras = PageExtras()
    extras.styleSheet = Self.styleSheet
    extras.before = navigation(at: position)
    extras.after = turning(at: position)
    return extras
  }

  /// A page lists so many others at most: where all list all, a site grows with the square of its pages.
  private static let mostListed = 100

  /// The pages that a page lists: all or, of very many, those around it.
  private func listed(at position: Int) -> Range<Int> {
    guard pages.count > Self.mostListed else { return pages.indices }
    let start = min(max(0, position - Self.mostListed / 2), pages.count - Self.mostListed)
    return start..<start + Self.mostListed
  }

  /// The way to the index, which lists all pages, and a list of them.
  private func navigation(at position: Int) -> String {
    let origin = pages[position].path
    let listed = listed(at: position)
    let (heading, start) =
      listed == pages.indices
      ? ("Pages", "")
      : (
        "Pages \(listed.lowerBound + 1) to \(listed.upperBound) of \(pages.count)",
        " start=\"\(listed.lowerBound + 1)\""
      )
    let items = listed.map { index in
      let current = index == position ? " aria-current=\"page\"" : ""
      return "<li>\(link(to: pages[index], from: origin, current))</li>"
    }
    let index = RelativeAddress.of(Self.indexPath, from: origin)
    return """

      <nav class="site" aria-label="Site">
      <a href="\(index)">\(HTMLText.escaped(title))</a>
      <details>
      <summary>\(heading)</summary>
      <ol\(start)>
      \(items.joined(separator: "\n"))
      </ol>
      </details>
      </nav>
      """
  }

  /// Links to the page before and the page after.
  private func turning(at position: Int) -> String {
    let origin = pages[position].path
    var links: [String] = []
    if position > 0 { links.append(link(to: pages[position - 1], from: origin, " rel=\"prev\"")) }
    if position + 1 < pages.count {
      links.append(link(to: pages[position + 1], from: origin, " rel=\"next\""))
    }
    guard !links.isEmpty else { return "" }
    return "\n<nav class=\"turning\" aria-label=\"Previous and next page\">\n"
      + links.joined(separator: "\n") + "\n</nav>"
  }

  private func link(to part: SitePage, from origin: String, _ attributes: String = "") -> String {
    let address = RelativeAddress.of(part.path, from: origin)
    return "<a href=\"\(address)\"\(attributes)>\(HTMLText.escaped(part.page.title))</a>"
  }

  // MARK: - The index

  private var indexHTML: String {
    var extras = PageExtras()
    extras.styleSheet = Self.styleSheet
    extras.scripts = ["const index = \(SearchIndex(pages: pages).script);\n\(Self.search)"]
    var page = introduction?.page ?? Page(title: title, language: language, bodyHTML: "")
    page.bodyHTML += Self.searchField + listing
    return renderer.render(page, extras: extras)
  }

  /// Hidden until the script that makes it work has started.
  private static let searchField = """
    <div id="nbrun:search" role="search" hidden>
    <label for="nbrun:query">Search</label>
    <input id="nbrun:query" type="search" autocomplete="off" spellcheck="false">
    <p id="nbrun:found" role="status"></p>
    <ol id="nbrun:results"></ol>
    </div>

    """

  private var listing: String {
    let items = pages.map { part in
      let summary = part.page.summary ?? part.text.firstParagraph
      let paragraph = summary.isEmpty ? "" : "<p>\(HTMLText.escaped(summary))</p>"
      return "<li>\(link(to: part, from: Self.indexPath))\(paragraph)</li>"
    }
    return "<ol class=\"pages\">\n\(items.joined(separator: "\n"))\n</ol>\n"
  }
}
