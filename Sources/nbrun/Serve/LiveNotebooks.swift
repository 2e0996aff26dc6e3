import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The notebooks that are served, and what has become of them.
final class LiveNotebooks: Sendable {
  private struct State {
    /// In the order of the arguments.
    var files: [NotebookFile] = []
    var pages: [String: LivePage] = [:]
    var renderer = PageRenderer.standard
    /// What is wrong beside the notebooks.
    var others: [String] = []
    /// Another one each time that the index looks different.
    var indexVersion = ""
    var lastVersion = 0
  }

  private let state = Mutex(State())
  let announcements = Announcements()
  /// Tells the versions of this process from those of one before.
  private let start: String

  init() {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    start = "\(time.tv_sec).\(time.tv_nsec)"
  }

  var files: [NotebookFile] { state.withLock { $0.files } }

  /// The notebooks, each with the paths of all that it is made of: itself and its data.
  var sources: [(file: NotebookFile, paths: [String])] {
    state.withLock { state in
      state.files.map { file in
        (file, [FilePath.joined(".", file.path)] + (state.pages[file.stem]?.dataFiles ?? []))
      }
    }
  }

  // MARK: - Changes

  /// Takes over which notebooks there are; returns those that are new.
  func replace(_ files: [NotebookFile]) -> [NotebookFile] {
    let new = state.withLock { state in
      let new = files.filter { !state.files.contains($0) }
      guard files != state.files else { return new }
      state.files = files
      state.indexVersion = nextVersion(&state)
      return new
    }
    announcements.announce()
    return new
  }

  /// Takes in a run.
  func update(_ outcome: NotebookOutcome) {
    state.withLock { state in
      let stem = outcome.file.stem
      let version = nextVersion(&state)
      state.pages[stem, default: LivePage()].update(with: outcome, version: version)
      state.indexVersion = nextVersion(&state)
    }
    announcements.announce()
  }

  /// Takes over another template, or the news that it has an error.
  func update(_ renderer: PageRenderer?, problems: [String]) {
    state.withLock { state in
      if let renderer { state.renderer = renderer }
      state.others = problems
      let version = nextVersion(&state)
      for file in state.files { state.pages[file.stem]?.touch(version: version) }
      state.indexVersion = nextVersion(&state)
    }
    announcements.announce()
  }

  private func nextVersion(_ state: inout State) -> String {
    state.lastVersion += 1
    return "\(start).\(state.lastVersion)"
  }

  // MARK: - What is served

  /// The version of what stands at a path; empty where there is nothing.
  func version(at path: String) -> String {
    state.withLock { state in
      if path == "/" { return state.indexVersion }
      return stem(at: path, state).flatMap { state.pages[$0]?.version } ?? ""
    }
  }

  /// What is shown where there is nothing, until there is something.
  var missingPage: String {
    let renderer = state.withLock { $0.renderer }
    let page = Page(
      title: "No such page", bodyHTML: "<p><a href=\"/\">All notebooks</a></p>")
    return renderer.render(page, extras: LiveExtras.make("", notice: ""))
  }

  /// The HTML at a path; nil where there is nothing. A path is only ever looked up among the names
  /// of pages: no request leads to the file system.
  func html(at path: String) -> String? {
    let state = state.withLock { $0 }
    if path == "/" { return index(state) }
    guard let stem = stem(at: path, state), let page = state.pages[stem] else { return nil }
    return page.html(stem: stem, state.renderer, others: state.others)
  }

  /// The file at a path that a page links to; nil where there is none. Looked up in the same way.
  func file(at path: String) -> AttachedFile? {
    state.withLock { $0 }.pages.values.lazy.flatMap(\.files).first { "/" + $0.path == path }
  }

  private func stem(at path: String, _ state: State) -> String? {
    state.files.first { "/\($0.stem).html" == path }?.stem
  }

  private func index(_ state: State) -> String {
    let items = state.files.map { file in
      let page = state.pages[file.stem]
      let title = HTMLText.escaped(page?.page?.title ?? file.stem)
      let note = page?.hasError == true ? " <strong>has an error</strong>" : ""
      let address = "/" + RelativeAddress.of(file.stem + ".html", from: "")
      return "<li><a href=\"\(address)\">\(title)</a>\(note)</li>"
    }
    let page = Page(title: "Notebooks", bodyHTML: "<ul>\n\(items.joined(separator: "\n"))\n</ul>")
    return state.renderer.render(
      page, extras: LiveExtras.make(state.indexVersion, notice: ""))
  }
}
