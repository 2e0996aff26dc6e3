import Foundation
import Testing

/// Output in place after a formatter of Markdown has been at it. What mdformat makes is in `Goldens/formatters`, by
/// `Scripts/goldens/make-formatted`.
@Suite struct FormatterTests {
  let folder: TemporaryFolder
  static let goldens = CaseTests.folder.deletingLastPathComponent().appending(
    path: "Goldens/formatters")

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Self.goldens.appending(path: "data.csv"), to: folder.url(of: "data.csv"))
  }

  private func golden(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.goldens.appending(path: name)), as: UTF8.self)
  }

  private func run(_ command: String, _ text: String) throws -> Command.Outcome {
    try folder.write(text, to: "notebook.md")
    return try Command.run([command, "--in-place", "notebook.md"], in: folder.url)
  }

  /// The lines between the comments around output, without the indentation of lists and line ends.
  private func regions(_ text: String) -> [String] {
    text.replacing("\r\n", with: "\n").components(separatedBy: "<!-- nbrun:output").dropFirst().map
    {
      $0.components(separatedBy: "<!-- nbrun:end").first?.components(separatedBy: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n") ?? ""
    }
  }

  @Test(arguments: ["github.md", "wrapped.md", "compact.md", "plain.md"])
  func replacesWhatIsOnlyLaidOutAnew(name: String) throws {
    #expect(try run("run", golden("notebook.txt")).exitCode == 0)
    let fresh = try folder.read("notebook.md")
    let formatted = try golden(name)
    let outcome = try run("run", formatted)
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    let found = regions(try folder.read("notebook.md"))
    #expect(found == regions(fresh) && found.count == 2)
    // Where it knows the syntax, it has nothing to change.
    #expect((formatted == fresh) == (name == "github.md"))
    #expect(try run("check", formatted).exitCode == (formatted == fresh ? 0 : 1))
    for (old, new) in [("0.79", "0.78"), ("Gradient check", "Gradient test"), ("pass", "FAIL")] {
      let edited = formatted.replacing(old, with: new, maxReplacements: 1)
      let refused = try run("run", edited)
      #expect(refused.exitCode == 2)
      #expect(refused.standardError.contains("this output has been edited by hand"))
      #expect(try folder.read("notebook.md") == edited)
    }
  }
}
