import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Decodes the blocks of a notebook, one after the other: what a block may say depends on what the
/// blocks before it have declared.
struct BlockDecoder {
  let defaults: Defaults
  let problems: Problems
  /// The networks declared so far, in order. A network whose declaration has an error is in here too,
  /// so that the blocks that continue it do not complain of what is not their fault.
  var networks = DeclaredNetworks()
  /// Networks that blocks further down declare, for the message about one used too early.
  var declaredLater: [String: SourceRange] = [:]

  /// Whether a block could not be read: the network that a later block is about may be declared there.
  private(set) var hasUnreadBlock = false

  /// What blocks include.
  let inclusions: Inclusions

  init(defaults: Defaults, files: FileScope, problems: Problems) {
    self.defaults = defaults
    inclusions = Inclusions(files: files, problems: problems)
    self.problems = problems
  }

  /// The keys that only a declaration has.
  static let declarationKeys = [
    "seed", "random", "precision", "data", "layers", "orientation", "loss",
  ]

  /// Decodes a block, whose YAML is nil where it is in error; nil where it does not even say which
  /// network it is about.
  mutating func decode(_ yaml: YAMLNode?, range: SourceRange) -> Block? {
    guard let yaml else {
      hasUnreadBlock = true
      return nil
    }
    guard case .mapping(let entries) = yaml.content else {
      hasUnreadBlock = true
      problems.error(
        yaml.isNull ? range : yaml.range,
        "a `network` block must hold keys such as `layers:`, `run:` or `show:`")
      return nil
    }
    var keys = KeyReader(entries, of: "the block", at: range, problems: problems)
    let errorsBefore = problems.errorCount
    guard var block = networkOfBlock(&keys, range: range) else {
      if problems.notes?.isCompleting == true {
        var other = self
        other.readKeys(&keys)
      }
      return nil
    }
    noteKeysOfOrigin(&keys)
    let isDeclared = networks[block.network] != nil
    if keys.has("layers") {
      readDeclaration(&keys, into: &block)
      let declaration = declarationEntries(of: entries)
      networks[block.network]?.entries = declaration
    } else {
      refuseDeclarationKeys(&keys, of: block.network)
    }
    readSteps(&keys, into: &block)
    block.isSound = problems.errorCount == errorsBefore
    readOutputs(&keys, into: &block)
    if isDeclared, !block.isSound { networks[block.network]?.isSound = false }
    return block
  }

  /// Reads every key that a block can have, for the reference.
  mutating func readKeys(_ keys: inout KeyReader) {
    var block = Block(network: DeclaredNetwork.unnamed, range: 0..<0)
    _ = networkOfBlock(&keys, range: block.range)
    noteKeysOfOrigin(&keys)
    readDeclaration(&keys, into: &block)
    readSteps(&keys, into: &block)
    readOutputs(&keys, into: &block)
  }

  // MARK: - Which network

  private mutating func networkOfBlock(_ keys: inout KeyReader, range: SourceRange) -> Block? {
    let declares = keys.has("layers")
    let given = keys.text(
      "network", default: nil,
      "the network's name; may be left out while the notebook has only one")
    let place = keys.place(of: "network")
    if let given, let notes = problems.notes {
      notes.note(
        .network, given, at: keys.valuePlace(of: "network"),
        isDeclaration: declares && networks[given] == nil)
    }
    if declares {
      let name = given ?? DeclaredNetwork.unnamed
      if let other = networks[name] {
        let declared = problems.place(of: other.range)
        problems.error(
          given == nil ? range : place,
          "the network \(quoted(name)) is already declared on \(declared)",
          hint: "give this one another name with `network: NAME`, or leave out its `layers`")
        return nil
      }
      return Block(network: name, range: range)
    }
    if given.map({ networks[$0] == nil }) ?? networks.all.isEmpty,
      let slip = keys.slip(of: "layers")
    {
      problems.error(
        slip.keyRange, "unknown key `\(slip.key)` in the block", hint: "did you mean `layers`?",
        meant: "layers")
      hasUnreadBlock = true
      return nil
    }
    guard let name = given ?? networks.all.first?.name else {
      if !hasUnreadBlock {
        problems.error(
          range, "no network is declared yet",
          hint: "the first block of a network needs `layers`")
      }
      return nil
    }
    if given == nil, networks.all.count > 1 {
      let names = networks.names(separator: ", ") { "`\($0)`" }
      problems.error(
        range, "which network? There are \(names)", hint: "say so with `network: NAME`")
      return nil
    }
    guard networks[name] != nil else {
      reportUndeclared(name, at: place)
      return nil
    }
    return Block(network: name, range: range)
  }

  private func quoted(_ name: String) -> String {
    name == DeclaredNetwork.unnamed ? "without a name" : "`\(name)`"
  }

  func reportUndeclared(_ name: String, at place: SourceRange) {
    if let later = declaredLater[name] {
      problems.error(
        place,
        "the network `\(name)` is used before it is declared, on "
          + problems.place(of: later),
        hint: "blocks run from top to bottom: declare it first")
    } else if !hasUnreadBlock {
      problems.unknown(name, "network", among: networks.all.map(\.name), at: place)
    }
  }

  private func refuseDeclarationKeys(_ keys: inout KeyReader, of network: String) {
    for key in Self.declarationKeys {
      guard keys.node(key, "", as: .any, default: "", "") != nil else { continue }
      let place = networks[network].map { problems.place(of: $0.range) } ?? "another line"
      problems.error(
        keys.place(of: key),
        "`\(key)` belongs in the block that declares the network, on \(place)",
        hint: "a block with `layers` and a `network` name of its own declares another")
    }
  }
}
