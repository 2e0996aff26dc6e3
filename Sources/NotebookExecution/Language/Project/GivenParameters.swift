import NotebookSyntax

/// Parameters that are given on the command line. They take the place of those of the front matter and of the
/// project.
package struct GivenParameters: Sendable {
  /// One of them, as the text that names it has it.
  struct Entry: Sendable {
    let source: SourceText
    let nameRange: SourceRange
    let parameter: Parameter
  }

  /// By name.
  private(set) var entries: [String: Entry] = [:]
  /// What is wrong with the texts that they stand in.
  package private(set) var diagnostics: [Diagnostic] = []

  /// The names of those that a notebook need not have.
  private(set) var optional: Set<String> = []

  /// None.
  package init() {}

  /// Whether there are none.
  package var isEmpty: Bool { entries.isEmpty }

  /// Lets other notebooks do without what this one has, with which they are run.
  package mutating func makeOptional(whatIsIn notebook: [UInt8], _ context: RunContext) {
    guard let source = try? SourceText(name: "", bytes: notebook) else { return }
    let defaults = Defaults(
      FrontMatter(startOf: source), context, problems: Problems(source: source))
    optional.formUnion(defaults.parameters.keys)
  }

  /// Lets a notebook do without all of them.
  package mutating func makeOptional() { optional.formUnion(entries.keys) }

  /// Adds `name=value`, whose value is YAML; it goes before those added so far.
  package mutating func add(option text: String) {
    add(name: "-P", bytes: Array(text.utf8)) { source, diagnostics in
      guard let equals = source.bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
        diagnostics.error(
          "this is not NAME=VALUE", at: 0..<source.bytes.count,
          hint: "write it as in `-P learning-rate=0.5`")
        return []
      }
      let value = YAMLNode.parse(
        LocatedText(of: source, from: equals + 1), diagnostics: &diagnostics)
      guard let value, !diagnostics.hasErrors else { return [] }
      guard !value.isNull else {
        diagnostics.error("the parameter has no value", at: 0..<source.bytes.count)
        return []
      }
      return [YAMLEntry(key: source.text(in: 0..<equals), keyRange: 0..<equals, value: value)]
    }
  }

  /// Adds those of a YAML file, a mapping of names to values; they go before those added so far.
  package mutating func add(file name: String, bytes: [UInt8]) {
    add(name: name, bytes: bytes) { source, diagnostics in
      let text = LocatedText(of: source, from: source.byteOrderMarkLength)
      guard let node = YAMLNode.parse(text, diagnostics: &diagnostics), !node.isNull else {
        return []
      }
      guard let entries = node.mapping else {
        diagnostics.error(
          "a file of parameters must be a mapping of names to values, not \(node.kindName)",
          at: node.range)
        return []
      }
      return entries
    }
  }

  private mutating func add(
    name: String, bytes: [UInt8], read: (SourceText, inout Diagnostics) -> [YAMLEntry]
  ) {
    let source: SourceText
    do throws(Diagnostic) {
      source = try SourceText(name: name, bytes: bytes)
    } catch {
      return diagnostics.append(error)
    }
    var found = Diagnostics(source: source)
    for entry in read(source, &found) {
      entries[entry.key] = Entry(
        source: source, nameRange: entry.keyRange, parameter: Parameter(entry.value, in: source))
    }
    diagnostics += found.sorted
  }
}

extension Problems {
  /// Puts given parameters in the place of a notebook's own; those that it does not have are errors.
  func replace(_ parameters: inout [String: Parameter], by given: GivenParameters) {
    let names = parameters.keys.sorted()
    for (name, entry) in given.entries.sorted(by: { $0.key < $1.key }) {
      guard parameters[name] != nil else {
        if given.optional.contains(name) { continue }
        let start = include(entry.source)
        let notebook = diagnostics.source.name
        error(
          entry.nameRange.shifted(by: start), "\(notebook) has no parameter `\(name)`",
          hint: suggestion(for: name, among: names)
            ?? "`params` in its front matter or in nbrun.yml declares those that there are")
        continue
      }
      parameters[name] = entry.parameter
    }
  }
}
