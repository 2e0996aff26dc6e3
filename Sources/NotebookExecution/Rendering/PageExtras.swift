/// What a page gets beyond its notebook's content: the navigation of a site, the messages of a
/// server. A page without extras has the same bytes wherever it is made.
public struct PageExtras: Sendable {
  /// Trusted HTML before all else.
  public var before = ""
  /// Trusted HTML after the content.
  public var after = ""
  /// Rules that the extras need.
  public var styleSheet = ""
  /// Scripts, at the end of the page; its policy allows them by their digests.
  public var scripts: [String] = []
  /// Whether the scripts may ask the server that the page came from.
  public var asksServer = false

  /// No extras.
  public init() {}
}
