/// What one HTML page holds.
package struct Page: Sendable {
  /// A heading of the page, for its table of contents.
  package struct Heading: Equatable, Sendable {
    /// 1 to 6.
    package var level: Int
    /// Plain text.
    package var text: String
    /// The `id` of the heading's element.
    package var anchor: String

    /// Makes a heading.
    package init(level: Int, text: String, anchor: String) {
      self.level = level
      self.text = text
      self.anchor = anchor
    }
  }

  /// Plain text.
  ///
  /// The page shows it as its heading unless the body has one of level 1.
  package var title: String
  /// What the page is about, in a sentence or two of plain text; nil where its author has not said.
  package var summary: String?
  /// A BCP 47 tag: "en".
  package var language: String
  /// Trusted HTML.
  ///
  /// It may not carry `style` attributes or `<style>` elements, which the page's
  /// Content-Security-Policy blocks, nor images other than `data:` ones.
  package var bodyHTML: String
  /// In the order of the body.
  package var headings: [Heading]
  /// Shown at the page's foot; empty for a document without live parts.
  package var provenance: [ProvenanceEntry]
  /// Whether the body has pictures that change, for which the page has a script.
  package var hasFrames: Bool
  /// Whether the body has text that a reader may want to copy, likewise.
  package var hasPreformattedText: Bool

  /// Makes a page.
  package init(
    title: String, summary: String? = nil, language: String = "en", bodyHTML: String,
    headings: [Heading] = [], provenance: [ProvenanceEntry] = [], hasFrames: Bool = false,
    hasPreformattedText: Bool = false
  ) {
    self.title = title
    self.summary = summary
    self.language = language
    self.bodyHTML = bodyHTML
    self.headings = headings
    self.provenance = provenance
    self.hasFrames = hasFrames
    self.hasPreformattedText = hasPreformattedText
  }
}
