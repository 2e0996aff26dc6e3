import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// What `data` says of where the samples come from.
struct DataSource {
  let csv: YAMLNode?
  let npz: YAMLNode?
  let npy: YAMLNode?
  let idx: YAMLNode?
  /// The data generators named, with their settings.
  private let generators: [(type: any Component<any DataGenerator>.Type, settings: YAMLNode)]
  /// A generator's own random numbers.
  let random: RandomSource?
  let inputs: YAMLNode?
  let targets: YAMLNode?
  /// What stands between the fields of a CSV file.
  let separator: Character

  /// Reads the keys; `kind` is that of the network's random numbers.
  init(reading keys: inout KeyReader, _ kind: GeneratorKind) {
    csv = keys.node(
      "csv", "path", default: "none", "a CSV file whose first row names its columns")
    npz = keys.node("npz", "path", default: "none", "a NumPy archive")
    npy = keys.node(
      "npy", "mapping", default: "none", "NumPy files: `{inputs: x.npy, targets: y.npy}`")
    idx = keys.node(
      "idx", "mapping", default: "none", "IDX files: `{inputs: images.idx, targets: labels.idx}`")
    var generators: [(any Component<any DataGenerator>.Type, YAMLNode)] = []
    for type in dataGenerators.types {
      let node = keys.node(type.name, "settings", default: "none", type.summary)
      if let node { generators.append((type, node)) }
    }
    self.generators = generators
    random = keys.random(
      kind, "a generator's own seed; without it the network's numbers, from their beginning")
    inputs = keys.node(
      "inputs", "matrix, column names or array name", default: nil,
      "a row for each sample; of a CSV file the columns, of an archive the array")
    targets = keys.node(
      "targets", "matrix, column names or array name", default: "none",
      "what the network should give, laid out like the inputs")
    separator = keys.character(
      "separator", default: ",", "what stands between the fields of a CSV file")
  }

  var generator: (type: any Component<any DataGenerator>.Type, settings: YAMLNode)? {
    generators.first
  }

  /// The files and generators named; none where the samples stand in the notebook.
  var named: [YAMLNode] { [csv, npz, npy, idx].compactMap { $0 } + generators.map(\.settings) }

  /// The files of the inputs and of the targets, where each has its own.
  var files: YAMLNode? { npy ?? idx }

  /// `inputs` and `targets` beside a source that has no use for them.
  var unusedArrays: [YAMLNode] {
    generator == nil && npy == nil && idx == nil ? [] : [inputs, targets].compactMap { $0 }
  }
}

extension KeyReader {
  /// Reads a single character.
  fileprivate mutating func character(
    _ key: String, default fallback: Character, _ summary: String
  ) -> Character {
    guard let text = text(key, default: String(fallback), summary) else { return fallback }
    guard text.count == 1, let character = text.first else {
      problems.error(valuePlace(of: key), "`\(key)` must be one character, not `\(text)`")
      return fallback
    }
    return character
  }
}
