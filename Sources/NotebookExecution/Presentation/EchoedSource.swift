import NotebookDocuments
import NotebookSyntax

/// A block's source as the document shows it.
struct EchoedSource {
  let block: FencedBlock
  let notebook: Notebook
  /// The lines of the values of the notebook's parameters, by name.
  let parameters: [String: [String]]

  /// The source and, in comments below it, what the parameters in it stand for: the reader does not
  /// see the front matter.
  var text: String {
    let source = block.yaml.string
    guard !parameters.isEmpty, block.yaml.bytes.contains(UInt8(ascii: "$")) else { return source }
    var diagnostics = Diagnostics(source: notebook.source)
    guard let yaml = YAMLNode.parse(block.yaml, diagnostics: &diagnostics) else { return source }
    var names: [String] = []
    for name in yaml.parameterNames where !names.contains(name) { names.append(name) }
    let comments = names.compactMap { name in parameters[name].map { comment(name, $0) } }
    return comments.isEmpty ? source : source + comments.joined()
  }

  /// `# $rate: 0.5`; a value of several lines stands below its name.
  private func comment(_ name: String, _ lines: [String]) -> String {
    guard lines.count > 1 else { return "# $\(name): \(lines[0])\n" }
    return "# $\(name):\n" + lines.map { "#   \($0)\n" }.joined()
  }
}

extension YAMLNode {
  /// The names of the parameters in it, in order.
  fileprivate var parameterNames: [String] {
    switch content {
    case .scalar(let scalar):
      scalar.isQuoted || !scalar.text.hasPrefix("$") ? [] : [String(scalar.text.dropFirst())]
    case .sequence(let nodes): nodes.flatMap(\.parameterNames)
    case .mapping(let entries): entries.flatMap(\.value.parameterNames)
    }
  }
}
