import NeuralNetwork
import NotebookSyntax

/// Decodes and runs the live parts of a notebook, from top to bottom.
struct NotebookExecution {
  private let notebook: Notebook
  private let problems: Problems
  private var decoder: BlockDecoder
  private var runner: NotebookRunner
  /// What stands in the place of each live part, in their order; nil where a part has an error.
  private(set) var results: [PartResult?] = []

  init(
    notebook: Notebook, defaults: Defaults, problems: Problems,
    progress: ((String, Int, Int) -> Void)?
  ) {
    self.notebook = notebook
    self.problems = problems
    decoder = BlockDecoder(
      defaults: defaults, folder: notebook.source.folder, problems: problems)
    runner = NotebookRunner(problems: problems, progress: progress)
  }

  /// Runs all the parts.
  mutating func run() {
    let yaml = notebook.liveParts.map { part -> YAMLNode? in
      guard case .block(let block) = part else { return nil }
      return decoder.yaml(of: block)
    }
    for (node, part) in zip(yaml, notebook.liveParts) {
      if let node { decoder.noteDeclaration(node, range: part.range) }
    }
    for (node, part) in zip(yaml, notebook.liveParts) {
      switch part {
      case .block(let fenced):
        results.append(node.flatMap { run($0, fenced) })
      case .value(let value):
        let expression = decoder.decode(value)
        results.append(expression.flatMap { runner.text(of: $0) }.map(PartResult.text))
      }
    }
  }

  private mutating func run(_ yaml: YAMLNode, _ fenced: FencedBlock) -> PartResult? {
    guard let block = decoder.decode(yaml, range: fenced.openingFence) else { return nil }
    return .block(block, runner.run(block))
  }

  /// The networks in the order of their declaration.
  var networks: [NetworkState] { runner.states }

  /// Where the document comes from, beside the notebook itself.
  var provenance: [ProvenanceEntry] {
    var entries = [
      ProvenanceEntry("nbrun", version),
      ProvenanceEntry("source", "sha256:" + SHA256.digest(of: notebook.source.bytes).hexadecimal),
    ]
    let seeds = networks.filter { $0.description.usesRandomNumbers }.map { state in
      let random = state.description.random
      let generator = random.kind == .numpyLegacy ? "" : " (\(random.kind.rawValue))"
      return networks.count == 1
        ? "\(random.seed)\(generator)" : "\(state.name) \(random.seed)\(generator)"
    }
    if !seeds.isEmpty {
      entries.append(
        ProvenanceEntry(seeds.count == 1 ? "seed" : "seeds", seeds.joined(separator: ", ")))
    }
    return entries
  }
}

/// What stands in the place of a live part.
enum PartResult {
  case block(Block, BlockResult)
  case text(String)
}

extension SourceText {
  /// The folder that its name says it is in.
  fileprivate var folder: String {
    name.lastIndex(of: "/").map { $0 == name.startIndex ? "/" : String(name[..<$0]) } ?? "."
  }
}
