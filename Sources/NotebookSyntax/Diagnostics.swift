/// The problems found in one notebook so far.
package struct Diagnostics: Sendable {
  /// The notebook that they are about, with other texts that it is made of.
  package private(set) var sources: SourceMap
  private var found: [Diagnostic] = []
  private var known: Set<Diagnostic> = []

  /// Makes an empty collection for a source.
  package init(source: SourceText) {
    sources = SourceMap(source)
  }

  /// The notebook that they are about.
  package var source: SourceText { sources.notebook }

  /// Takes in another text; returns the number of its first byte.
  package mutating func include(_ source: SourceText) -> Int { sources.include(source) }

  /// Adds an error about a range of the source.
  package mutating func error(
    _ message: String, at range: SourceRange, hint: String? = nil,
    replacement: Diagnostic.Replacement? = nil
  ) {
    let (source, start) = sources.source(of: range)
    add(
      Diagnostic(
        .error, message, at: range, in: source, from: start, hint: hint, replacement: replacement))
  }

  /// Adds a warning about a range of the source.
  package mutating func warning(
    _ message: String, at range: SourceRange, hint: String? = nil,
    replacement: Diagnostic.Replacement? = nil
  ) {
    let (source, start) = sources.source(of: range)
    add(
      Diagnostic(
        .warning, message, at: range, in: source, from: start, hint: hint, replacement: replacement)
    )
  }

  /// Adds a diagnostic; one that says the same of the same place as an earlier one is dropped.
  package mutating func add(_ diagnostic: Diagnostic) {
    if known.insert(diagnostic).inserted { found.append(diagnostic) }
  }

  /// Adds all diagnostics of another collection.
  package mutating func add(_ others: Diagnostics) {
    for diagnostic in others.found { add(diagnostic) }
  }

  /// Whether any of them is an error.
  package var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// How many there are.
  package var count: Int { found.count }

  /// Those added after there were so many.
  package func added(after count: Int) -> ArraySlice<Diagnostic> { found[count...] }

  /// Whether there is none.
  package var isEmpty: Bool { found.isEmpty }

  /// All of them in the order of their places; those of one place in the order in which they were
  /// added.
  package var sorted: [Diagnostic] {
    found.enumerated()
      .sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }
      .map(\.element)
  }
}
