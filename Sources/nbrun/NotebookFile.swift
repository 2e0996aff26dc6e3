/// A notebook to be run, and where its documents go.
struct NotebookFile: Equatable {
  /// The path as it is shown in messages.
  let path: String
  /// The path below the output folder, without extension: `a/b`.
  let stem: String

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
    for argument in arguments {
      let path = trimmed(argument)
      switch FileSystem.kind(of: path) {
      case .nothing:
        problems.append(FileError(argument, reason: "no such file or folder"))
      case .file:
        found.append(NotebookFile(path: path, stem: stem(ofSingle: path)))
      case .folder:
        do throws(FileError) {
          let names = try notebooks(in: path, except: outputs)
          if names.isEmpty {
            problems.append(FileError(argument, reason: "no notebooks (.md) in this folder"))
          }
          found += names.map {
            NotebookFile(path: path + "/" + $0, stem: String($0.dropLast(3)))
          }
        } catch {
          problems.append(error)
        }
      }
    }
    var paths: Set<String> = []
    found.removeAll { !paths.insert($0.path).inserted }
    if let destination {
      problems += removeOverwriting(&found, destination) + removeClashes(&found)
    }
    return (found, problems)
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

  /// The notebooks in a folder and below it. Links to folders are not followed: they may turn in
  /// circles.
  private static func notebooks(
    in folder: String, below prefix: String = "", except outputs: Set<FileIdentity>
  ) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try FileSystem.names(in: folder + "/" + prefix) {
      let path = prefix + name
      switch FileSystem.kind(of: folder + "/" + path) {
      case .folder where !FileSystem.isSymbolicLink(folder + "/" + path):
        if let identity = FileSystem.identity(of: folder + "/" + path), outputs.contains(identity) {
          continue
        }
        found += try notebooks(in: folder, below: path + "/", except: outputs)
      case .file where name.hasSuffix(".md") && name != "README.md": found.append(path)
      default: break
      }
    }
    return found
  }
}
