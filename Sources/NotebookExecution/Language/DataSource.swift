import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// What `data`, or `test` in it, says of where the samples come from.
struct DataSource {
  private(set) var csv: YAMLNode?
  private(set) var npz: YAMLNode?
  private(set) var npy: YAMLNode?
  private(set) var idx: YAMLNode?
  /// The data generators named, with their settings.
  private let generators: [(type: any Component<any DataGenerator>.Type, settings: YAMLNode)]
  /// A generator's own random numbers.
  let random: RandomSource?
  /// Whether a generator of test samples would draw the numbers that one of the training samples has drawn.
  private(set) var repeatsNumbers = false
  private(set) var inputs: YAMLNode?
  private(set) var targets: YAMLNode?
  /// How a CSV file is written.
  let format: CSVFormat
  /// What says where other samples come from to judge the result by; nil where nothing does, and in itself.
  let test: YAMLNode?
  /// The whole mapping.
  let range: SourceRange
  /// What it is called in messages.
  let subject: String

  /// Reads the keys.
  ///
  /// - Parameters:
  ///   - kind: that of the network's random numbers.
  ///   - training: the source of the training samples, where this one is that of the test samples: what it says of
  ///     CSV files, of columns and of the arrays of an archive holds here too.
  init(reading keys: inout KeyReader, _ kind: GeneratorKind, besides training: DataSource? = nil) {
    range = keys.range
    subject = keys.subject
    csv = keys.node("csv", "path", as: .text, default: "none", "a CSV file")
    npz = keys.node("npz", "path", as: .text, default: "none", "a NumPy archive")
    npy = keys.node(
      "npy", "mapping", as: .definition("files"), default: "none",
      "NumPy files: `{inputs: x.npy, targets: y.npy}`")
    idx = keys.node(
      "idx", "mapping", as: .definition("files"), default: "none",
      "IDX files: `{inputs: images.idx, targets: labels.idx}`")
    var generators: [(any Component<any DataGenerator>.Type, YAMLNode)] = []
    for type in dataGenerators.types {
      let node = keys.node(
        type.name, "settings", as: .mapping { _ = type.init(settings: &$0) }, default: "none",
        type.summary)
      if let node { generators.append((type, node)) }
    }
    self.generators = generators
    random = keys.random(
      kind, "a generator's own seed; without it the network's numbers, from their beginning")
    inputs = keys.node(
      "inputs", "matrix, columns or array name", as: .definition("samples"), default: nil,
      "a row for each sample; of a CSV file the columns, of an archive the array")
    targets = keys.node(
      "targets", "matrix, columns or array name", as: .definition("samples"), default: "none",
      "what the network should give, laid out like the inputs")
    format = keys.format(besides: training?.format)
    test =
      training != nil
      ? nil
      : keys.node(
        "test", "mapping", as: .definition("test-data"), default: "none",
        "samples to judge the result by, from elsewhere, in the same words: `{csv: test.csv}`")
    if let training { adopt(training) }
    if csv == nil { keys.refuseFormatKeys() }
    // Of one that is misspelt it is told that it is unknown.
    if keys.has("seed"), generators.isEmpty, inputs != nil || !named.isEmpty {
      keys.problems.error(
        keys.place(of: "seed"), "`seed` is for a data generator, and there is none here",
        hint: "a `split` has a `seed` of its own, and the network's stands beside `data`")
    }
  }

  /// Takes from the source of the training samples what goes without saying.
  private mutating func adopt(_ training: DataSource) {
    repeatsNumbers = training.generator != nil && training.random == nil && random == nil
    if named.isEmpty, let archive = training.npz, inputs != nil || targets != nil { npz = archive }
    guard csv != nil && training.csv != nil || npz != nil && training.npz != nil else { return }
    inputs = inputs ?? training.inputs
    targets = targets ?? training.targets
  }

  var generator: (type: any Component<any DataGenerator>.Type, settings: YAMLNode)? {
    generators.first
  }

  /// The files and generators named; none where the samples stand in the notebook.
  var named: [YAMLNode] { [csv, npz, npy, idx].compactMap { $0 } + generators.map(\.settings) }

  /// The files of the inputs and of the targets, where each has its own.
  var files: YAMLNode? { npy ?? idx }

  /// Where the targets are named, or stand.
  var targetsRange: SourceRange? { (targets ?? files?["targets"])?.range }

  /// `inputs` and `targets` beside a source that has no use for them.
  var unusedArrays: [YAMLNode] {
    files != nil || generator != nil ? [inputs, targets].compactMap { $0 } : []
  }
}

extension KeyReader {
  private static let formatKeys = ["separator", "header", "decimal", "missing-values"]

  /// Reads how a CSV file is written; what is not said is as in another file.
  fileprivate mutating func format(besides other: CSVFormat?) -> CSVFormat {
    var format = other ?? CSVFormat()
    format.separator = character(
      "separator", default: format.separator, "what stands between the fields of a CSV file")
    let header = node(
      "header", "true or false", as: .flag, default: "true",
      "whether the first row of a CSV file names the columns; `false` numbers them from 0")
    if let header { format.hasHeader = problems.flag(header, "header") ?? format.hasHeader }
    format.decimal = choice(
      "decimal", default: format.decimal,
      "what stands before the decimals in a CSV file; `comma` needs a `separator`")
    let values = node(
      "missing-values", "list of texts", as: .list(of: .text), default: "none",
      "what stands for a missing value in a CSV file beside the empty field and, among numbers, "
        + CSVFormat.numberWords.map { "`\($0)`" }.joined(separator: ", "))
    if let values {
      format.missingValues =
        texts(values, "missing-values", of: "texts, such as `[NA, -999]`") ?? []
    }
    if format.decimal == .comma, other?.decimal != .comma, !has("separator"), !isRecording {
      problems.error(
        valuePlace(of: "decimal"), "`decimal: comma` needs to know what stands between the fields",
        hint: "such as `separator: \";\"`; with `separator: \",\"`, numbers must be quoted")
    }
    return format
  }

  /// Refuses what is said of CSV files where there is none.
  fileprivate func refuseFormatKeys() {
    for key in Self.formatKeys where has(key) {
      problems.error(place(of: key), "`\(key)` is for CSV files, and there is none here")
    }
  }

  /// The texts of a list; nil after an error.
  func texts(_ node: YAMLNode, _ key: String, of what: String) -> [String]? {
    guard let nodes = problems.list(node, key, of: what) else { return nil }
    let texts = nodes.compactMap { problems.text($0, key) }
    return texts.count == nodes.count ? texts : nil
  }

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
