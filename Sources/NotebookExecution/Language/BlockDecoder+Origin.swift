import NotebookSyntax

/// Where a block takes keys from that it does not give itself.
extension BlockDecoder {
  /// The key that names another network, to be declared like it.
  static let origin = "like"

  /// A block with the declaration of the network that it is to be like, whose keys stand below its own; nil
  /// after an error.
  func inheriting(_ yaml: YAMLNode) -> YAMLNode? {
    guard let entries = yaml.mapping, let like = yaml[Self.origin] else { return yaml }
    guard let name = problems.name(like, Self.origin) else { return nil }
    problems.notes?.note(.network, name, at: like.range)
    guard let origin = networks[name] else {
      reportUndeclared(name, at: like.range)
      return nil
    }
    let names = Set(entries.map(\.key))
    return YAMLNode(
      .mapping(entries + origin.entries.filter { !names.contains($0.key) }), range: yaml.range)
  }

  /// What of a block another network can be like.
  func declarationEntries(of block: [YAMLEntry]) -> [YAMLEntry] {
    block.filter { Self.declarationKeys.contains($0.key) || $0.key == "optimizer" }
  }

  /// Takes the keys that have done their work by now.
  func noteKeysOfOrigin(_ keys: inout KeyReader) {
    _ = keys.node(
      Self.origin, "name", as: .text, default: "none",
      "another network, whose declaration holds but for what the block says")
    _ = keys.node(
      Inclusions.key, "path, or list of paths", as: .either([.text, .list(of: .text)]),
      default: "none",
      "a YAML file whose keys hold but for those that the block gives")
  }
}
