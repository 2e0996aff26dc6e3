/// The files that pages are made with: their template, style sheets and scripts.
///
/// They are a module of their own since they are compiled in as long lists of bytes, which the compiler
/// would read again for each edit of a module that they were part of.
package enum ThemeFiles {
  /// The mustache template of a page.
  package static let template = text(PackageResources.page_mustache)
  /// The rules of a page.
  package static let pageStyle = text(PackageResources.page_css)
  /// The colours of both schemes, as CSS variables.
  package static let colors = text(PackageResources.colors_css)
  /// The rules for formulas.
  package static let mathStyle = text(PackageResources.math_css)
  /// The rules for the classes that pictures use.
  package static let pictureStyle = text(PackageResources.pictures_css)
  /// The rules for what a site has around its pages.
  package static let siteStyle = text(PackageResources.site_css)
  /// Copies preformatted text.
  package static let copyScript = text(PackageResources.copy_js)
  /// Changes the pictures of a training.
  package static let framesScript = text(PackageResources.frames_js)
  /// The rules for what a server has around its pages.
  package static let liveStyle = text(PackageResources.live_css)
  /// Asks a server for news.
  package static let liveScript = text(PackageResources.live_js)
  /// Searches a site.
  package static let searchScript = text(PackageResources.search_js)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
