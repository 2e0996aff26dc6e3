/// Which addresses a page may link to and show images from.
///
/// An address with a scheme must have a known harmless one; so `javascript:`, `vbscript:`, `data:`
/// and whatever comes next are refused without being listed.
package enum AddressPolicy {
  private static let linkSchemes = ["http", "https", "mailto", "tel", "ftp", "doi"]
  private static let imageSchemes = ["http", "https"]
  private static let imageData = ["png", "gif", "jpeg", "webp"]

  /// Whether a link may lead to an address, given as browsers see it: with entities resolved.
  static func allowsLink(to address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    return linkSchemes.contains(scheme)
  }

  /// Whether an image may come from an address.
  static func allowsImage(from address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    if scheme == "data" {
      let data = address.lowercased()
      return imageData.contains { data.hasPrefix("data:image/\($0);base64,") }
    }
    return imageSchemes.contains(scheme)
  }

  /// Whether an address leads to another machine.
  package static func isRemote(_ address: String) -> Bool {
    imageSchemes.contains(scheme(of: address) ?? "") || address.hasPrefix("//")
  }

  /// Whether it is the path of a file: neither another machine's, nor a place in the same document.
  package static func isPath(_ address: String) -> Bool {
    scheme(of: address) == nil && !address.hasPrefix("//")
      && !address.prefix { $0 != "?" && $0 != "#" }.isEmpty
  }

  /// What stands before the first colon, if that comes before any `/`, `?` or `#`; browsers
  /// ignore control characters and spaces there.
  private static func scheme(of address: String) -> String? {
    let visible = address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    let start = visible.prefix { !":/?#".unicodeScalars.contains($0) }
    guard start.endIndex < visible.endIndex, visible[start.endIndex] == ":" else { return nil }
    return String(String.UnicodeScalarView(start)).lowercased()
  }
}
