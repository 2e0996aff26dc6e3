import Foundation
import Testing

@testable import nbrun

@Suite struct PDFTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# A page\n\nWords.\n", to: "a.md")
  }

  /// A program that does what a test says, in the only folder of the path.
  func install(_ name: String, _ script: String) throws -> [String: String] {
    try folder.write("#!/bin/sh\n\(script)\n", to: "programs/\(name)")
    let path = folder.url.appending(path: "programs").path
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(path)/\(name)")
    return ["PATH": path]
  }

  @Test func noProgramIsAnErrorThatNamesOne() throws {
    let outcome = try Command.run(
      ["a.md", "--to", "html,pdf"], in: folder.url, environment: ["PATH": folder.url.path])
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError
        == "--to pdf: error: needs Chromium or WeasyPrint; on Debian: apt-get install chromium\n")
    #expect(!folder.exists("output"))
  }

  @Test func chromiumIsGivenThePage() throws {
    let environment = try install(
      "chromium",
      """
      for word; do case $word in
        --print-to-pdf=*) to=${word#*=};;
        file://*) page=${word#file://};;
      esac; done
      { echo "/CreationDate (D:20260102030405+00'00')"; while read -r line; do echo "$line"; done; } < $page > $to
      """)
    let outcome = try Command.run(
      ["a.md", "--to", "pdf"], in: folder.url,
      environment: environment.merging(["SOURCE_DATE_EPOCH": "86399"]) { $1 })
    #expect(outcome.exitCode == 0 && outcome.standardOutput == "a.md → output/a.pdf\n")
    let pdf = try folder.read("output/a.pdf")
    #expect(pdf.hasPrefix("/CreationDate (D:19700101235959+00'00')\n"))
    #expect(pdf.contains("<p>Words.</p>"))
  }

  @Test func weasyPrintIsUsedWhereItIsAlone() throws {
    let environment = try install("weasyprint", "echo made > $2")
    let outcome = try Command.run(
      ["a.md", "--to", "pdf"], in: folder.url, environment: environment)
    #expect(outcome.exitCode == 0)
    #expect(try folder.read("output/a.pdf").hasPrefix("made\n"))
  }

  @Test(arguments: ["exit 1", "exit 0", "echo x > $2; exit 3"])
  func aProgramThatFailsIsAnError(script: String) throws {
    let environment = try install("weasyprint", script)
    let outcome = try Command.run(
      ["a.md", "--to", "pdf"], in: folder.url, environment: environment)
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.hasPrefix("output/a.pdf: error: "))
    #expect(outcome.standardError.contains("/weasyprint did not make the PDF"))
    #expect(!folder.exists("output/a.pdf"))
  }

  @Test(arguments: [
    (0, "19700101000000"), (951_782_400, "20000229000000"), (1_767_225_599, "20251231235959"),
  ])
  func timesAreWrittenInUTC(seconds: Int, text: String) {
    #expect(PDFDates.text(secondsSince1970: seconds) == text)
  }
}
