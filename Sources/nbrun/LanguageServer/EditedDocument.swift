import NotebookDocuments
import NotebookExecution
import NotebookSyntax

/// A document that is open in an editor.
struct EditedDocument {
  let uri: String
  /// As messages show it.
  let path: String
  var version: Int?
  private(set) var bytes: [UInt8]
  /// The text taken apart; nil where it cannot be a notebook.
  private(set) var draft: NotebookDraft?
  /// What prevents it.
  private(set) var failure: Diagnostic?
  /// What is told of it now, in the editor's terms.
  var told: [JSON] = []
  /// What the last run has found.
  var findings: RunFindings?
  /// The number of its last run.
  var run = 0

  init(uri: String, path: String, version: Int?, text: String) {
    (self.uri, self.path, self.version) = (uri, path, version)
    bytes = Array(text.utf8)
    decode()
  }

  var isProject: Bool { FilePath.name(of: path) == Project.fileName }

  /// Whether there is anything in it for nbrun.
  var isLive: Bool { failure != nil || draft?.isLive ?? false }

  /// Applies changes one after the other; false where one is malformed.
  mutating func apply(_ changes: [JSON], _ unit: SourcePosition.Unit) -> Bool {
    defer { decode() }
    for change in changes {
      guard let text = change["text"]?.string else { return false }
      guard let range = change["range"] else {
        bytes = Array(text.utf8)
        continue
      }
      guard let start = SourcePosition(range["start"]), let end = SourcePosition(range["end"])
      else { return false }
      // What is no notebook, too wide a table say, can be edited all the same.
      let source = SourceText(lines: bytes)
      let first = source.offset(of: start, in: unit)
      let last = source.offset(of: end, in: unit)
      bytes.replaceSubrange(first..<max(first, last), with: text.utf8)
    }
    return true
  }

  /// Decodes the text again, for what it includes may have changed.
  mutating func decode() {
    (draft, failure) = (nil, nil)
    guard isProject || SourceText.mentionsBlocks(bytes) else { return }
    do throws(Diagnostic) {
      let source = try SourceText(name: path, bytes: bytes)
      var projects = Projects()
      let file = NotebookFile.edited(path, in: &projects)
      draft = NotebookDraft(source, context: file.context, isProject: isProject)
    } catch {
      failure = error
    }
  }

  /// What is wrong with it, as far as that can be told without running it.
  var diagnostics: [Diagnostic] { failure.map { [$0] } ?? draft?.diagnostics ?? [] }
}
