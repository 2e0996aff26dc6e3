/// An address in the notebook's Markdown: that of a link, of an image, or of what else raw HTML names.
package struct Link: Equatable, Sendable {
  /// What stands at the address.
  package enum Role: Sendable {
    /// What the reader goes to.
    case link
    /// What the reader sees.
    case image
    /// What could be played: `<video src>`.
    case media
    /// What could be seen instead: `srcset`, `poster`.
    case alternative
  }

  /// Where it leads. In Markdown escapes and entities are resolved, in raw HTML they are not.
  package let destination: String
  /// What stands there.
  package let role: Role
  /// Whether it stands in raw HTML.
  package let isRaw: Bool
  /// The destination in the source where it is written out there, else the block that holds the
  /// link.
  package let range: SourceRange

  /// Whether it is an image.
  package var isImage: Bool { role == .image }
}

/// The addresses of a Markdown tree, in its order.
struct TreeAddress: Equatable {
  let destination: String
  let role: Link.Role
  let isRaw: Bool

  /// The addresses of a node.
  static func all(of node: MarkdownNode) -> [TreeAddress] {
    switch node.kind {
    case .link(let destination, _):
      [TreeAddress(destination: destination, role: .link, isRaw: false)]
    case .image(let source, _): [TreeAddress(destination: source, role: .image, isRaw: false)]
    case .htmlBlock(let literal), .htmlInline(let literal):
      HTMLTag.all(in: literal).flatMap { tag in tag.attributes.flatMap { all(of: $0, on: tag.name) }
      }
    default: []
    }
  }

  /// The attributes that hold an address.
  static let attributes = ["href", "src", "srcset", "poster"]

  private static func all(of attribute: HTMLTag.Attribute, on element: String) -> [TreeAddress] {
    let role: Link.Role? =
      switch (element, attribute.name) {
      case ("a", "href"): .link
      case ("img", "src"): .image
      case ("video", "src"), ("audio", "src"), ("source", "src"): .media
      case ("video", "poster"), ("img", "srcset"), ("source", "srcset"): .alternative
      default: nil
      }
    guard let role else { return [] }
    let addresses =
      attribute.name == "srcset"
      ? attribute.value.split(separator: ",").compactMap {
        $0.split(whereSeparator: \.isWhitespace).first
      }
      : [attribute.value[...]]
    return addresses.map { TreeAddress(destination: String($0), role: role, isRaw: true) }
  }
}
