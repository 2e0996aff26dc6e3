/// A notebook to be run, and where its documents go.
struct NotebookFile: Equatable {
  /// The path as it is shown in messages.
  let path: String
  /// The path below the output folder, without extension: `a/b`.
  let stem: String
  /// The root of its project.
  let root: String

  var pathWithoutExtension: String { path.hasSuffix(".md") ? String(path.dropLast(3)) : path }

  /// Finds the notebooks that the arguments name, in the order given, each once.
  ///
  /// A folder stands for all the `.md` files in it and below it, `README.md` aside. A notebook keeps
  /// its place below the folder; one that is named by itself keeps its place below the nearest
  /// folder called `notebooks`, so that both ways of naming it give the same document.
  ///
  /// What lies in a folder of documents is no notebook, unless that folder is named itself: else each
  /// run would make documents of those of the last.
  ///
  /// - Parameter destination: where the documents go; nil where each notebook is written where it
  ///   stands, so that none is in another's way.
  static func find(
    _ arguments: [String], for destination: Destination?
  ) -> (found: [NotebookFile], problems: [FileError]) {
    let outputs = Set(
      [Destination.standardFolder, destination?.folder].compactMap { $0 }
        .compactMap(FileSystem.identity))
    var found: [NotebookFile] = []
    var problems: [FileError] = []
    var roots = ProjectRoots()
    for argument in arguments {
      let path = trimmed(argument)
      do throws(FileError) {
        switch try FileSystem.kind(of: path) {
        case .nothing:
          problems.append(FileError(argument, reason: "no such file or folder"))
        case .file, .special:
          found.append(
            NotebookFile(
              path: path, stem: stem(ofSingle: path),
              root: roots.root(above: FilePath.folder(of: path))))
        case .folder:
          var below = FolderSearch(folder: path, outputs: outputs)
          try below.search()
          problems += below.problems
          if below.found.isEmpty, below.problems.isEmpty {
            problems.append(FileError(argument, reason: "no notebooks (.md) in this folder"))
          }
          found += below.found.map { name in
            let whole = path + "/" + name
            return NotebookFile(
              path: whole, stem: String(name.dropLast(3)),
              root: roots.root(above: FilePath.folder(of: whole), in: path))
          }
        }
      } catch {
        problems.append(error)
      }
    }
    problems += removeRepetitions(&found)
    if let destination {
      problems += removeOverwriting(&found, destination) + removeClashes(&found)
    }
    return (found, problems)
  }

  /// Leaves one of each notebook, and refuses those whose paths look the same and are not.
  private static func removeRepetitions(_ files: inout [NotebookFile]) -> [FileError] {
    // As texts, in which é is one letter, however it is encoded.
    var paths: [String: String] = [:]
    var problems: [FileError] = []
    files.removeAll { file in
      guard let other = paths.updateValue(file.path, forKey: file.path) else { return false }
      if !other.utf8.elementsEqual(file.path.utf8) {
        problems.append(
          FileError(
            file.path,
            reason: "another notebook has this name in another encoding of its accents; rename one")
        )
      }
      return true
    }
    return problems
  }

  /// Leaves out notebooks whose documents would be written over notebooks, their own source above all.
  private static func removeOverwriting(
    _ files: inout [NotebookFile], _ destination: Destination
  ) -> [FileError] {
    let sources = Set(files.compactMap { FileSystem.identity(of: $0.path) })
    var problems: [FileError] = []
    files.removeAll { file in
      let document = destination.documents(of: file).first { document in
        FileSystem.identity(of: document).map(sources.contains) ?? false
      }
      guard let document else { return false }
      problems.append(
        FileError(
          file.path,
          reason: "its document \(document) would take the place of a notebook; choose "
            + "another folder with --output, or keep the output in the notebook with "
            + "`nbrun run --in-place`"))
      return true
    }
    return problems
  }

  /// Leaves out notebooks whose documents would be written over those of others.
  private static func removeClashes(_ files: inout [NotebookFile]) -> [FileError] {
    var paths: [String: String] = [:]
    var problems: [FileError] = []
    files.removeAll { file in
      let other = paths[file.stem, default: file.path]
      paths[file.stem] = other
      guard other != file.path else { return false }
      problems.append(
        FileError(
          file.path,
          reason: "would be written to the same place as \(other); "
            + "run them with different --output folders"))
      return true
    }
    return problems
  }

  private static func trimmed(_ argument: String) -> String {
    var path = Substring(argument)
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2) }
    return String(path)
  }

  private static func stem(ofSingle path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let below = parts.dropLast().lastIndex(of: "notebooks").map { parts[($0 + 1)...] }
    let relative = (below ?? parts.suffix(1)).joined(separator: "/")
    return relative.hasSuffix(".md") ? String(relative.dropLast(3)) : relative
  }
}

/// Looks for the notebooks in a folder and below it. Links to folders are not followed: they may turn in
/// circles.
private struct FolderSearch {
  let folder: String
  /// Folders of documents, which are left out.
  let outputs: Set<FileIdentity>
  /// Paths below the folder.
  var found: [String] = []
  /// What cannot be looked at.
  var problems: [FileError] = []

  init(folder: String, outputs: Set<FileIdentity>) {
    (self.folder, self.outputs) = (folder, outputs)
  }

  mutating func search(below prefix: String = "") throws(FileError) {
    var unreadable: [String] = []
    let names = try FileSystem.names(in: folder + "/" + prefix) { unreadable.append($0) }
    for name in unreadable {
      problems.append(
        FileError(folder + "/" + prefix + name, reason: "its name is not UTF-8; rename it"))
    }
    for name in names {
      do throws(FileError) {
        try look(at: prefix + name, isNotebook: name.hasSuffix(".md") && name != "README.md")
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func look(at path: String, isNotebook: Bool) throws(FileError) {
    let whole = folder + "/" + path
    switch try FileSystem.kind(of: whole) {
    case .folder where !FileSystem.isSymbolicLink(whole):
      if let identity = FileSystem.identity(of: whole), outputs.contains(identity) { return }
      try search(below: path + "/")
    case .file where isNotebook: found.append(path)
    case .special where isNotebook:
      throw FileError(whole, reason: "this is not a regular file")
    case .nothing where isNotebook:
      throw FileError(
        whole, reason: "this link leads to nothing; remove it, or make what it leads to")
    case .folder, .file, .special, .nothing: break
    }
  }
}
