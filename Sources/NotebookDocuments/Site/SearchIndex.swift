/// What the search of a site looks through: the words of each section of each page.
struct SearchIndex {
  let pages: [SitePage]

  /// The index as a JavaScript expression: `[[title, address, [[heading, anchor, text], …]], …]`.
  ///
  /// It has no `<`, so that nothing in it can end the element that it stands in.
  var script: String {
    let list = JSON.array(
      pages.map { part in
        .array([
          .string(part.page.title), .string(RelativeAddress.of(part.path, from: "index.html")),
          .array(
            part.text.sections.filter { $0 != PageText.Section() }
              .map { .array([.string($0.heading), .string($0.anchor), .string($0.text)]) }),
        ])
      })
    let parts = list.text().utf8.split(
      separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
    return parts.map { String(Substring($0)) }.joined(separator: "\\u003c")
  }
}
