/// What is wrong with a template, and where.
package struct ThemeError: Error, Equatable {
  /// The offset of the byte.
  package let offset: Int
  /// In words.
  package let message: String

  /// Puts what the library says of a template into words. It ends with the offset.
  init(_ error: String) {
    offset = error.split(separator: " ").last.flatMap { Int($0) } ?? 0
    message =
      if error.hasPrefix("Unclosed tag") {
        "this tag does not end with `}}`"
      } else if error.hasPrefix("Unclosed section") {
        "this section is not closed by a `{{/…}}` with its name"
      } else if error.hasPrefix("Unopened section") {
        "no section is open that this `{{/…}}` could close"
      } else {
        "this tag should set delimiters as `{{=<% %>=}}` does"
      }
  }
}
