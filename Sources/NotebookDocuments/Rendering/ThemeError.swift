import Mustache

/// What is wrong with a template, and where.
package struct ThemeError: Error, Equatable {
  /// From 1.
  package let line: Int
  /// From 1, in characters.
  package let column: Int
  /// In words.
  package let message: String

  init(_ error: any Error, pragmaLength: Int) {
    let parserError = error as? MustacheTemplate.ParserError
    let place = parserError?.context
    line = place?.lineNumber ?? 1
    let column = place?.columnNumber ?? 1
    self.column = max(1, line == 1 ? column - pragmaLength : column)
    message =
      (parserError?.error as? MustacheTemplate.Error).map(Self.message)
      ?? "the text ends inside a tag"
  }

  private static func message(_ error: MustacheTemplate.Error) -> String {
    switch error {
    case .sectionCloseNameIncorrect:
      "this `{{/…}}` does not name the section that is open here"
    case .unfinishedName: "the name in this tag does not end with `}}`"
    case .expectedSectionEnd: "a section `{{#…}}` is still open here"
    case .invalidSetDelimiter: "this tag should set delimiters as `{{=<% %>=}}` does"
    case .transformAppliedToInheritanceSection:
      "a transform cannot be applied to an inherited section"
    case .illegalTokenInsideInheritSection, .textInsideInheritSection:
      "only `{{$…}}` sections may stand inside `{{<…}}`"
    case .invalidConfigVariableSyntax: "a pragma is written `{{% NAME: VALUE}}`"
    case .unrecognisedConfigVariable: "unknown pragma"
    }
  }
}
