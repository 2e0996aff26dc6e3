import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookSyntax

/// What the front matter says for the whole notebook.
struct Defaults: Sendable {
  var title: String?
  var summary: String?
  var language = "en"
  var order: Double?
  var seed = WrittenSeed(seed: Seed(0), range: 0..<0)
  var generator = GeneratorKind.numpyLegacy
  var precision = Precision.float64
  var numberStyle = NumberStyle.numpy
  var parameters: [String: Parameter] = [:]
  /// How much the committed documents may differ; nil where the command line decides.
  var tolerance: Tolerance?

  /// What holds where nobody says anything.
  init() {}

  /// Reads the front matter of a notebook, over what its project says.
  init(_ frontMatter: FrontMatter?, _ context: RunContext, problems: Problems) {
    self.init(
      frontMatter.flatMap { problems.parse($0.yaml) },
      project: context.project?.defaults(for: problems) ?? Defaults(), problems: problems)
  }

  /// What holds for a notebook, whose parameters may be given other values from outside.
  init(of notebook: Notebook, _ context: RunContext, problems: Problems) {
    self.init(notebook.frontMatter, context, problems: problems)
    problems.replace(&parameters, by: context.parameters)
  }

  /// Reads the front matter. Keys that other tools use (`author`, `layout`, …) are left alone.
  ///
  /// - Parameter project: what holds where it says nothing.
  init(_ frontMatter: YAMLNode?, project: Defaults = Defaults(), problems: Problems) {
    self = project
    var entries: [YAMLEntry] = []
    if let frontMatter, !frontMatter.isNull {
      if let mapping = frontMatter.mapping {
        entries = mapping
      } else {
        problems.error(
          frontMatter.range, "the front matter must be a mapping, not \(frontMatter.kindName)")
      }
    }
    var keys = KeyReader(
      entries, of: "the front matter", at: frontMatter?.range ?? 0..<0, problems: problems)
    read(&keys)
    keys.warnOfNearMisses()
  }

  /// Reads what front matter can say.
  mutating func read(_ keys: inout KeyReader) {
    title = keys.text("title", default: nil, "the title of the page")
    summary = keys.text("summary", default: nil, "a sentence for the index of a site")
    order = keys.number("order", in: .finite, "the page's place in a site")
    readShared(&keys)
  }

  /// Reads what a project can say too.
  mutating func readShared(_ keys: inout KeyReader) {
    language = keys.text("lang", default: language, "the language of the prose, as in `de`") ?? "en"
    seed = keys.seed(default: seed)
    generator = keys.generator(default: generator)
    precision = keys.choice("precision", default: precision, "the scalar type of the networks")
    numberStyle = keys.choice("number-style", default: numberStyle, "how arrays are shown")
    parameters.merge(keys.parameters()) { $1 }
    tolerance = keys.tolerance() ?? tolerance
  }
}

extension KeyReader {
  mutating func generator(default fallback: GeneratorKind) -> GeneratorKind {
    guard
      let node = node(
        "random", "mapping", as: .mapping { _ = $0.generatorName(default: fallback) },
        default: "{generator: \(fallback.rawValue)}",
        "the generator: `numpy-legacy` is `np.random.seed`'s, `numpy-default` is `default_rng`'s")
    else { return fallback }
    guard case .mapping(let entries) = node.content else {
      return problems.wrongType(node, "random", "a mapping such as `{generator: numpy-default}`")
        ?? fallback
    }
    var keys = KeyReader(entries, of: "`random`", at: node.range, problems: problems)
    let generator = keys.generatorName(default: fallback)
    keys.refuseUnknownKeys()
    return generator
  }

  private mutating func generatorName(default fallback: GeneratorKind) -> GeneratorKind {
    choice("generator", default: fallback, "the generator")
  }

  /// The notebook's parameters by name.
  fileprivate mutating func parameters() -> [String: Parameter] {
    guard
      let node = node(
        "params", "mapping", as: .definition("parameters"), default: "none",
        "values that blocks use as `$name`, each in the place of a whole value")
    else { return [:] }
    guard case .mapping(let entries) = node.content else {
      return problems.wrongType(node, "params", "a mapping of names to values") ?? [:]
    }
    for entry in entries {
      problems.notes?.note(.parameter, entry.key, at: entry.keyRange, isDeclaration: true)
    }
    return Dictionary(
      entries.map { ($0.key, Parameter($0.value, in: problems.diagnostics.source)) }
    ) { first, _ in first }
  }
}
