import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockDecoder {
  /// Reads `show`, `expect` and what else decides how the block looks.
  mutating func readOutputs(_ keys: inout KeyReader, into block: inout Block) {
    block.echo = keys.echo()
    block.caption = keys.text("caption", default: nil, "a caption over the outputs")
    readValues(in: block.caption, at: keys.valuePlace(of: "caption"), of: &block)
    block.label = keys.label("a name by which prose can link to the first output")
    block.tolerance = keys.tolerance()
    let shows = keys.node(
      "show", "list of names", as: .list(of: .definition("show-item")), default: "none",
      "what to show, in order")
    let claims = keys.node(
      "expect", "mapping of names to values", as: .definition("expectations"), default: "none",
      "claims, compared at the digits in which they are written")
    refuseUnknownKeys(keys, in: &block)
    let network = networks[block.network]?.description
    if let shows, let items = problems.list(shows, "show", of: "names such as `W1` or `loss`") {
      block.shows = items.compactMap { showItem($0, of: network) }
      for show in block.shows {
        readValues(in: show.options.caption, at: show.captionRange ?? show.range, of: &block)
      }
    }
    if let claims { block.expectations = expectations(claims, of: network) }
  }

  /// A key that is misspelt may be any key: what the block says of its network is then not known.
  private mutating func refuseUnknownKeys(_ keys: KeyReader, in block: inout Block) {
    let errorsBefore = problems.errorCount
    keys.refuseUnknownKeys()
    guard problems.errorCount > errorsBefore else { return }
    block.isSound = false
    if networks[block.network]?.range == block.range {
      networks[block.network]?.description = nil
    }
  }

  // MARK: - caption

  /// Decodes the inline values of a caption, which are those of the block's network after the block.
  private func readValues(in caption: String?, at range: SourceRange, of block: inout Block) {
    guard let caption, caption.contains("`") else { return }
    do throws(LivePartProblem) {
      for value in try ValueText.values(in: caption, at: range, of: problems.diagnostics.sources) {
        if value.isOfParameter {
          block.captionParameters[value.key] = text(ofParameter: value)
        } else if let name = value.network, name.text != block.network {
          problems.error(
            name.range, "a caption can have values of its block's own network only",
            hint: "say it in the text")
        } else if let network = networks[block.network],
          let expression = decode(value, of: network)
        {
          block.captionValues[value.key] = expression
        }
      }
    } catch {
      problems.error(error.range, error.message, hint: error.hint)
    }
  }

  // MARK: - show

  private func showItem(_ node: YAMLNode, of network: NetworkDescription?) -> ShowItem? {
    switch node.content {
    case .scalar:
      guard let name = node.text else {
        return problems.wrongKind(node, "an item of `show`", "a name")
      }
      guard let subject = subject(name, at: node.range, of: network) else { return nil }
      return ShowItem(
        subject: subject, options: ShowOptions(name: name, numberStyle: defaults.numberStyle),
        range: node.range)
    case .mapping(let entries) where entries.count == 1:
      let name = entries[0].key
      guard let subject = subject(name, at: entries[0].keyRange, of: network) else { return nil }
      guard case .mapping(let options) = entries[0].value.content else {
        return problems.wrongType(entries[0].value, name, "a mapping of options")
      }
      var keys = KeyReader(options, of: "`\(name)`", at: node.range, problems: problems)
      var shown = ShowOptions(name: name, numberStyle: defaults.numberStyle)
      shown.read(&keys)
      keys.refuseUnknownKeys()
      guard !refusesIdle(options, shown, of: subject) else { return nil }
      return ShowItem(
        subject: subject, options: shown, range: node.range,
        captionRange: keys.valuePlace(of: "caption"))
    default:
      return problems.wrongKind(
        node, "an item of `show`", "a name or a mapping of one name to options")
    }
  }

  /// Whether there are options that change nothing of a subject, which it reports.
  private func refusesIdle(
    _ entries: [YAMLEntry], _ shown: ShowOptions, of subject: Subject
  ) -> Bool {
    let errorsBefore = problems.errorCount
    for entry in entries {
      guard let option = ShowOption(rawValue: entry.key) else { continue }
      if !subject.options.contains(option) {
        let others = ShowOption.allCases.filter(subject.options.contains).map(\.rawValue)
        let names = (others + ["caption", "label"]).map { "`\($0)`" }.joined(separator: ", ")
        problems.error(
          entry.keyRange, "`\(entry.key)` changes nothing of `\(shown.name)`",
          hint: "it takes \(names)")
      } else if option == .form, let form = shown.form, !subject.forms.contains(form) {
        let names = subject.forms.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        problems.error(
          entry.value.range, "`\(shown.name)` cannot be shown as `\(form.rawValue)`",
          hint: "it may be \(names)")
      }
    }
    return problems.errorCount > errorsBefore
  }

  /// The subject of a name, checked against the network as far as that can be done before it runs.
  func subject(
    _ name: String, at range: SourceRange, of network: NetworkDescription?
  ) -> Subject? {
    guard let subject = Subject(name: name) else {
      let names = Subject.fixed.map(\.name) + numberedNames(of: network)
      problems.unknown(name, "name", among: names, at: range)
      return nil
    }
    problems.notes?.note("name", name, Subject.summary(of: name), at: range)
    guard let network, case .quantity(let quantity) = subject else { return subject }
    if let reason = network.reasonForLacking(quantity) {
      problems.error(range, "there is no `\(name)`: \(reason)")
      return nil
    }
    return subject
  }

  private func numberedNames(of network: NetworkDescription?) -> [String] {
    let count = network?.layers.count ?? problems.notes?.mostLayers ?? 2
    return (1...max(count, 1)).flatMap(Subject.names(ofLayer:))
  }

  // MARK: - expect

  private func expectations(
    _ node: YAMLNode, of network: NetworkDescription?
  ) -> [Expectation] {
    guard case .mapping(let entries) = node.content else {
      return problems.wrongType(node, "expect", "a mapping such as `{loss: 0.25}`") ?? []
    }
    return entries.compactMap { entry in
      subject(entry.key, at: entry.keyRange, of: network).flatMap { subject in
        problems.expectation(subject, entry)
      }
    }
  }
}

extension KeyReader {
  mutating func label(_ summary: String) -> String? {
    let place = valuePlace(of: "label")
    return text("label", default: nil, summary).flatMap { problems.label($0, at: place) }
  }

  mutating func echo() -> Echo {
    choice(
      "echo", default: Echo.shown,
      "whether the block's own source is shown; `fold` hides it behind a click")
  }
}
