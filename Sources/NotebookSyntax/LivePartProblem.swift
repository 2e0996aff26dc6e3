/// Why a block or an inline value cannot be used where it stands.
struct LivePartProblem: Error {
  var message: String
  var hint: String
  /// The bytes that it is about.
  var range: SourceRange
}
