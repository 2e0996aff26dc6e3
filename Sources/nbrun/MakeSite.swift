import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution

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

    @Argument(help: "Folders of notebooks, and notebooks (.md).", completion: .file())
    var notebooks: [String]

    @Option(
      name: .shortAndLong, help: "The folder that the site is written to.",
      completion: .directory)
    var output = "site"

    @Option(help: "What the site is called, unless index.md says so.")
    var title = "Notebooks"

    @Flag(help: "Take the place of files that nbrun has not made, too.")
    var force = false

    @OptionGroup var page: PageOptions
    @OptionGroup(title: "Cache") var cache: CacheOptions

    func run() throws {
      Interruption.watch()
      let renderer = try page.renderer()
      let pages = try runNotebooks()
      let site = Site(pages: pages, title: title, renderer: renderer)
      do throws(FileError) {
        for document in site.documents {
          let path = destination.path(of: document.path)
          guard try FileSystem.isDue(document, at: path, overwriting: force) else { continue }
          try FileSystem.write(document.bytes, to: path)
        }
        let stems = Set(pages.map(\.stem))
        for orphan in OrphanSearch(folder: output, stems: stems).orphans {
          Terminal.out(orphan.removal(of: try orphan.remove(below: destination)))
        }
      } catch {
        Terminal.error(error.description)
        throw Exit.error
      }
      Terminal.out("\(output)/index.html: \(pages.count) \(pages.count == 1 ? "page" : "pages")")
    }

    private var destination: Destination {
      Destination(folder: output, formats: FormatList(formats: [.html]))
    }

    private func runNotebooks() throws -> [SitePage] {
      let (files, problems) = NotebookFile.find(notebooks, for: destination)
      for problem in problems { Terminal.error(problem.description) }
      let store = cache.cache
      var pages: [SitePage] = []
      let neighbours = NotebookFolder()
      Recovery.noteHandOver()
      forEachInOrder(files, jobs: processorCount) { file in
        NotebookOutcome(
          running: file, target: .documents([]), for: destination, neighbours: neighbours,
          store: store,
          progress: nil)
      } _: { outcome in
        Recovery.attributed(to: outcome.file.path) {
          outcome.report()
          if let document = outcome.document { pages.append(SitePage(document)) }
        }
        Recovery.noteHandOver()
        return true
      }
      guard problems.isEmpty, pages.count == files.count else { throw Exit.error }
      return pages
    }
  }
}
