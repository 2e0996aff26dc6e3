/// Why a block or an inline value cannot be used where it stands.
package struct LivePartProblem: Error {
  package var message: String
  package var hint: String
  /// The bytes that it is about.
  package var range: SourceRange
}
