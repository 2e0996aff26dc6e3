/// A value of a block's YAML, with its place in the Markdown source.
package struct YAMLNode: Equatable, Sendable {
  /// What it is.
  package indirect enum Content: Equatable, Sendable {
    /// A single value.
    case scalar(YAMLScalar)
    /// A list, `[a, b]` or lines that start with `-`.
    case sequence([YAMLNode])
    /// Keys with values in the order in which they are written; no key occurs twice.
    case mapping([YAMLEntry])
  }

  /// What it is.
  package let content: Content
  /// Where it is written.
  ///
  /// For an alias (`*name`) this is the alias; what it holds stands at the
  /// anchor.
  package let range: SourceRange

  /// Makes a node.
  package init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The scalar, if it is one.
  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The elements, if it is a sequence.
  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  /// The entries, if it is a mapping.
  package var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of a key, if it is a mapping that has it.
  package subscript(key: String) -> YAMLNode? {
    mapping?.first { $0.key == key }?.value
  }
}

/// A key with its value.
package struct YAMLEntry: Equatable, Sendable {
  /// The key's text.
  package let key: String
  /// Where the key is written.
  package let keyRange: SourceRange
  /// Its value.
  package let value: YAMLNode

  /// Makes an entry.
  package init(key: String, keyRange: SourceRange, value: YAMLNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}
