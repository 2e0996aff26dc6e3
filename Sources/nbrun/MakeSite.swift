import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

extension Nbrun {
  /// `nbrun site`: makes a folder of notebooks into pages that lead to each other.
  struct MakeSite: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "site",
      abstract:
        "Make a site: an index with a search, and pages that link to each other.",
      discussion: """
        The pages are those of `nbrun run` with links around them. They stand in the order of their \
        paths, unless `order: NUMBER` in the front matter says otherwise; `summary: TEXT` there is \
        what the index says of a page instead of its first paragraph. A notebook called index.md \
        introduces the site. Everything works without a server, in pages opened from disk too. \
        Nothing is written where a notebook has an error. Pages whose notebook is not there any more \
        are removed.
        """
    )

    @Argument(
      help: "Folders of notebooks, and notebooks (.md); those of the project where none are given.",
      completion: .file())
    var notebooks: [String] = []

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "The folder that the site is written to; what nbrun.yml says, or site, unless given.",
        valueName: "folder"),
      completion: .directory)
    var output: String?

    @Option(help: "What the site is called, unless index.md says so.")
    var title: String?

    @OptionGroup(title: "Parameters") var parameters: ParameterOptions

    @Flag(help: "Take the place of files that nbrun has not made, too.")
    var force = false

    @OptionGroup var page: PageOptions
    @OptionGroup(title: "Cache") var cache: CacheOptions

    func run() throws {
      Interruption.watch()
      let renderer = try page.renderer()
      let workspace = try Workspace(notebooks, parameters, destination: destination)
      let pages = try runNotebooks(workspace)
      let settings = workspace.project.settings.site
      let site = Site(
        pages: pages, title: title ?? settings.title ?? "Notebooks",
        language: workspace.project.settings.siteLanguage, renderer: renderer)
      do throws(FileError) {
        let files = try files(of: pages)
        for document in site.documents {
          let path = workspace.outputPath(document.path)
          guard try FileSystem.isDue(document, at: path, overwriting: force) else { continue }
          try FileSystem.write(document.bytes, to: path)
        }
        for (path, file) in files {
          let bytes =
            if let picture = file.picture { picture.bytes } else { try FileSystem.read(file.file) }
          try FileSystem.write(bytes, to: workspace.outputPath(path))
        }
        guard let destination = workspace.destination else { return }
        let stems = Set(pages.map(\.stem))
        for orphan in OrphanSearch(folder: destination.folder, stems: stems).orphans {
          Terminal.out(orphan.removal(of: try orphan.remove(below: destination)))
        }
      } catch {
        Terminal.error(error.description)
        throw Exit.error
      }
      Terminal.out(
        "\(workspace.outputPath("index.html")): \(pages.count) \(pages.count == 1 ? "page" : "pages")"
      )
    }

    private func destination(in project: Project) -> Destination {
      let folder = project.settings.site.output ?? "site"
      return Destination(
        folder: output ?? (project.hasFile ? project.path(folder) : folder),
        formats: FormatList(formats: [.html]))
    }

    /// The files that pages link to, each once, by their paths in the site.
    private func files(of pages: [SitePage]) throws(FileError) -> [(String, AttachedFile)] {
      var files: [String: AttachedFile] = [:]
      for file in pages.flatMap(\.files) { files[file.path] = file }
      if let path = (pages.map(\.path) + ["index.html"]).first(where: { files[$0] != nil }) {
        throw FileError(
          files[path]?.file ?? path, reason: "the site's own page \(path) has its place; rename one"
        )
      }
      return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func runNotebooks(_ workspace: Workspace) throws -> [SitePage] {
      let isSound = workspace.report()
      let files = workspace.notebooks
      let order = try self.order(of: workspace)
      let store = cache.cache
      var pages: [SitePage] = []
      let neighbours = NotebookFolder()
      Recovery.noteHandOver()
      forEachInOrder(files, jobs: processorCount) { file in
        NotebookOutcome(
          running: file, target: .documents([]), for: workspace.destination,
          neighbours: neighbours, store: store, progress: nil)
      } _: { outcome in
        Recovery.attributed(to: outcome.file.path) {
          outcome.report()
          if let document = outcome.document {
            pages.append(SitePage(document, order: order[outcome.file.stem]))
          }
        }
        Recovery.noteHandOver()
        return true
      }
      guard isSound, pages.count == files.count else { throw Exit.error }
      return pages
    }

    /// The places of the notebooks that the project puts first, by their paths without extension.
    private func order(of workspace: Workspace) throws -> [String: Double] {
      let known = Set(workspace.notebooks.map(\.stem))
      var places: [String: Double] = [:]
      var problems: [Diagnostic] = []
      for (index, written) in workspace.project.settings.site.order.enumerated() {
        let path = written.path
        let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
        places[stem] = Double(index + 1)
        // Of a part of the project's notebooks it is not known which there are.
        guard notebooks.isEmpty, !known.contains(stem), let source = workspace.project.file?.source
        else { continue }
        let nearest = nearestName(to: stem, among: known.sorted())
        problems.append(
          Diagnostic(
            .error, "`\(path)` is none of the notebooks", at: written.range, in: source,
            hint: nearest.map { "did you mean `\($0).md`?" }
              ?? "paths start from the folder of notebooks"))
      }
      Terminal.report(problems)
      if !problems.isEmpty, !workspace.project.hasError { throw Exit.error }
      return places
    }
  }
}
