import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookSyntax

/// Decodes the live parts of a notebook, and runs them network by network, each from top to bottom.
///
/// Networks share nothing, so that the results of one can come from a store while another runs.
struct LivePartRunner {
  private let notebook: Notebook
  private let defaults: Defaults
  private let problems: Problems
  private let store: (any ResultStore)?
  private(set) var decoder: BlockDecoder
  private var runner: BlockRunner
  /// Of the data files, all of which have been read when the first network runs.
  private lazy var dataDigest = problems.dataDigest
  private var parts: [DecodedPart?] = []
  /// The indices of the blocks of which not even the network is known.
  private var unread: [Int] = []
  /// What stands in the place of each live part, in their order; nil where a part has an error.
  private(set) var results: [DocumentPart?] = []
  /// The networks in the order of their declaration; those with errors are left out.
  private(set) var networks: [NetworkRecord] = []
  /// The seeds of the networks that draw random numbers, as the provenance tells them.
  private var seeds: [(network: String, text: String)] = []

  init(
    notebook: Notebook, defaults: Defaults, files: FileScope, problems: Problems,
    store: (any ResultStore)?, progress: ((String, Int, Int) -> Void)?
  ) {
    self.notebook = notebook
    self.defaults = defaults
    self.problems = problems
    self.store = store
    decoder = BlockDecoder(defaults: defaults, files: files, problems: problems)
    runner = BlockRunner(problems: problems, progress: progress)
  }

  /// Runs the parts of all networks, or of one.
  mutating func run(only network: String? = nil) {
    decode()
    results = parts.map { part in
      guard case .parameter(let text) = part else { return nil }
      return .value(text)
    }
    let indices = Dictionary(grouping: order) { parts[$0]?.network }
    for declared in decoder.networks.all where network == nil || declared.name == network {
      run(declared, indices[declared.name] ?? [])
    }
  }

  /// What each live part says of how much its committed outputs may differ.
  var tolerances: [Tolerance?] {
    parts.map { if case .block(let block, _) = $0 { block.tolerance } else { nil } }
  }

  // MARK: - Decoding

  mutating func decode() {
    let yaml = notebook.liveParts.map { part -> YAMLNode? in
      guard case .block(let block) = part else { return nil }
      return decoder.yaml(of: block)
    }
    for (node, part) in zip(yaml, notebook.liveParts) {
      if let node { decoder.noteDeclaration(node, range: part.range) }
    }
    parts = Array(repeating: nil, count: yaml.count)
    for index in order {
      switch notebook.liveParts[index] {
      case .block(let fenced):
        let node = yaml[index].flatMap(decoder.inheriting)
        let block = decoder.decode(node, range: fenced.openingFence)
        if block == nil { unread.append(index) }
        parts[index] = block.flatMap { block in node.map { .block(block, $0) } }
      case .value(let value) where value.isOfParameter:
        parts[index] = decoder.text(ofParameter: value).map(DecodedPart.parameter)
      case .value(let value):
        parts[index] = decoder.decode(value).map(DecodedPart.value)
      }
    }
    askForFrames()
  }

  /// The indices of the live parts in the order in which they run: the values in the front matter are those at the end.
  private var order: [Int] {
    let first = notebook.liveParts.firstIndex { !$0.isInFrontMatter } ?? notebook.liveParts.count
    return Array(notebook.liveParts.indices[first...]) + Array(0..<first)
  }

  /// Has the trainings of a network keep frames where one of its blocks shows something of them.
  private mutating func askForFrames() {
    let networks = Set(
      parts.compactMap { part -> String? in
        guard case .block(let block, _) = part else { return nil }
        return block.shows.contains { $0.subject.exhibit?.needsFrames ?? false }
          ? block.network : nil
      })
    for index in parts.indices {
      guard case .block(var block, let yaml) = parts[index], networks.contains(block.network)
      else { continue }
      block.keepFrames()
      parts[index] = .block(block, yaml)
    }
  }

  // MARK: - Running

  /// Runs the parts of a network, which have the given indices.
  private mutating func run(_ network: DeclaredNetwork, _ indices: [Int]) {
    // A part with an error may belong to any network, and its problem must be told again.
    let canBeStored = problems.errorCount == 0
    let key = canBeStored ? key(of: network, indices) : nil
    let places = indices.map { parts[$0]?.places ?? [] }
    if let key, let stored = store?.results(for: key),
      let results = NetworkResults(bytes: stored), accept(results, of: network, indices)
    {
      for warning in results.warnings { problems.repeat(warning, places: places) }
      return
    }
    let before = problems.count
    runner.expectsWrongGradients = indices.contains { parts[$0]?.expectsWrongGradients == true }
    guard var results = freshResults(of: network, indices), problems.errorCount == 0,
      accept(results, of: network, indices)
    else { return }
    let warnings = problems.diagnostics.added(after: before)
    results.warnings = warnings.compactMap { StoredWarning($0, places: places) }
    guard let key, results.warnings.count == warnings.count else { return }
    store?.save(results.bytes, for: key)
  }

  private mutating func key(of network: DeclaredNetwork, _ indices: [Int]) -> ResultKey? {
    guard store != nil else { return nil }
    var key = NetworkKey(
      network: network.name, defaults: defaults, data: dataDigest)
    for index in indices {
      switch parts[index] {
      case .block(let block, let yaml):
        key.add(yaml)
        for text in block.captionParameters.values.sorted() { key.add(text) }
      case .value(let expression): key.add(expression.value)
      case .parameter, nil: break
      }
    }
    return key.key
  }

  /// Runs a network's parts; nil after an error.
  private mutating func freshResults(
    of network: DeclaredNetwork, _ indices: [Int]
  ) -> NetworkResults? {
    var results: [NetworkResults.Part] = []
    // A block that could not be read may have steps of this network, without which no later part is
    // what it should be.
    let firstUnread = unread.first { $0 > indices.first ?? 0 } ?? parts.count
    for index in indices.prefix(while: { $0 < firstUnread }) {
      switch parts[index] {
      case .block(let block, _):
        let result = runner.run(block)
        guard problems.errorCount == 0 else { continue }
        results.append(
          .block(
            outputs: Presenter.outputs(
              of: result.shown, caption: result.caption, label: block.label)
              + result.notes.map { Output(.note($0)) },
            values: result.shown.flatMap(\.values)))
      case .value(let expression):
        if let text = runner.text(of: expression) { results.append(.text(text)) }
      case .parameter, nil: break
      }
    }
    guard let state = runner.state(of: network.name) else { return nil }
    let digest = SHA256.digest(of: state.network.parameterDigestBytes).hexadecimal
    return NetworkResults(parts: results, parametersDigest: digest, warnings: [])
  }

  /// Puts a network's results in the places of its parts; false where they do not fit.
  private mutating func accept(
    _ stored: NetworkResults, of network: DeclaredNetwork, _ indices: [Int]
  ) -> Bool {
    guard let description = network.description, stored.parts.count == indices.count else {
      return false
    }
    for (index, result) in zip(indices, stored.parts) {
      switch (parts[index], notebook.liveParts[index], result) {
      case (.block(let block, _), .block(let fenced), .block(let outputs, let values)):
        let source = EchoedSource(
          block: fenced, notebook: notebook, parameters: defaults.parameters.mapValues(\.lines))
        results[index] = .block(
          DocumentBlock(
            network: network.name, source: source.text, echo: block.echo, outputs: outputs,
            values: values))
      case (.value, .value, .text(let text)):
        results[index] = .value(text)
      default:
        return false
      }
    }
    let random = description.random
    networks.append(
      NetworkRecord(
        name: network.name, precision: description.precision.rawValue,
        generator: random.kind.rawValue, seed: "\(random.seed)",
        parametersDigest: stored.parametersDigest))
    if description.usesRandomNumbers {
      let generator = random.kind == .numpyLegacy ? "" : " (\(random.kind.rawValue))"
      seeds.append((network.name, "\(random.seed)\(generator)"))
    }
    return true
  }

  // MARK: - Results

  /// The values that are known, by the indices of their parts.
  var values: [Int: String] {
    var values: [Int: String] = [:]
    for (index, result) in results.enumerated() {
      if case .value(let text) = result { values[index] = text }
    }
    return values
  }

  // MARK: - Provenance

  /// Where the document comes from, beside the notebook itself.
  var provenance: [ProvenanceEntry] {
    var entries = [ProvenanceEntry("nbrun", "numeric contract \(numericContract)")]
    let seeds = seeds.map { networks.count == 1 ? $0.text : "\($0.network) \($0.text)" }
    if !seeds.isEmpty {
      entries.append(
        ProvenanceEntry(seeds.count == 1 ? "seed" : "seeds", seeds.joined(separator: ", ")))
    }
    return entries
  }
}

extension LivePart {
  fileprivate var isInFrontMatter: Bool {
    if case .value(let value) = self { value.surroundings == .frontMatter } else { false }
  }
}

/// A live part, decoded.
private enum DecodedPart {
  case block(Block, YAMLNode)
  case value(InlineExpression)
  /// The text of a parameter that prose cites.
  case parameter(String)

  var network: String? {
    switch self {
    case .block(let block, _): block.network
    case .value(let expression): expression.network
    case .parameter: nil
    }
  }

  /// Whether it claims that a gradient check fails.
  var expectsWrongGradients: Bool {
    guard case .block(let block, _) = self else { return false }
    return block.expectations.contains {
      if case .verdict(passes: false) = $0.claim { true } else { false }
    }
  }

  /// Where the part and what it is made of stand in the source.
  var places: [SourceRange] {
    switch self {
    case .block(let block, let yaml): [block.range] + yaml.places
    case .value(let expression): [expression.value.range, expression.value.expression.range]
    case .parameter: []
    }
  }
}
