import NeuralNetwork
import NotebookSyntax

/// What can be written at a place.
package struct Completion: Sendable {
  /// One of the things.
  package struct Item: Sendable {
    /// What is meant by it.
    package enum Kind: Sendable {
      /// A key of a mapping.
      case key
      /// A name of the language.
      case name
      /// A network, a label or a parameter of the notebook.
      case own
    }

    /// What to write.
    package let text: String
    /// What it is.
    package let kind: Kind
    /// In a few words: a type, a default.
    package let detail: String
    /// In a sentence.
    package let documentation: String
  }

  /// The bytes that an item takes the place of.
  package let range: SourceRange
  /// In the order of the language's reference.
  package let items: [Item]
}

extension NotebookDraft {
  /// What can be written at a byte of the text. A copy of the text in which the word there is one that means nothing is decoded,
  /// and what the decoder would have taken for it is the answer.
  package func completion(at offset: Int) -> Completion? {
    let word = word(around: offset)
    guard isEditable(at: word.lowerBound) else { return nil }
    let isParameter = source.bytes[word].first == UInt8(ascii: "$")
    var items: [Completion.Item] = []
    for texts in candidates(replacing: word, isParameter: isParameter) {
      for text in texts {
        guard let candidate = try? SourceText(name: source.name, bytes: text) else { continue }
        let draft = NotebookDraft(
          candidate, context: context, isProject: isProject,
          notes: DecodingNotes(isCompleting: true))
        items += draft.itemsForPlaceholder(isParameter: isParameter)
      }
      if !items.isEmpty { break }
    }
    var known: Set<String> = []
    return Completion(range: word, items: items.filter { known.insert($0.text).inserted })
  }

  /// A word that nothing is called, nor nearly so.
  private static let placeholder = "qzxqzxqzxqzxqzxqzxqzxq"

  /// The word that a byte stands in or behind.
  func word(around offset: Int) -> SourceRange {
    let line = source.lineRange(around: offset)
    let offset = min(max(offset, line.lowerBound), line.upperBound)
    func belongs(_ byte: UInt8) -> Bool {
      byte.isLetter || byte.isDigit || "-_.".utf8.contains(byte) || byte >= 0x80
    }
    let bytes = source.bytes
    var (start, end) = (offset, offset)
    while start > line.lowerBound, belongs(bytes[start - 1]) { start -= 1 }
    while end < line.upperBound, belongs(bytes[end]) { end += 1 }
    // The mark of an item of a list is no part of a word.
    while start < offset, bytes[start] == UInt8(ascii: "-") { start += 1 }
    if start > line.lowerBound, bytes[start - 1] == UInt8(ascii: "$") { start -= 1 }
    return start..<end
  }

  /// Whether a place is in front matter, in a block, in an inline value or in a project file.
  private func isEditable(at offset: Int) -> Bool {
    if isProject { return true }
    if let frontMatter = notebook?.frontMatter, frontMatter.range.contains(offset) { return true }
    let fences = [UInt8(ascii: "`"), UInt8(ascii: "~")]
    let isInPart =
      notebook?.liveParts.contains {
        $0.range.lowerBound <= offset && offset <= $0.range.upperBound
      } ?? false
    if isInPart { return true }
    // What is not closed yet is no part of the notebook.
    let before = source.bytes[..<offset]
    let line = before[source.lineRange(around: offset).lowerBound...]
    return line.contains { fences.contains($0) } && line.firstRange(of: "{network".utf8) != nil
      || notebook?.diagnostics.hasErrors ?? false
  }

  /// The text with a placeholder for a word, in the ways in which it may become well-formed, the likeliest first: as a
  /// name and as a key, and with the brackets closed that may be open.
  private func candidates(replacing word: SourceRange, isParameter: Bool) -> [[[UInt8]]] {
    let line = source.lineRange(around: word.lowerBound)
    let before = source.bytes[line.lowerBound..<word.lowerBound]
    let after = source.bytes[word.upperBound..<line.upperBound]
    let placeholder = (isParameter ? "$" : "") + Self.placeholder
    let hasColon = after.drop { $0 == UInt8(ascii: " ") }.first == UInt8(ascii: ":")
    let isInline = before.contains(UInt8(ascii: "`")) && !isProject
    let brackets = ["", "}", "]", "}}", "]}", "}]", "}}]"]
    let endings =
      isInline
      ? [[""], ["`"], ["}` "], ["} loss`"]]
      : hasColon ? brackets.map { [$0] } : brackets.map { [$0, ": 0" + $0] }
    return endings.map { endings in
      endings.map {
        Array(source.bytes[..<word.lowerBound]) + Array((placeholder + $0).utf8)
          + source.bytes[word.upperBound...]
      }
    }
  }

  /// What the decoder has said of the placeholder.
  private func itemsForPlaceholder(isParameter: Bool) -> [Completion.Item] {
    var items: [Completion.Item] = []
    if !isParameter {
      for mapping in notes.mappings
      where mapping.entries.contains(where: { $0.key == Self.placeholder }) {
        items += self.items(forKeysOf: mapping)
      }
    }
    let name = (isParameter ? "$" : "") + Self.placeholder
    for offer in notes.offers where offer.name == name {
      items += offer.names.map { item($0, offer.kind) }
    }
    return items
  }

  private func items(forKeysOf mapping: DecodingNotes.Mapping) -> [Completion.Item] {
    var keys = mapping.documentation
    if mapping.subject == "the block" {
      // Of a block that does not say enough yet not all keys have been asked for.
      keys = Reference.blockKeys(Problems(source: .empty))
    }
    var known = Set(mapping.entries.map(\.key))
    return keys.filter { known.insert($0.key).inserted }.map { key in
      let fallback = key.fallback.map { ", \($0) if not given" } ?? ", required"
      return Completion.Item(
        text: key.key, kind: .key, detail: key.type + fallback, documentation: key.summary)
    }
  }

  private func item(_ name: String, _ kind: String) -> Completion.Item {
    if kind == "parameter" {
      let text = defaults.parameters[String(name.dropFirst())]?.lines.first ?? ""
      return Completion.Item(text: name, kind: .own, detail: kind, documentation: text)
    }
    if kind == "network" {
      return Completion.Item(text: name, kind: .own, detail: kind, documentation: "")
    }
    return Completion.Item(
      text: name, kind: .name, detail: kind, documentation: Self.summary(of: name, kind))
  }

  /// What the language's reference says of a name.
  static func summary(of name: String, _ kind: String) -> String {
    func summary<Kind>(_ catalogue: Catalogue<Kind>) -> String? {
      kind == catalogue.kind ? catalogue[name]?.summary : nil
    }
    if kind == "name" { return Subject.summary(of: name) }
    if kind == "step" { return Reference.stepKeys.first { $0.name == name }?.summary ?? "" }
    return summary(activations) ?? summary(losses) ?? summary(transforms) ?? summary(optimizers)
      ?? summary(schedules) ?? summary(initializers) ?? summary(dataGenerators) ?? ""
  }
}
