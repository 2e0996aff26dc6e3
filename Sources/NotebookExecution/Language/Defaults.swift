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
  var parameters: [String: YAMLNode] = [:]
  /// How much the committed documents may differ; nil where the command line decides.
  var tolerance: Tolerance?

  /// Reads the front matter. Keys that other tools use (`author`, `layout`, …) are left alone.
  init(_ frontMatter: YAMLNode?, problems: Problems) {
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
    self.init(reading: &keys)
    keys.warnOfNearMisses()
  }

  init(reading keys: inout KeyReader) {
    title = keys.text("title", default: nil, "the title of the page")
    summary = keys.text("summary", default: nil, "a sentence for the index of a site")
    order = keys.number("order", in: .finite, "the page's place in a site")
    language = keys.text("lang", default: "en", "the language of the prose, as in `de`") ?? "en"
    seed = keys.seed(default: seed)
    generator = keys.generator(default: .numpyLegacy)
    precision = keys.choice("precision", default: .float64, "the scalar type of the networks")
    numberStyle = keys.choice("number-style", default: .numpy, "how arrays are shown")
    parameters = keys.parameters()
    tolerance = keys.tolerance()
  }
}

extension KeyReader {
  mutating func generator(default fallback: GeneratorKind) -> GeneratorKind {
    guard
      let node = node(
        "random", "mapping", default: "{generator: \(fallback.rawValue)}",
        "the generator: `numpy-legacy` is `np.random.seed`'s, `numpy-default` is `default_rng`'s")
    else { return fallback }
    guard case .mapping(let entries) = node.content else {
      return problems.wrongType(node, "random", "a mapping such as `{generator: numpy-default}`")
        ?? fallback
    }
    var keys = KeyReader(entries, of: "`random`", at: node.range, problems: problems)
    let generator = keys.choice("generator", default: fallback, "the generator")
    keys.refuseUnknownKeys()
    return generator
  }

  /// The notebook's parameters by name.
  fileprivate mutating func parameters() -> [String: YAMLNode] {
    guard
      let node = node(
        "params", "mapping", default: "none",
        "values that blocks use as `$name`, each in the place of a whole value")
    else { return [:] }
    guard case .mapping(let entries) = node.content else {
      return problems.wrongType(node, "params", "a mapping of names to values") ?? [:]
    }
    return Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }
}
