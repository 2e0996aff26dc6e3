import NotebookDocuments
import NotebookExecution
import NotebookSyntax

/// A document or picture that nbrun has made and no notebook makes any more.
struct Orphan {
  /// Its path, as far as reports tell it: below the output folder where there is one.
  let path: String
  /// The notebook that it was made of.
  let notebook: String
}

extension Workspace {
  /// The documents below the output folder, or the pictures beside notebooks that hold their output, whose notebook
  /// is not there. What the notebooks of this run make is none, nor what belongs to another machine of several.
  ///
  /// They are looked for where a folder of notebooks is named: one who names a notebook asks about that one.
  func orphans(of shard: Shard?) -> [Orphan] {
    let folders = arguments.filter(FileSystem.isFolder)
    guard !folders.isEmpty, !project.hasError else { return [] }
    let stems = Set(notebooks.map(\.stem))
    let found =
      destination.map { destination in
        OrphanSearch(folder: destination.folder, stems: stems).orphans
      }
      ?? folders.flatMap { folder in
        OrphanSearch(folder: folder, stems: [], onlyIn: inPlacePictures).orphans.map {
          Orphan(path: FilePath.joined(folder, $0.path), notebook: $0.notebook)
        }
      }
    return found.filter { shard?.owns($0.notebook) ?? true }
  }

  /// The pictures in a notebook's own folder that it does not make any more.
  func orphans(of outcome: NotebookOutcome) -> [Orphan] {
    guard let run = try? outcome.result.get(), run.documents != nil else { return [] }
    let folder =
      destination == nil ? outcome.file.pathWithoutExtension + inPlacePictures : outcome.file.stem
    let names = (try? FileSystem.names(in: outputPath(folder))) ?? []
    let candidates = names.map { "\(folder)/\($0)" }.filter {
      $0.hasSuffix(".svg") || isPictureCopy(outputPath($0))
    }
    guard !candidates.isEmpty else { return [] }
    let own = FileSystem.identity(of: outcome.file.path)
    let made = run.pictures
    return candidates.filter { path in
      if made.contains(path) { return false }
      if isPictureCopy(outputPath(path)) { return true }
      guard let notebook = FileSystem.notebook(ofDocumentAt: outputPath(path))
      else { return false }
      let identity = FileSystem.identity(of: notebook)
      return identity == nil || identity == own
    }.map { Orphan(path: $0, notebook: outcome.file.path) }
  }
}

/// Whether a file is a picture that nbrun has copied beside a document.
private func isPictureCopy(_ path: String) -> Bool {
  PictureCopy.isOne(
    named: FilePath.name(of: path), FileSystem.isFile(path) ? try? FileSystem.read(path) : nil)
}

/// What the folder of the pictures of a notebook that holds its output ends in.
private let inPlacePictures = MarkdownDocument.inPlacePictures

extension Orphan {
  /// Removes it, and the folders that are empty without it; returns where it was.
  ///
  /// - Parameter output: The output folder, which stays; nil for a picture beside a notebook.
  func remove(below output: Destination?) throws(FileError) -> String {
    let file = output?.path(of: path) ?? path
    try FileSystem.remove(file)
    var folder = FilePath.folder(of: file)
    let top = output?.folder ?? FilePath.folder(of: folder)
    while folder.utf8.count > top.utf8.count, FileSystem.removeEmptyFolder(folder) {
      folder = FilePath.folder(of: folder)
    }
    return file
  }

  /// What is said of it when it is gone.
  func removal(of file: String) -> String {
    let reason =
      FileSystem.isFile(notebook) ? "does not make it any more" : "is not there any more"
    return "\(file) removed: \(notebook) \(reason)".oneLine
  }
}

/// Looks for documents whose notebook is not there. Links to folders are not followed.
struct OrphanSearch {
  private let folder: String
  /// The documents that are none, by their paths without extension.
  private let stems: Set<String>
  /// The end of the names of the folders to look into; all if it is nil.
  private let suffix: String?
  private(set) var orphans: [Orphan] = []

  /// Searches a folder and all below it.
  init(folder: String, stems: Set<String>, onlyIn suffix: String? = nil) {
    (self.folder, self.stems, self.suffix) = (folder, stems, suffix)
    search("", isWanted: suffix == nil)
  }

  private mutating func search(_ prefix: String, isWanted: Bool) {
    for name in (try? FileSystem.names(in: "\(folder)/\(prefix)")) ?? [] {
      let path = prefix + name
      let whole = "\(folder)/\(path)"
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      if isWanted, parts.count > 1, let kind = parts.last, Self.extensions.contains(String(kind)) {
        let stem = path.dropLast(kind.count + 1)
        // Pictures stand in the folder of their document.
        let owner = kind == "svg" ? String(prefix.dropLast()) : String(stem)
        if !stems.contains(owner), look(at: whole, path), kind == "md" {
          addCopies(in: String(stem))
          // Where a document is a folder with an index.
          if name == "index.md", !prefix.isEmpty { addCopies(in: String(prefix.dropLast())) }
        }
      } else if FileSystem.isFolder(whole), !FileSystem.isSymbolicLink(whole) {
        search(path + "/", isWanted: suffix.map { name.hasSuffix($0) } ?? true)
      }
    }
  }

  private static let extensions = Set(FormatList.allValueStrings + ["svg"])

  /// Looks whether the notebook of a document is gone.
  private mutating func look(at whole: String, _ path: String) -> Bool {
    guard let notebook = FileSystem.notebook(ofDocumentAt: whole),
      case .nothing? = try? FileSystem.kind(of: notebook)
    else { return false }
    orphans.append(Orphan(path: path, notebook: notebook))
    return true
  }

  /// Adds the copies of pictures beside the document that was found last, which alone says of which notebook they are.
  private mutating func addCopies(in pictures: String) {
    guard let document = orphans.last, !stems.contains(pictures) else { return }
    for name in (try? FileSystem.names(in: "\(folder)/\(pictures)")) ?? []
    where isPictureCopy("\(folder)/\(pictures)/\(name)") {
      orphans.append(Orphan(path: "\(pictures)/\(name)", notebook: document.notebook))
    }
  }
}
