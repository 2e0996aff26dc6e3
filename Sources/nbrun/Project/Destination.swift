import NotebookDocuments
import NotebookSyntax

/// Where the documents of a run go, as far as it can be said before the run.
struct Destination {
  /// The folder that documents go to unless another is named.
  static let standardFolder = "output"

  /// The output folder.
  let folder: String
  /// What is made of each notebook; nothing where nothing is written.
  let formats: FormatList

  /// How Markdown is written.
  var flavour = MarkdownFlavour.github

  /// Takes what the command line says, else what the project says.
  init(
    folder: String?, formats: FormatList?, flavour: MarkdownFlavour? = nil, in project: Project
  ) {
    self.init(
      folder: folder ?? project.settings.output.map(project.path)
        ?? (project.hasFile ? project.path(Self.standardFolder) : Self.standardFolder),
      formats: formats
        ?? project.settings.formats.flatMap { FormatList(argument: $0.joined(separator: ",")) }
        ?? .standard)
    self.flavour = flavour ?? project.settings.flavour
  }

  init(folder: String, formats: FormatList) {
    (self.folder, self.formats) = (folder, formats)
  }

  /// The folder as it really is, all links followed, whether it is there already or not.
  var realFolder: String {
    var missing: [String] = []
    var path = FilePath.joined(".", folder)
    while path != ".", path != "/" {
      if let real = FileSystem.resolved(path) {
        return FilePath.joined(real, missing.reversed().joined(separator: "/"))
      }
      missing.append(FilePath.name(of: path))
      path = FilePath.folder(of: path)
    }
    return FilePath.joined(
      FileSystem.resolved(path) ?? path, missing.reversed().joined(separator: "/"))
  }

  /// The path of a document, by its path below the output folder.
  func path(of document: String) -> String {
    folder.hasSuffix("/") ? folder + document : folder + "/" + document
  }

  /// The paths of a notebook's documents, pictures aside.
  func documents(of file: NotebookFile) -> [String] {
    formats.extensions.map {
      path(of: $0 == DocumentFormat.md.name ? flavour.path(file.stem) : "\(file.stem).\($0)")
    }
  }
}
