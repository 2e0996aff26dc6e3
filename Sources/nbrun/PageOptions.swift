import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution

/// How HTML pages are made.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A mustache template for HTML pages in the place of nbrun's own (see `nbrun template`).",
      valueName: "file"),
    completion: .file())
  var template: String?

  /// What makes the pages.
  ///
  /// - Throws: an exit code where the template has an error, which has been reported by then.
  func renderer() throws -> PageRenderer {
    guard let template else { return .standard }
    do throws(FileError) {
      let file = TemplateFile(name: template, bytes: try FileSystem.read(template))
      Terminal.report(file.diagnostics)
      if let renderer = file.renderer { return renderer }
    } catch {
      Terminal.error(error.description)
    }
    throw Exit.error
  }
}
