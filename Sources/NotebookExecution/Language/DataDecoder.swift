import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension LoadedData {
  /// What `one-hot` has or could have to do with targets that do not fit the outputs.
  var hintAboutClasses: String? {
    if let oneHotClasses { return "`one-hot` found \(oneHotClasses) classes in the targets" }
    guard let targets = (beforeSplit ?? training).targets,
      targets.shape.contains(targets.elements.count),
      targets.elements.allSatisfy({ $0 >= 0 && $0 == $0.rounded() })
    else { return nil }
    return "if they are classes, `one-hot: true` makes a row of each"
  }
}

/// Reads the key `data`: literals, a file or a generator, and what is done to the samples.
struct DataDecoder {
  let problems: Problems
  /// Where its data files lie.
  let files: FileScope
  /// The network's random numbers, for what `data` draws without a seed of its own.
  let random: RandomSource
  /// Whether the network's samples are rows or columns.
  let orientation: Orientation

  /// Reads the mapping; nil after an error, and where there is nothing to read.
  ///
  /// Every key is read first, so that one mistake does not make strangers of the others.
  func read(_ keys: inout KeyReader, places: inout DeclarationPlaces) -> LoadedData? {
    let errorsBefore = problems.errorCount
    let source = DataSource(reading: &keys, random.kind)
    places.inputs = source.inputs?.range
    places.targets = (source.targets ?? source.files?["targets"])?.range
    let treatment = DataTreatment(reading: &keys, random.kind)
    keys.refuseUnknownKeys()
    guard problems.errorCount == errorsBefore, var loaded = load(source, keys) else { return nil }
    do throws(DataTreatment.Failure) {
      try treatment.apply(to: &loaded, random: random)
    } catch {
      let place = error.isOfTargets ? places.targets : nil
      problems.error(place ?? keys.valuePlace(of: error.key), error.reason.description)
    }
    guard problems.errorCount == errorsBefore else { return nil }
    if orientation == .outputInput { loaded.transpose() }
    return loaded
  }

  // MARK: - Where the samples come from

  private func load(_ source: DataSource, _ keys: KeyReader) -> LoadedData? {
    if source.named.count > 1 {
      problems.error(source.named[1].range, "the data can come from one source only")
      return nil
    }
    if let unused = source.unusedArrays.first {
      problems.error(
        unused.range, "this source of data brings its own inputs and targets",
        hint: "leave `inputs` and `targets` out")
      return nil
    }
    if let (type, node) = source.generator {
      return generated(type, node, source.random ?? random)
    }
    if let files = source.npy {
      return inRows(pair(files, "npy") { bytes throws(DataError) in try NPY.read(bytes) })
    }
    if let files = source.idx {
      return pair(files, "idx") { bytes throws(DataError) in try IDX.read(bytes) }
    }
    guard let inputs = source.inputs else {
      let file = source.named.isEmpty ? nil : "`inputs`: which of the file's numbers are the inputs"
      problems.error(
        keys.range, "`data` needs \(file ?? "`inputs`, a file or a generator")",
        hint: file == nil ? "such as `{inputs: [[0, 1], [1, 0]], targets: [[1], [0]]}`" : nil)
      return nil
    }
    if let csv = source.csv { return table(csv, source, inputs) }
    if let npz = source.npz { return inRows(archive(npz, inputs, source.targets)) }
    let x = problems.finiteLiteral(inputs, "inputs")
    let y = source.targets.map { problems.finiteLiteral($0, "targets") }
    guard let x else { return nil }
    return inRows(LoadedData(training: Dataset(inputs: x, targets: y ?? nil)))
  }

  /// Matrices that are laid out as the network's with the samples in rows.
  private func inRows(_ data: LoadedData?) -> LoadedData? {
    var data = data
    if orientation == .outputInput { data?.transpose() }
    return data
  }

  private func generated(
    _ type: any Component<any DataGenerator>.Type, _ node: YAMLNode, _ random: RandomSource
  ) -> LoadedData? {
    guard node.isNull || node.mapping != nil else {
      return problems.wrongType(node, type.name, "a mapping of settings, such as `{}`")
    }
    let entries = node.mapping ?? []
    let errorsBefore = problems.errorCount
    if let seed = entries.first(where: { $0.key == "seed" }) {
      problems.error(
        seed.keyRange, "`seed` stands beside `\(type.name)`, not in it",
        hint: "as in `data: {\(type.name): {…}, seed: 3}`")
    }
    var settings = KeyReader(
      entries.filter { $0.key != "seed" }, of: "the data generator `\(type.name)`", at: node.range,
      problems: problems)
    let generator = type.init(settings: &settings).erased
    settings.refuseUnknownKeys()
    guard problems.errorCount == errorsBefore else { return nil }
    var numbers = random.makeGenerator()
    return LoadedData(training: generator.makeDataset(using: &numbers))
  }

  // MARK: - Files

  /// A file's bytes; an error is reported where the file is named.
  private func bytes(_ node: YAMLNode, _ key: String) -> [UInt8]? {
    guard let path = problems.text(node, key) else { return nil }
    problems.noteDataPath(files.shown(path))
    do throws(DataError) {
      let bytes = try DataFile.read(path, in: files)
      problems.noteDataFile(bytes)
      return bytes
    } catch {
      problems.error(node.range, error.description)
      return nil
    }
  }

  private func value<Value>(
    at node: YAMLNode, in file: YAMLNode, _ body: () throws(DataError) -> Value
  ) -> Value? {
    do throws(DataError) {
      return try body()
    } catch {
      let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
      problems.error(
        node.range, "\(file.text ?? "")\(place): \(error.message)",
        hint: error.missing.flatMap(hint))
      return nil
    }
  }

  /// The name in a data file that was meant, or some of those that there are.
  private func hint(for missing: DataError.MissingName) -> String? {
    problems.suggestion(for: missing.name, among: missing.existing)
      ?? missing.existing.first.map { "it may be `\($0)` and \(missing.existing.count - 1) others" }
  }

  private func pair(
    _ node: YAMLNode, _ kind: String, _ read: @escaping ([UInt8]) throws(DataError) -> Tensor
  ) -> LoadedData? {
    guard let entries = node.mapping else {
      return problems.wrongType(node, kind, "a mapping such as `{inputs: x, targets: y}`")
    }
    var keys = KeyReader(entries, of: "`\(kind)`", at: node.range, problems: problems)
    defer { keys.refuseUnknownKeys() }
    func tensor(_ key: String, _ summary: String, required: Bool) -> Tensor? {
      guard let file = keys.node(key, "path", default: required ? nil : "none", summary) else {
        if required { problems.error(node.range, "`\(kind)` needs `\(key)`: \(summary)") }
        return nil
      }
      guard let bytes = bytes(file, key) else { return nil }
      return value(at: file, in: file) { () throws(DataError) in try read(bytes) }
    }
    let inputs = tensor("inputs", "the file of the inputs", required: true)
    let targets = tensor("targets", "the file of the targets", required: false)
    return inputs.map { LoadedData(training: Dataset(inputs: $0, targets: targets)) }
  }

  private func archive(_ file: YAMLNode, _ inputs: YAMLNode, _ targets: YAMLNode?) -> LoadedData? {
    guard let bytes = bytes(file, "npz"),
      let archive = value(at: file, in: file, { () throws(DataError) in try NPZ(bytes) })
    else { return nil }
    func array(_ node: YAMLNode, _ key: String) -> Tensor? {
      guard let name = problems.name(node, key) else { return nil }
      return value(at: node, in: file) { () throws(DataError) in try archive.read(name) }
    }
    guard let x = array(inputs, "inputs") else { return nil }
    return LoadedData(
      training: Dataset(inputs: x, targets: targets.flatMap { array($0, "targets") }))
  }

  private func table(
    _ file: YAMLNode, _ source: DataSource, _ inputs: YAMLNode
  ) -> LoadedData? {
    let targets = source.targets
    guard let bytes = bytes(file, "csv"),
      let table = value(
        at: file, in: file,
        { () throws(DataError) in try CSVTable(bytes, separator: source.separator) }),
      let (inputColumns, targetColumns) = columns(inputs, targets, file, of: table),
      let x = value(
        at: inputs, in: file, { () throws(DataError) in try table.numbers(inputColumns) })
    else { return nil }
    var names = SampleNames(inputs: inputColumns)
    guard let targets, let targetColumns else {
      return LoadedData(training: Dataset(inputs: x), names: names)
    }
    names.targets = targetColumns
    return value(at: targets, in: file) { () throws(DataError) in
      if targetColumns.count == 1, try !table.isNumeric(targetColumns[0]) {
        let labels = ClassLabels(try table.texts(targetColumns[0]), order: .sorted)
        names.classes = labels.names
        return LoadedData(training: Dataset(inputs: x, targets: labels.column), names: names)
      }
      return LoadedData(
        training: Dataset(inputs: x, targets: try table.numbers(targetColumns)), names: names)
    }
  }

  /// The columns of the inputs and of the targets, every unknown one reported; nil after an error.
  private func columns(
    _ inputs: YAMLNode, _ targets: YAMLNode?, _ file: YAMLNode, of table: CSVTable
  ) -> (inputs: [String], targets: [String]?)? {
    let errorsBefore = problems.errorCount
    func check(_ name: String, at node: YAMLNode) {
      // A table of one column is most likely one with another separator, which is told once.
      if table.names.count == 1, problems.errorCount > errorsBefore { return }
      _ = value(at: node, in: file) { () throws(DataError) in try table.checkColumn(name) }
    }
    let inputs = columns(inputs, "inputs", check, of: table)
    let targets = targets.flatMap { columns($0, "targets", check, of: table) }
    guard let inputs, problems.errorCount == errorsBefore else { return nil }
    if let column = targets?.first(where: Set(inputs).contains) {
      problems.warning(
        file.range, "the column `\(column)` is among the inputs and the targets",
        hint: "a network that is given the answer learns nothing else")
    }
    return (inputs, targets)
  }

  /// The columns that a name, a list of names or a range of them says.
  private func columns(
    _ node: YAMLNode, _ key: String, _ check: (String, YAMLNode) -> Void, of table: CSVTable
  ) -> [String]? {
    if let name = node.text {
      if let names = range(name, at: node, check, of: table) { return names }
      check(name, node)
      return [name]
    }
    guard let nodes = problems.list(node, key, of: "column names") else { return nil }
    if nodes.isEmpty {
      problems.error(node.range, "`\(key)` names no column of the CSV file")
      return nil
    }
    return nodes.compactMap { node in
      let name = problems.name(node, key)
      if let name { check(name, node) }
      return name
    }
  }

  /// `first..last`: all the columns between two; nil where the text is no range of columns.
  private func range(
    _ text: String, at node: YAMLNode, _ check: (String, YAMLNode) -> Void, of table: CSVTable
  ) -> [String]? {
    guard table.place(of: text) == nil, let dots = text.firstRange(of: "..") else { return nil }
    let ends = [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
    let places = ends.compactMap(table.place)
    guard places.count == 2 else {
      for end in ends { check(end, node) }
      return []
    }
    guard places[0] <= places[1] else {
      problems.error(
        node.range, "the column `\(ends[1])` stands before `\(ends[0])`",
        hint: "write `\(ends[1])..\(ends[0])`")
      return []
    }
    return Array(table.names[places[0]...places[1]])
  }
}
