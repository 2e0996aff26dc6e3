/// A heading of the notebook.
package struct Heading: Equatable, Sendable {
  /// 1 to 6.
  package let level: Int
  /// Its text without markup.
  package let text: String
  /// Its anchor, made as GitHub does; unique in the notebook.
  package let slug: String
  /// Its lines.
  package let range: SourceRange
  /// Whether an inline value stands in it, so that its text and its anchor depend on results.
  package let hasValue: Bool
}

/// Makes anchors as GitHub does: lower case, punctuation dropped, spaces to hyphens, repetitions
/// numbered `-1`, `-2`, ….
struct Slugger {
  private var uses: [String: Int] = [:]

  mutating func slug(for text: String) -> String {
    let base = Slugger.base(of: text)
    var slug = base
    var count = uses[base, default: -1] + 1
    if count > 0 { slug = "\(base)-\(count)" }
    while uses[slug] != nil {
      count += 1
      slug = "\(base)-\(count)"
    }
    uses[base] = count
    uses[slug, default: 0] += 0
    return slug
  }

  private static func base(of text: String) -> String {
    var slug = ""
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug += "-"
      } else if scalar.belongsInSlug {
        slug += scalar.properties.lowercaseMapping
      }
    }
    return slug.isEmpty ? "section" : slug
  }
}

extension Unicode.Scalar {
  /// Letters, marks, numbers and connecting punctuation such as `_`.
  fileprivate var belongsInSlug: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
