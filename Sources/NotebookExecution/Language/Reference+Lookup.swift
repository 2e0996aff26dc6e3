import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension Reference {
  /// What the reference says of one thing.
  package struct Entry: Sendable {
    /// What it is called.
    package let name: String
    /// What it belongs to, from the outside in: `data` and `split`, or `optimizer` and `adam`.
    package let place: [String]
    /// What it is, in words: `a key of data.split`, `an optimizer`.
    package let kind: String
    /// The values of a key; nil where it is no key.
    package let type: String?
    /// What holds where a key is absent; nil where it is required, and where it is no key.
    package let fallback: String?
    package let summary: String
    /// What can stand in it.
    package let settings: [Entry]
  }

  /// What is found by a name.
  package enum Answer: Sendable {
    /// All that is called so.
    case found([Entry])
    /// What comes nearest, with what is to be said first.
    case instead(String, [Entry])
    /// Nothing, and why.
    case missing(String)
  }

  /// Looks up a thing by its name, before which may stand what it belongs to: `data.split test`.
  package static func answer(to words: [String]) -> Answer {
    let path = words.flatMap { $0.split { $0 == "." || $0 == " " } }.map(String.init)
    guard let name = path.last else { return .missing("name something, as in `adam`") }
    let entries = entries + valueOfLayer(name)
    let found = entries.filter { $0.isCalled(name) && $0.isIn(path.dropLast()) }
    if !found.isEmpty { return .found(found) }
    let others = entries.filter { $0.isCalled(name) }
    if !others.isEmpty {
      let place = path.dropLast().joined(separator: ".")
      return .instead("There is no `\(name)` in `\(place)`, but elsewhere:", others)
    }
    if let advice = Synonyms.advice(onMissing: name) {
      return .missing("there is no `\(name)` yet: \(advice)")
    }
    let names = entries.map(\.name)
    let known = Synonyms.names(for: name, among: names)
    if !known.isEmpty {
      let list = known.map { "`\($0)`" }.joined(separator: " or ")
      return .instead(
        "Other tools call it `\(name)`; here it is \(list):",
        entries.filter { known.contains($0.name) })
    }
    if let nearest = nearestName(to: name, among: names + Subject.names(ofLayer: 1)) {
      return .instead(
        "There is no `\(name)`; the nearest name is `\(nearest)`:",
        entries.filter { $0.name == nearest } + valueOfLayer(nearest))
    }
    return .missing("there is no `\(name)`; `nbrun reference` lists all that there is")
  }

  /// Everything that has a name.
  private static var entries: [Entry] {
    let problems = Problems(source: .empty)
    let mappings: [(place: [String], keys: [KeyDocumentation])] = [
      (["front-matter"], frontMatterKeys), (["project"], projectKeys),
      (["project", "site"], siteKeys), (["block"], blockKeys(problems)),
      (["block", "data"], dataKeys), (["block", "data", "split"], splitKeys),
      (["block", "layers"], layerKeys),
      (["block", "show"], showKeys),
    ]
    let keys = mappings.flatMap { place, keys in
      let inside = mappings.filter { $0.place.dropLast() == place[...] }
      return keys.map { key in
        Entry(key, in: place, settings: inside.first { $0.place.last == key.key }?.keys ?? [])
      }
    }
    let components =
      components(dataGenerators, "data") + components(transforms, "layers")
      + components(activations, "activation") + components(initializers, "initializer")
      + components(losses, "loss") + components(optimizers, "optimizer")
      + components(schedules, "schedule")
    let steps = stepKeys.flatMap { step in
      component(step.name, step.summary, step.keys, in: "run", kind: "a step of run")
    }
    return keys + components + steps + Subject.fixed.map { shown($0.name, $0.summary) }
  }

  /// What is called so of the layer whose number stands in a name, as `dW3`.
  private static func valueOfLayer(_ name: String) -> [Entry] {
    guard let number = Int(name.drop { !$0.isNumber }), number > 0,
      Subject.names(ofLayer: number).contains(name)
    else { return [] }
    return [shown(name, Subject.summary(of: name))]
  }

  private static func shown(_ name: String, _ summary: String) -> Entry {
    Entry(
      name: name, place: ["block", "show"], kind: "a name for show, expect and {network}",
      type: nil, fallback: nil, summary: summary, settings: [])
  }

  private static func components<Kind>(_ catalogue: Catalogue<Kind>, _ place: String) -> [Entry] {
    catalogue.types.flatMap { type in
      component(
        type.name, type.summary, recorded { _ = type.init(settings: &$0) }, in: place,
        kind: catalogue.kind)
    }
  }

  /// A component, and each of its settings.
  private static func component(
    _ name: String, _ summary: String, _ keys: [KeyDocumentation], in place: String, kind: String
  ) -> [Entry] {
    let settings = keys.map { Entry($0, in: [place, name], settings: []) }
    return [
      Entry(
        name: name, place: [place], kind: kind, type: nil, fallback: nil, summary: summary,
        settings: settings)
    ] + settings
  }
}

extension Reference.Entry {
  fileprivate init(_ key: KeyDocumentation, in place: [String], settings: [KeyDocumentation]) {
    name = key.key
    self.place = place
    kind = "a key of \(place.joined(separator: "."))"
    type = key.type
    fallback = key.fallback
    summary = key.summary
    let inside = place + [key.key]
    self.settings = settings.map { Self($0, in: inside, settings: []) }
  }

  /// Whether it goes by a name.
  fileprivate func isCalled(_ text: String) -> Bool {
    name == text || text.contains(where: \.isLetter) && Self.folded(name) == Self.folded(text)
  }

  /// Without regard to case and to marks between words.
  private static func folded(_ text: String) -> String {
    text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// Whether it belongs to all of these, in this order.
  fileprivate func isIn(_ words: some Collection<String>) -> Bool {
    var rest = place[...]
    for word in words {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  /// For programs. A key without `default` is required.
  package var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(name)), ("in", .array(place.map(JSON.string))), ("is", .string(kind)),
    ]
    if let type { members.append(("type", .string(type))) }
    if let fallback { members.append(("default", .string(fallback))) }
    members.append(("summary", .string(summary)))
    if !settings.isEmpty { members.append(("settings", .array(settings.map(\.json)))) }
    return .object(members)
  }

  /// Several for people, in lines of a width: what is the same in several places once.
  package static func text(of entries: [Self], width: Int) -> String {
    var groups: [[Self]] = []
    for entry in entries {
      let index = groups.firstIndex { entry.saysTheSame(as: $0[0]) }
      if let index { groups[index].append(entry) } else { groups.append([entry]) }
    }
    return groups.map { $0[0].text(width: width, alsoIn: $0.dropFirst().map(\.place)) }
      .joined(separator: "\n\n")
  }

  private func saysTheSame(as other: Self) -> Bool {
    type != nil && settings.isEmpty && other.settings.isEmpty
      && (name, type, fallback, summary) == (other.name, other.type, other.fallback, other.summary)
  }

  private func text(width: Int, alsoIn places: [[String]]) -> String {
    let others = places.map { ", \($0.joined(separator: "."))" }.joined()
    var lines = Self.wrapped("\(name): \(kind)\(others)", width: width, indent: "")
    lines += Self.wrapped(summary, width: width, indent: "  ")
    if let type {
      let fallback = fallback.map { "; default: \($0)" } ?? "; required"
      lines += Self.wrapped("Takes: \(type)\(fallback)", width: width, indent: "  ")
    }
    if !settings.isEmpty { lines.append("  Settings:") }
    for setting in settings {
      let fallback =
        switch setting.fallback {
        case nil: " (required)"
        case "none": ""
        case let value?: " = \(value)"
        }
      lines.append("    \(setting.name)\(fallback)")
      lines += Self.wrapped(setting.summary, width: width, indent: "        ")
    }
    return lines.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, width: Int, indent: String) -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count > indent.count, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return lines + [line]
  }
}
