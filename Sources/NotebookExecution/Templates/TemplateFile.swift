import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// A template that a user brings in the place of the built-in one.
package struct TemplateFile: Sendable {
  /// Its text; nil where it is not UTF-8.
  package let source: SourceText?
  /// What is wrong with it.
  package let diagnostics: [Diagnostic]
  /// Makes pages with it; nil where it has an error.
  package let renderer: PageRenderer?

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - name: what messages call it.
  ///   - bytes: its content.
  package init(name: String, bytes: [UInt8]) {
    do throws(Diagnostic) {
      let source = try SourceText(name: name, bytes: bytes)
      self.source = source
      (diagnostics, renderer) = Self.read(source)
    } catch {
      (source, diagnostics, renderer) = (nil, [error], nil)
    }
  }

  private static func read(_ source: SourceText) -> ([Diagnostic], PageRenderer?) {
    let text = String(decoding: source.bytes.dropFirst(source.byteOrderMarkLength), as: UTF8.self)
    do throws(ThemeError) {
      let renderer = try PageRenderer(
        theme: Theme(template: text, styleSheet: Theme.standard.styleSheet))
      let problems = TemplateVariables(source: source).diagnostics
      return (problems, problems.contains { $0.severity == .error } ? nil : renderer)
    } catch {
      let start = min(source.byteOrderMarkLength + error.offset, source.bytes.count)
      return ([Diagnostic(.error, error.message, at: start..<start, in: source)], nil)
    }
  }
}

/// The variables that a template uses, judged: mustache itself takes an unknown one for empty.
private struct TemplateVariables {
  let source: SourceText

  static let known = [
    "title", "language", "generator", "policy", "style", "body", "showsTitle", "hasContents",
    "contents", "level", "text", "anchor", "hasProvenance", "provenance", "name", "value",
    "before", "after", "scripts", ".",
  ]

  var diagnostics: [Diagnostic] {
    var found: [String] = []
    var diagnostics: [Diagnostic] = []
    for (name, range) in variables {
      found.append(name)
      guard !Self.known.contains(name) else { continue }
      let nearest = nearestName(to: name, among: Self.known)
      diagnostics.append(
        Diagnostic(
          .error, "unknown variable `\(name)`", at: range, in: source,
          hint: nearest.map { "did you mean `\($0)`?" }
            ?? "`nbrun template --help` lists them"))
    }
    if !found.contains("policy") {
      diagnostics.append(
        Diagnostic(
          .warning, "the template does not use `policy`", at: 0..<0, in: source,
          hint: "its pages have no Content-Security-Policy"))
    }
    return diagnostics
  }

  /// The names in tags, up to one that sets other delimiters. Comments, partials, pragmas and
  /// names with transforms are passed over.
  private var variables: [(name: String, range: SourceRange)] {
    var variables: [(String, SourceRange)] = []
    var rest = source.bytes[...]
    while let open = rest.firstRange(of: Array("{{".utf8)) {
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: Array("}}".utf8)) else { break }
      let tag = rest[..<close.lowerBound]
      rest = rest[close.upperBound...]
      if tag.first == UInt8(ascii: "=") { break }
      if let first = tag.first, "!>%<$".utf8.contains(first) { continue }
      let start = tag.drop { "#^/&{ \t".utf8.contains($0) }
      let name = start.prefix { !" \t\n".utf8.contains($0) }
      let text = String(decoding: name, as: UTF8.self)
      if text.isEmpty || text.contains("(") { continue }
      variables.append((text, name.startIndex..<name.endIndex))
    }
    return variables
  }
}
