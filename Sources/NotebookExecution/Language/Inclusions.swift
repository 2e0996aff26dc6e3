import NeuralNetwork
import NotebookSyntax

/// Puts the files into blocks that blocks include: `include: ../shared/two-layer.yml`.
///
/// A file is a mapping. Its entries stand below those of the block, which go before them; in a list of files the
/// later go before the earlier. A file may include others, and paths in a file are relative to it.
final class Inclusions {
  private let problems: Problems
  private let files: FileScope
  /// The files read so far by their real paths; nil after an error.
  private var known: [String: [YAMLEntry]?] = [:]

  init(files: FileScope, problems: Problems) {
    (self.files, self.problems) = (files, problems)
  }

  /// A block with the entries of what it includes; nil after an error.
  func resolve(_ block: YAMLNode) -> YAMLNode? {
    guard let entries = block.mapping else { return block }
    return merged(entries, from: files, above: []).map {
      YAMLNode(.mapping($0), range: block.range)
    }
  }

  /// Where paths lead from that stand at a place.
  func scope(of range: SourceRange) -> FileScope {
    files.from(FilePath.folder(of: problems.source(of: range).name))
  }

  /// - Parameter chain: the real paths of the files that lead to these entries.
  private func merged(
    _ entries: [YAMLEntry], from scope: FileScope, above chain: [String]
  ) -> [YAMLEntry]? {
    guard let include = entries.first(where: { $0.key == Self.key }) else { return entries }
    let paths = include.value.sequence ?? [include.value]
    var merged = entries.filter { $0.key != Self.key }
    var names = Set(merged.map(\.key))
    var isSound = true
    for node in paths.reversed() {
      guard let path = problems.text(node, Self.key),
        let included = self.entries(of: path, at: node.range, from: scope, above: chain)
      else {
        isSound = false
        continue
      }
      merged += included.filter { names.insert($0.key).inserted }
    }
    return isSound ? merged : nil
  }

  private func entries(
    of path: String, at range: SourceRange, from scope: FileScope, above chain: [String]
  ) -> [YAMLEntry]? {
    problems.noteDataPath(scope.shown(path))
    do throws(FileScopeError) {
      let file = try scope.resolve(path)
      if chain.contains(file) {
        problems.error(
          range, "`\(path)` includes itself", hint: "by way of what it includes, if not at once")
        return nil
      }
      if let known = known[file] { return known }
      let entries = read(path, at: range, from: scope, as: file, above: chain)
      known[file] = .some(entries)
      return entries
    } catch {
      problems.error(range, error.message)
      return nil
    }
  }

  private func read(
    _ path: String, at range: SourceRange, from scope: FileScope, as file: String,
    above chain: [String]
  ) -> [YAMLEntry]? {
    let source: SourceText
    do throws(DataError) {
      let bytes = try DataFile.read(path, in: scope)
      do throws(Diagnostic) {
        source = try SourceText(name: scope.shown(path), bytes: bytes)
      } catch {
        problems.error(range, "`\(path)` cannot be included: \(error.message)", hint: error.hint)
        return nil
      }
    } catch {
      problems.error(range, error.message)
      return nil
    }
    guard let node = parse(source) else { return nil }
    guard let entries = node.mapping else {
      problems.error(node.range, "a file to include must be a mapping, not \(node.kindName)")
      return nil
    }
    if let label = entries.first(where: { $0.key == "label" }) {
      problems.error(
        label.keyRange, "a label stands in the notebook, not in a file that it includes",
        hint: "what several blocks include would give all of them one label")
      return nil
    }
    return merged(
      entries, from: scope.from(FilePath.folder(of: source.name)), above: chain + [file])
  }

  private func parse(_ source: SourceText) -> YAMLNode? {
    let start = problems.include(source)
    var found = Diagnostics(source: source)
    let text = LocatedText(of: source, from: source.byteOrderMarkLength)
    let node = YAMLNode.parse(text, diagnostics: &found)
    for diagnostic in found.sorted { problems.add(diagnostic.from(start)) }
    return found.hasErrors ? nil : node?.shifted(by: start)
  }

  static let key = "include"
}

extension FileScope {
  /// A path in a notebook as it is seen from the working directory, whether a file is there or not.
  func shown(_ path: String) -> String {
    path.hasPrefix("/")
      ? FilePath.joined(root, String(path.dropFirst())) : FilePath.joined(folder, path)
  }
}
