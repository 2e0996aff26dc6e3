import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Finds what the addresses in a notebook's prose stand for, and checks that it is there: other notebooks, and the
/// pictures and files of the project.
struct AttachmentReader {
  let notebook: Notebook
  /// The path of its page below the folder of documents, without extension.
  let stem: String
  /// How its Markdown document is written.
  let flavour: MarkdownFlavour
  /// Where its documents lie, all links followed; nil where the notebook is the document.
  let documents: String?
  let files: FileScope
  let neighbours: any Neighbours
  let problems: Problems

  private var attachments = Attachments()
  /// The pictures that have been read, by their real paths.
  private var pictures: [String: EmbeddedPicture] = [:]
  /// The pictures that the page holds, with their sizes.
  private var embedded: [(link: Int, size: Int)] = []
  /// The indices of pictures on other servers.
  private var remotePictures: [Int] = []
  /// The new addresses of links, by their indices.
  private var moved: [(link: Int, address: String)] = []
  /// Where the addresses of links stand exactly.
  private lazy var places = notebook.addressPlaces

  /// A page that embeds more pictures is slow to load and to compare.
  private static let mostEmbedded = 5_000_000

  init(
    notebook: Notebook, stem: String, flavour: MarkdownFlavour, documents: String?,
    files: FileScope,
    neighbours: any Neighbours, problems: Problems
  ) {
    self.notebook = notebook
    self.stem = stem
    self.flavour = flavour
    self.documents = documents
    self.files = files
    self.neighbours = neighbours
    self.problems = problems
  }

  /// Reads all.
  mutating func read() -> Attachments {
    for (index, link) in notebook.links.enumerated() where !isGenerated(link) {
      let address = link.isRaw ? HTMLText.unescaped(link.destination) : link.destination
      if AddressPolicy.isPath(address) {
        read(address, of: link, index)
      } else if link.isImage, AddressPolicy.isRemote(address) {
        remotePictures.append(index)
      }
    }
    if documents != nil {
      warnOfRemotePictures()
      warnOfSize()
      readdress()
    }
    return attachments
  }

  /// Where the address of a link stands, or the block that it stands in.
  private mutating func range(of link: Int) -> SourceRange {
    places[link] ?? notebook.links[link].range
  }

  /// Whether a link stands in output that an earlier run has made.
  private func isGenerated(_ link: Link) -> Bool {
    notebook.outputRegions.contains { $0.range.overlaps(link.range) }
  }

  // MARK: - Addresses

  private mutating func read(_ address: String, of link: Link, _ index: Int) {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let suffix = PercentCoding.encoded(
      String(address[path.endIndex...]), keeping: "?#=&;:@!+,/%")
    let decoded = PercentCoding.text(path)
    do throws(FileScopeError) {
      let isRooted = decoded.hasPrefix("/")
      let relative = isRooted ? try fromNotebook(decoded) + suffix : address
      if link.role == .link, let target = NotebookLink(relative) {
        guard problems.check(target, at: link.range, of: notebook, neighbours) else { return }
        if target.hasPage(linkedFrom: stem) {
          let address = flavour.address(target)
          if isRooted { attachments.targets[link.destination] = .notebook(target) }
          if isRooted || address != target.address { moved.append((index, address)) }
          return
        }
      }
      try attach(decoded, suffix, link, index)
    } catch {
      problems.error(range(of: index), error.message, hint: advice(on: decoded))
    }
  }

  /// A path from the project's root as the notebook's own folder sees it, percent-encoded.
  private func fromNotebook(_ path: String) throws(FileScopeError) -> String {
    let (folder, root) = try files.realFolders()
    return PercentCoding.encoded(
      FilePath.relative(FilePath.joined(root, "." + path), to: folder), keeping: "/")
  }

  private func advice(on path: String) -> String? {
    if path.hasSuffix(".html"), (try? files.resolve(path.dropLast(5) + ".md")) != nil {
      return "link to the notebook, `\(path.dropLast(5)).md`: in a page that leads to its page"
    }
    return path.hasPrefix("/") ? nil : "the path is taken from the notebook's own folder"
  }

  // MARK: - Files

  private mutating func attach(
    _ path: String, _ suffix: String, _ link: Link, _ index: Int
  ) throws(FileScopeError) {
    problems.noteDataPath(files.shown(path))
    let file = try files.resolve(path)
    let isFolder = FileScope.isFolder(file)
    guard !isFolder || link.role == .link else {
      return problems.error(range(of: index), "`\(path)` is a folder")
    }
    guard let documents else { return }
    var attached = AttachedFile(
      file: file, path: String(file.dropFirst(try files.realFolders().root.count + 1)),
      isFolder: isFolder, isLinked: [.link, .media].contains(link.role),
      address: RelativeAddress.of(file, from: "\(documents)/\(stem).html") + suffix,
      suffix: suffix, picture: nil)
    if case .file(let other) = attachments.targets[link.destination] {
      attached.isLinked = attached.isLinked || other.isLinked
      attached.picture = other.picture
    }
    if !isFolder, link.isImage || file.lowercased().hasSuffix(".svg") {
      guard let picture = picture(at: file, path, index) else { return }
      attached.picture = picture
      if link.isImage { embedded.append((index, picture.bytes.count)) }
    }
    attachments.targets[link.destination] = .file(attached)
    let document = "\(documents)/\(flavour.path(stem))"
    if link.isImage, let picture = attached.picture, flavour.makesSite,
      !file.hasPrefix(documents + "/")
    {
      moved.append((index, copy(picture, at: file, for: document, in: documents) + suffix))
    } else if path.hasPrefix("/") || FilePath.joined(FilePath.folder(of: document), path) != file {
      moved.append((index, RelativeAddress.of(file, from: document) + suffix))
    }
  }

  /// Copies a picture beside the Markdown document; returns its address there.
  private mutating func copy(
    _ picture: EmbeddedPicture, at file: String, for document: String, in documents: String
  ) -> String {
    let copy = PictureCopy(of: picture, at: file)
    if !attachments.copies.contains(where: { $0.name == copy.name }) {
      attachments.copies.append(copy)
    }
    let folder = FilePath.joined(documents, flavour.pictureFolder(ofDocumentAt: stem))
    return RelativeAddress.of(FilePath.joined(folder, copy.name), from: document)
  }

  /// The picture at a real path; nil after an error.
  private mutating func picture(at file: String, _ path: String, _ index: Int) -> EmbeddedPicture? {
    if let known = pictures[file] { return known }
    do {
      let picture = try EmbeddedPicture(try DataFile.read(at: file, named: "`\(path)`"))
      pictures[file] = picture
      if !picture.removed.isEmpty {
        let names = picture.removed.map { "`\($0)`" }.joined(separator: ", ")
        problems.warning(
          range(of: index), "pages show `\(path)` without \(names)",
          hint: "a picture runs and loads nothing; export it as paths and text, or as PNG")
      }
      return picture
    } catch let error as PictureError {
      problems.error(range(of: index), "`\(path)` \(error.message)")
    } catch {
      problems.error(range(of: index), "\(error)")
    }
    return nil
  }

  // MARK: - What is told and done at the end

  private mutating func warnOfRemotePictures() {
    guard let first = remotePictures.first else { return }
    let others = remotePictures.count - 1
    problems.warning(
      range(of: first),
      "a page asks no other server for anything: there this picture is a link"
        + (others == 0 ? "" : ", and so \(others == 1 ? "is 1 other" : "are \(others) others")"),
      hint: "download it into the project, and name it by its path")
  }

  private mutating func warnOfSize() {
    let size = embedded.reduce(0) { $0 + $1.size }
    guard size > Self.mostEmbedded, let largest = embedded.max(by: { $0.size < $1.size }) else {
      return
    }
    problems.warning(
      range(of: largest.link),
      "the page embeds pictures of \(Self.megabytes(size)) MB, this one of "
        + "\(Self.megabytes(largest.size)) MB",
      hint: "scale them to the width at which they are read, or link to them")
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Puts the new addresses where the old ones stand in the source.
  private mutating func readdress() {
    guard !moved.isEmpty else { return }
    var addresses: [Int: (range: SourceRange, address: String)] = [:]
    for (index, address) in moved {
      guard let place = places[index] else {
        problems.error(
          notebook.links[index].range,
          "this address cannot be located exactly, to be written as it is from the document",
          hint: "percent-encode brackets, quotation marks and backticks in it")
        continue
      }
      let text = address.split(separator: "&", omittingEmptySubsequences: false)
        .joined(separator: "&amp;")
      addresses[place.lowerBound] = (place, text)
    }
    attachments.readdressed = addresses.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
