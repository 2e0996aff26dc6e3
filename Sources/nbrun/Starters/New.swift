import ArgumentParser
import NeuralNetwork
import NotebookStarters
import NotebookSyntax

extension Starter: ExpressibleByArgument {}

extension Nbrun {
  /// `nbrun new`: writes a notebook to begin with.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a small notebook to begin with.",
      discussion: """
        The notebook runs as it is, and its comments say what can be changed. In the root of a project it is put \
        into the project's folder of notebooks, else where NAME says.

        EXAMPLES
          nbrun new lesson                        writes lesson.md
          nbrun new lesson --kind regression      another kind; nbrun new --list says which there are
          nbrun new flowers --data flowers.csv    learns from a table of your own
          nbrun new houses --data houses.csv --target price
        """
    )

    @Argument(help: "What it is called, as in my-first-lesson; a folder may stand before it.")
    var name: String?

    @Option(help: ArgumentHelp("What it is about, see --list.", valueName: "kind"))
    var kind: Starter?

    @Option(
      help: ArgumentHelp(
        "A table to learn from, whose columns are filled in.", valueName: "file.csv"),
      completion: .file(extensions: ["csv"]))
    var data: String?

    @Option(
      help: ArgumentHelp(
        "The table's column to learn; the last one unless given.", valueName: "column"))
    var target: String?

    @Flag(help: "List the kinds of notebooks.")
    var list = false

    @Flag(help: "Take the place of a notebook that is there already.")
    var force = false

    func validate() throws {
      if list { return }
      guard let name else { throw ValidationError("say what to call it, as in `nbrun new lesson`") }
      guard StarterName(name) != nil else {
        throw ValidationError(
          "`\(name)` is no name of a notebook; write it as in `nbrun new lesson`")
      }
      if data != nil, let kind, kind != .csv {
        throw ValidationError("--data is for notebooks of the kind csv, not \(kind.rawValue)")
      }
      if data == nil, kind == .csv {
        throw ValidationError("the kind csv needs a table, as in --data flowers.csv")
      }
      if data == nil, target != nil { throw ValidationError("--target needs --data") }
    }

    func run() throws {
      guard !list, let name = name.flatMap(StarterName.init) else { return Self.listKinds() }
      do throws(FileError) {
        try write(name)
      } catch {
        Terminal.error(error.description)
        throw Exit.error
      }
    }

    private static func listKinds() {
      let width = Starter.allCases.map(\.rawValue.count).max() ?? 0
      for kind in Starter.allCases {
        let space = String(repeating: " ", count: width - kind.rawValue.count)
        Terminal.out("\(kind.rawValue)\(space)  \(kind.summary)")
      }
    }

    private func write(_ name: StarterName) throws(FileError) {
      var projects = Projects()
      let path = name.path(in: &projects)
      let kindThere = try FileSystem.kind(of: path)
      guard force || kindThere == .nothing else {
        throw FileError(path, reason: "this is there already; --force takes its place")
      }
      var values = name.values(path: path)
      let kind = data == nil ? kind ?? .xor : .csv
      var text = kind.text()
      if let data {
        let guess = try guess(data)
        let dataPath = try Self.path(of: data, from: path, &projects)
        values.merge(guess.values(path: dataPath)) { $1 }
        text = kind.text(classifies: guess.classifies)
        Terminal.out("\(data):")
        for line in guess.assumptions { Terminal.out("  \(line)") }
      }
      try FileSystem.write(Array(Starter.filled(text, with: values).utf8), to: path)
      Terminal.out(
        """
        \(path): written. Now:
          nbrun \(path.shellWord)
          nbrun serve \(path.shellWord)
        """)
    }

    private func guess(_ data: String) throws(FileError) -> TableGuess {
      let bytes = try FileSystem.read(data)
      do throws(DataError) {
        return try TableGuess(bytes, target: target)
      } catch {
        throw FileError(data, reason: error.message + (error.hint.map { " (\($0))" } ?? ""))
      }
    }

    /// The path of a table as the notebook has to write it.
    private static func path(
      of data: String, from notebook: String, _ projects: inout Projects
    ) throws(FileError) -> String {
      let folder = FileSystem.absolute(FilePath.folder(of: notebook))
      let file = FileSystem.absolute(data)
      let nearest = nearestFolder(folder)
      let project = projects.project(above: nearest)
      let (real, place) = (FileSystem.resolved(file) ?? file, FileSystem.resolved(folder) ?? folder)
      // Without a project and a repository, a notebook's root is its own folder.
      let isInProject = project.hasFile || Projects.repository(above: nearest) != nil
      let rootPath = isInProject ? FileSystem.resolved(project.root) ?? project.root : place
      guard rootPath == "/" || real.hasPrefix(rootPath + "/") else {
        throw FileError(
          data,
          reason:
            "notebooks read files of their own project only; copy it to \(isInProject ? project.root : FilePath.folder(of: notebook)) or below"
        )
      }
      return FilePath.relative(real, from: place) ?? real
    }

    /// The nearest folder upwards that is there.
    static func nearestFolder(_ path: String) -> String {
      var path = path
      while !FileSystem.isFolder(path), path != "/", path != "." {
        path = FilePath.folder(of: path)
      }
      return path
    }
  }
}

/// What a new notebook is called.
struct StarterName {
  /// The folder, as it was given; nil where none was.
  let folder: String?
  /// The file without its extension.
  let stem: String
  /// What stands over it.
  let title: String

  /// Nil where the text is no name.
  init?(_ text: String) {
    let written = FilePath.name(of: text)
    let bare = written.lowercased().hasSuffix(".md") ? String(written.dropLast(3)) : written
    let words = bare.split { $0 == " " || $0 == "-" || $0 == "_" }
    guard let first = words.first?.first, !bare.hasPrefix("."),
      !bare.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f })
    else { return nil }
    folder = text.contains("/") ? FilePath.folder(of: text) : nil
    stem = bare.split(separator: " ").joined(separator: "-")
    let title = words.joined(separator: " ")
    self.title = first.uppercased() + title.dropFirst()
  }

  /// Where it is written.
  func path(in projects: inout Projects) -> String {
    var folder = folder
    if folder == nil {
      let project = projects.project(above: ".")
      if project.hasFile, !project.hasError,
        FileSystem.resolved(project.root) == FileSystem.resolved("."),
        let first = project.notebooks.first, FileSystem.isFolder(first)
      {
        folder = first
      }
    }
    return FilePath.joined(folder ?? ".", stem + ".md").droppingDot
  }

  /// What is filled into every notebook.
  func values(path: String) -> [String: String] {
    ["plain-title": title.yaml, "title": title.markdown, "notebook": path.shellWord]
  }
}

extension String {
  fileprivate var droppingDot: String { hasPrefix("./") ? String(dropFirst(2)) : self }
}
