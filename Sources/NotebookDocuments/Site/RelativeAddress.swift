import NotebookSyntax

/// Addresses of pages as other pages of the site link to them.
package enum RelativeAddress {
  /// The address of one page on another; both paths are below the site's folder.
  package static func of(_ path: String, from origin: String) -> String {
    let target = path.split(separator: "/", omittingEmptySubsequences: false)
    let source = origin.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var common = 0
    while common < source.count, common < target.count - 1, source[common] == target[common] {
      common += 1
    }
    let up = Array(repeating: "..", count: source.count - common)
    return (up + target[common...].map { PercentCoding.encoded($0) }).joined(separator: "/")
  }
}
