import NotebookDocuments
import NotebookSyntax

/// The file `nbrun.yml` of a project.
package struct ProjectFile: Sendable {
  /// Its text; nil where it is not UTF-8.
  package let source: SourceText?
  /// What is wrong with it.
  package let diagnostics: [Diagnostic]
  /// What it says, as far as that could be read.
  package let settings: ProjectSettings

  /// Reads a project file.
  ///
  /// - Parameters:
  ///   - name: what messages call it.
  ///   - bytes: its content.
  package init(name: String, bytes: [UInt8]) {
    do throws(Diagnostic) {
      let source = try SourceText(name: name, bytes: bytes)
      let problems = Problems(source: source)
      settings = Self.settings(of: source, problems)
      diagnostics = problems.diagnostics.sorted
      self.source = source
    } catch {
      (source, diagnostics, settings) = (nil, [error], ProjectSettings())
    }
  }

  static func settings(of source: SourceText, _ problems: Problems) -> ProjectSettings {
    let text = LocatedText(of: source, from: source.byteOrderMarkLength)
    guard let node = problems.parse(text), !node.isNull else { return ProjectSettings() }
    guard let entries = node.mapping else {
      problems.error(node.range, "a project file must be a mapping, not \(node.kindName)")
      return ProjectSettings()
    }
    var keys = KeyReader(entries, of: "the project file", at: node.range, problems: problems)
    let settings = ProjectSettings(reading: &keys)
    keys.refuseUnknownKeys()
    // Whether the generator takes the seed.
    _ = problems.random(settings.defaults.generator, from: settings.defaults.seed)
    problems.refuseUnknownFormats(settings.formats, at: keys.valuePlace(of: "to"))
    return settings
  }

  /// What front matter does not say, for a notebook of the project.
  func defaults(for problems: Problems) -> Defaults {
    var defaults = settings.defaults
    if let source {
      let start = problems.include(source)
      defaults.seed.range = defaults.seed.range.shifted(by: start)
    }
    return defaults
  }
}

extension Problems {
  fileprivate func refuseUnknownFormats(_ formats: [String]?, at range: SourceRange) {
    let known = DocumentFormat.all.map(\.name) + ["pdf"]
    for format in formats ?? [] where !known.contains(format) {
      unknown(format, "format", among: known, at: range)
    }
  }
}
