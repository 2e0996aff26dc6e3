/// What a page gets beyond its notebook's content: the navigation of a site, the messages of a
/// server. A page without extras has the same bytes wherever it is made.
package struct PageExtras: Sendable {
  /// Trusted HTML before all else.
  package var before = ""
  /// Trusted HTML after the content.
  package var after = ""
  /// Rules that the extras need.
  package var styleSheet = ""
  /// Scripts, at the end of the page; its policy allows them by their digests.
  package var scripts: [String] = []
  /// Whether the scripts may ask the server that the page came from.
  package var asksServer = false

  /// No extras.
  package init() {}
}
