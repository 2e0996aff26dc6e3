import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import NotebookTheme

/// A notebook as the server shows it: its last good page, and what is wrong with it now.
struct LivePage: Sendable {
  /// The last page that was made without an error.
  private(set) var page: Page?
  /// What was wrong in the last run, each with the lines it is about; not more than a page can show.
  private(set) var messages: [String] = []
  /// How much was wrong in it.
  private var problemCount = 0
  /// Whether the last run gave no page.
  private(set) var hasError = false
  /// The files that the page links to.
  private(set) var files: [AttachedFile] = []
  /// The paths of the files that the notebook named in the last run.
  private(set) var dataFiles: [String] = []
  /// Another one each time that there is something new to see.
  private(set) var version = ""

  /// Takes in what came of a run.
  mutating func update(with outcome: NotebookOutcome, version: String) {
    self.version = version
    switch outcome.result {
    case .success(let run):
      messages = ShownDiagnostics(of: run.diagnostics).texts
      problemCount = run.diagnostics.count
      dataFiles = run.dataPaths
    case .failure(let error):
      messages = [error.description]
      problemCount = 1
    }
    hasError = outcome.document == nil
    if let document = outcome.document {
      page = HTMLDocument(document, isInSite: true).page
      files = document.attachments.files
    }
  }

  /// Says that it looks different now although it has not run.
  mutating func touch(version: String) { self.version = version }

  /// The page as HTML.
  ///
  /// - Parameter others: what is wrong beside the notebook, with the template for one.
  func html(stem: String, _ renderer: PageRenderer, others: [String]) -> String {
    let shown =
      page
      ?? Page(title: stem, bodyHTML: "<p>This notebook has not run without an error yet.</p>")
    return renderer.render(
      shown, extras: LiveExtras.make(version, notice: notice(others: others)))
  }

  private func notice(others: [String]) -> String {
    let all = others + messages
    guard !all.isEmpty else { return "" }
    let isError = hasError || !others.isEmpty
    let title =
      !isError
      ? (problemCount == 1 ? "1 warning" : "\(problemCount) warnings")
      : page == nil ? "Not made" : "Not made anew: this page is the last good one"
    let texts = all.map { "<pre tabindex=\"0\">\(HTMLText.escaped($0))</pre>" }
    return """

      <aside class="live\(isError ? "" : " warnings")" aria-label="nbrun">
      <details\(isError ? " open" : "")><summary>\(title)</summary>
      \(texts.joined(separator: "\n"))
      </details>
      </aside>
      """
  }
}

/// What the pages of a server get around them.
enum LiveExtras {
  static func make(_ version: String, notice: String) -> PageExtras {
    var extras = PageExtras()
    extras.before = notice
    extras.styleSheet = ThemeFiles.liveStyle
    extras.scripts = [
      "const version = \"\(version)\";\n"
        + ThemeFiles.liveScript
    ]
    extras.asksServer = true
    return extras
  }
}
