import NotebookExecution
import NotebookSyntax

/// A notebook to be run, and where its documents go.
struct NotebookFile {
  /// The path as it is shown in messages.
  let path: String
  /// The path below the output folder, without extension: `a/b`.
  let stem: String
  /// What holds for it beside what it says.
  private(set) var context: RunContext

  /// The root of its project.
  var root: String { context.root ?? "." }

  var pathWithoutExtension: String { Self.withoutExtension(path) }

  /// Finds the notebooks that the arguments name, in the order given, each once.
  ///
  /// A folder stands for all the `.md` files in it and below it, `README.md` aside. A notebook keeps
  /// its place below the folder; one that is named by itself keeps its place below the nearest
  /// folder called `notebooks`, so that both ways of naming it give the same document. In a project it is
  /// the place below the project's folder of notebooks, however it is named.
  ///
  /// What lies in a folder of documents is no notebook, unless that folder is named itself: else each
  /// run would make documents of those of the last.
  ///
  /// - Parameters:
  ///   - destination: where the documents go; nil where each notebook is written where it stands, so that none is in
  ///     another's way.
  ///   - context: what holds for all of them beside what their projects say.
  static func find(
    _ arguments: [String], for destination: Destination?, in projects: inout Projects,
    _ context: RunContext
  ) -> (found: [NotebookFile], problems: [FileError]) {
    let outputs = Set(
      [Destination.standardFolder, destination?.folder].compactMap { $0 }
        .compactMap(FileSystem.identity))
    var found: [NotebookFile] = []
    var problems: [FileError] = []
    for argument in arguments {
      let path = trimmed(argument)
      do throws(FileError) {
        switch try FileSystem.kind(of: path) {
        case .nothing:
          problems.append(FileError(argument, reason: "no such file or folder"))
        case .file, .special:
          try refuseOtherKinds(path)
          let project = projects.project(above: FilePath.folder(of: path))
          found.append(
            NotebookFile(path, stem: stem(ofSingle: path), of: project, context))
        case .folder:
          let project = projects.project(above: path, in: path)
          let below = try FolderSearch(path, in: project, outputs: outputs)
          problems += below.problems
          if below.found.isEmpty, below.problems.isEmpty {
            let leftOut = below.leftOut > 0 ? "; some are excluded, or ignored by git" : ""
            problems.append(
              FileError(argument, reason: "no notebooks (.md) in this folder\(leftOut)"))
          }
          found += below.found.map { name in
            let whole = seenFromHere(name, in: path)
            return NotebookFile(
              whole, stem: withoutExtension(name),
              of: projects.project(above: FilePath.folder(of: whole), in: path), context)
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

  /// A notebook that an editor has, whether it is on the disk or not.
  static func edited(_ path: String, in projects: inout Projects) -> NotebookFile {
    let project = projects.project(above: FilePath.folder(of: path))
    return NotebookFile(path, stem: stem(ofSingle: path), of: project, RunContext())
  }

  /// Takes parameters that one of several notebooks has for no error in the others.
  static func share(_ parameters: GivenParameters, in files: inout [NotebookFile]) {
    guard !parameters.isEmpty, files.count > 1 else { return }
    var shared = parameters
    for file in files {
      // One that cannot be read is an error when it is run.
      guard let bytes = try? FileSystem.read(file.path) else { continue }
      shared.makeOptional(whatIsIn: bytes, file.context)
    }
    for index in files.indices { files[index].context.parameters = shared }
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

  private init(
    _ path: String, stem: String, of project: Project, _ context: RunContext
  ) {
    self.path = path
    self.stem = Self.stem(of: path, in: project) ?? stem
    self.context = context.in(project)
  }

  /// The place below the project's folder of notebooks; nil where there is no such folder, or it is not in it.
  private static func stem(of path: String, in project: Project) -> String? {
    guard project.hasFile, let folder = FileSystem.resolved(FilePath.folder(of: path)),
      let base = FileSystem.resolved(project.base)
    else { return nil }
    let place = FilePath.relative(folder + "/" + FilePath.name(of: path), to: base)
    return place.hasPrefix("../") || place.hasPrefix("/") ? nil : withoutExtension(place)
  }

  /// Refuses what is no Markdown by its name: its text would be taken for prose.
  private static func refuseOtherKinds(_ path: String) throws(FileError) {
    let name = FilePath.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return }
    let kind = name[name.index(after: dot)...].lowercased()
    if markdown.contains(kind) { return }
    guard kind != "ipynb" else {
      throw FileError(
        path,
        reason: "this is a Jupyter notebook, and nbrun runs Markdown: "
          + "`jupyter nbconvert --to markdown` makes its prose and code into some")
    }
    throw FileError(
      path, reason: "this is not called a Markdown file; if it is one, rename it to end in .md")
  }

  /// What the names of Markdown files end in.
  private static let markdown: Set = [
    "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "qmd", "rmd", "text",
    "txt",
  ]

  private static func withoutExtension(_ path: String) -> String {
    path.hasSuffix(".md") ? String(path.dropLast(3)) : path
  }

  /// The path of a file in a folder that was named; without a detour over the folders above.
  private static func seenFromHere(_ name: String, in folder: String) -> String {
    guard folder == ".." || folder.hasPrefix("../"), let real = FileSystem.resolved(folder),
      let here = FileSystem.resolved(".")
    else { return folder == "." ? name : folder + "/" + name }
    return FilePath.relative(FilePath.joined(real, name), to: here)
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
    return withoutExtension(relative)
  }
}

extension NotebookFile: Equatable {
  /// Whether two are the same notebook, for the same document.
  static func == (a: NotebookFile, b: NotebookFile) -> Bool { a.path == b.path && a.stem == b.stem }
}
