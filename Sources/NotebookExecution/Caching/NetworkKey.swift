import NotebookDocuments
import NotebookSyntax

/// Gathers what the results of one network depend on.
///
/// The blocks enter as trees, with the parameters of the front matter filled in: comments and the
/// layout of the YAML change nothing. Data files enter as the digest of theirs.
struct NetworkKey {
  private let network: String
  private var bytes = StoredBytes()

  init(network: String, defaults: Defaults, data: SHA256) {
    self.network = network
    bytes.store(network, "\(defaults.seed.seed)")
    for name in [defaults.generator.rawValue, defaults.precision.rawValue] {
      name.store(in: &bytes)
    }
    defaults.numberStyle.rawValue.store(in: &bytes)
    bytes.append(data.bytes)
  }

  mutating func add(_ value: InlineValue) {
    bytes.append(tag: 0)
    value.expression.text.store(in: &bytes)
    (value.format?.text).store(in: &bytes)
  }

  mutating func add(_ text: String) {
    bytes.append(tag: 5)
    text.store(in: &bytes)
  }

  /// The digest of all that was added.
  var key: ResultKey {
    ResultKey(network: network, digest: SHA256.digest(of: bytes.bytes).hexadecimal)
  }

  mutating func add(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar):
      bytes.append(tag: scalar.isQuoted ? 1 : 2)
      scalar.text.store(in: &bytes)
    case .sequence(let nodes):
      bytes.append(tag: 3)
      nodes.count.store(in: &bytes)
      for node in nodes { add(node) }
    case .mapping(let entries):
      bytes.append(tag: 4)
      entries.count.store(in: &bytes)
      for entry in entries {
        entry.key.store(in: &bytes)
        add(entry.value)
      }
    }
  }
}
