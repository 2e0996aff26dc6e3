import Foundation
import Testing

/// Pictures and files that prose names, on their way into pages, sites and servers.
@Suite(.timeLimit(.minutes(60))) struct PicturesTests {
  let folder: TemporaryFolder

  /// The start of a PNG, which is all that tells it.
  static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  static let drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>evil()</script><g/></svg>\n"

  static let notebook = """
    # Pictures

    ![a](img/a.png) [data](../data/x.csv) [drawing](img/d.svg) [page](../data/p.html) [other](/nb/deep/b.md)

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("notebooks: nb\n", to: "nbrun.yml")
    try folder.write(Self.notebook, to: "nb/a.md")
    try folder.write("# B\n\n[x](../../data/x.csv)\n", to: "nb/deep/b.md")
    try folder.write("a,b\n1,2\n", to: "data/x.csv")
    try folder.write("<script>page()</script>\n", to: "data/p.html")
    try folder.write("secret\n", to: "data/secret.csv")
    try folder.write(Self.drawing, to: "nb/img/d.svg")
    try write(Self.png, to: "nb/img/a.png")
  }

  private func write(_ data: Data, to path: String) throws {
    try folder.write("", to: path)
    try data.write(to: folder.url(of: path))
  }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments, in: folder.url)
  }

  // MARK: - Sites

  @Test func aSiteHasTheFilesThatItsPagesLinkTo() throws {
    let outcome = try run("site", "nb")
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    let paths = [
      "a.html", "data/p.html", "data/x.csv", "deep/b.html", "index.html", "nb/img/d.svg",
    ]
    let contents = try folder.contents(of: "site")
    #expect(contents.keys.sorted() == paths)
    #expect(try folder.read("site/data/x.csv") == "a,b\n1,2\n")
    let drawing = try folder.read("site/nb/img/d.svg")
    #expect(drawing == "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n")
    let page = try folder.read("site/a.html")
    for address in [
      "src=\"data:image/png;base64,iVBORw0KGgo=\"", "href=\"data/x.csv\"",
      "href=\"nb/img/d.svg\"", "href=\"deep/b.html\"",
    ] {
      #expect(page.contains(address))
    }
    #expect(try folder.read("site/deep/b.html").contains("href=\"../data/x.csv\""))
  }

  @Test func aFileOfASiteDoesNotReplaceAPage() throws {
    try folder.write("# P\n", to: "nb/data/p.md")
    let outcome = try run("site", "nb")
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.standardError.contains("the site's own page data/p.html has its place"))
    #expect(!folder.exists("site"))
  }

  // MARK: - check

  @Test func aChangedPictureIsADriftOfThePageAlone() throws {
    #expect(try run("nb").exitCode == 0)
    #expect(try run("check", "nb").exitCode == 0)
    try write(Self.png + [1], to: "nb/img/a.png")
    let outcome = try run("check", "nb")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.standardOutput.contains("output/a.html\n    structure  a picture in the page\n"))
    #expect(!outcome.standardOutput.contains("output/a.md\n"))
    try FileManager.default.removeItem(at: folder.url(of: "output/a.html"))
    #expect(try run("check", "nb", "--to", "md").exitCode == 0)
  }

  /// Bytes that read as digits are no numbers.
  @Test func noToleranceAcceptsAnotherPicture() throws {
    let digits = try ["1234", "1235"].map { try #require(Data(base64Encoded: "AAAA\($0)")) }
    try write(Self.png + [0] + digits[0], to: "nb/img/a.png")
    #expect(try run("nb", "--to", "html").exitCode == 0)
    try write(Self.png + [0] + digits[1], to: "nb/img/a.png")
    for tolerance in ["relative=0.9", "ulps=4", "formatting"] {
      #expect(try run("check", "nb", "--to", "html", "--tolerance", tolerance).exitCode == 1)
    }
  }

  @Test func largePicturesAreTold() throws {
    try write(Self.png + Data(count: 2_600_000), to: "nb/img/a.png")
    let once = try run("nb").standardError
    #expect(!once.contains("embeds"))
    try folder.write("![a](../nb/img/a.png)\n\n![a](../nb/img/a.png)\n", to: "nb/c.md")
    let message =
      "nb/c.md:1:6: warning: the page embeds pictures of 5.2 MB, this one of 2.6 MB"
    let twice = try run("nb/c.md").standardError
    #expect(twice.contains(message))
    #expect(try run("run", "nb/c.md", "--in-place").standardError == "")
  }

  // MARK: - Where files lie

  /// A tool that makes a site takes pictures from beside the document only: there they are copies.
  @Test(arguments: [("github", ""), ("hugo", "/a")])
  func addressesLeadFromTheDocumentToTheFile(flavour: String, below: String) throws {
    let name = folder.url.lastPathComponent
    for output in ["output", "nb", "deep/er/o", "../\(name)/there"] {
      let options = ["--to", "md", "--flavour", flavour, "-o", output + "/x"]
      #expect(try Command.run(["run", "nb/a.md"] + options, in: folder.url).exitCode == 0)
      let document = try folder.read(
        output + "/x" + (below.isEmpty ? "/a.md" : below + "/index.md"))
      for (file, pattern) in [
        ("nb/img/a.png", #/!\[a\]\((.*?)\)/#), ("data/x.csv", #/\[data\]\((.*?)\)/#),
      ] {
        let address = try #require(document.firstMatch(of: pattern)?.1)
        let url = folder.url(of: output + "/x\(below)/\(address)").standardizedFileURL
        if flavour == "hugo", file.hasSuffix(".png") {
          #expect(try Data(contentsOf: url) == Data(contentsOf: folder.url(of: file)))
          #expect(url.deletingLastPathComponent().lastPathComponent == "a")
        } else {
          #expect(url.path == folder.url(of: file).standardizedFileURL.path)
        }
      }
    }
  }

  @Test func linksMayLeadInsideTheRootAndNotOut() throws {
    let manager = FileManager.default
    let link = folder.url(of: "nb/linked").path
    try manager.createSymbolicLink(atPath: link, withDestinationPath: "../shared")
    try write(Self.png, to: "shared/s.png")
    try folder.write("![s](linked/s.png)\n", to: "nb/c.md")
    #expect(try run("nb/c.md").exitCode == 0)
    #expect(try folder.read("output/c.md").contains("![s](../shared/s.png)"))
    let outside = try TemporaryFolder()
    try Self.png.write(to: outside.url(of: "s.png"))
    try manager.removeItem(atPath: link)
    try manager.createSymbolicLink(atPath: link, withDestinationPath: outside.url.path)
    let outcome = try run("nb/c.md")
    #expect(outcome.exitCode == 2)
    #expect(outcome.standardError.contains("`linked/s.png` leads out of the project's root"))
  }

  // MARK: - serve

  @Test func aServerServesTheFilesThatItsPagesLinkToAndNoOthers() throws {
    let server = try LiveServerProcess(["nb"], in: folder.url)
    #expect(try server.get("/a.html").contains("href=\"data/x.csv\""))
    let data = try server.get("/data/x.csv")
    #expect(data.hasPrefix("HTTP/1.1 200 ") && data.hasSuffix("\r\n\r\na,b\n1,2\n"))
    for field in [
      "Content-Type: text/csv; charset=utf-8", "X-Content-Type-Options: nosniff",
      "Content-Security-Policy: frame-ancestors 'none'; default-src 'none'; img-src data:; "
        + "style-src 'unsafe-inline'; sandbox\r\n",
    ] {
      #expect(data.contains(field))
    }
    #expect(try server.get("/data/p.html").contains("; sandbox\r\n"))
    let drawing = try server.get("/nb/img/d.svg")
    #expect(drawing.contains("Content-Type: image/svg+xml") && !drawing.contains("evil"))
    for path in [
      "/data/secret.csv", "/nb/../data/x.csv", "/nb/img/a.png", "/x.csv",
      "/data/", "/data", "/data/../data/x.csv", "/nb/%2e%2e/nbrun.yml", "/nbrun.yml",
    ] {
      let answer = try server.get(path)
      #expect(answer.hasPrefix("HTTP/1.1 404 "), "\(path)")
    }
    // What has come into the place of a file is another file.
    let path = folder.url(of: "data/x.csv").path
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: "secret.csv")
    let answer = try server.get("/data/x.csv")
    #expect(!answer.contains("secret\n"))
  }

  @Test func aServerSeesThatAPictureChanges() throws {
    let server = try LiveServerProcess(["nb"], in: folder.url)
    #expect(try server.get("/a.html").contains("base64,iVBORw0KGgo=\""))
    try write(Self.png + [1], to: "nb/img/a.png")
    while !(try server.get("/a.html").contains("base64,iVBORw0KGgoB\"")) {}
    try FileManager.default.removeItem(at: folder.url(of: "nb/img/a.png"))
    while !(try server.get("/a.html").contains("img/a.png` cannot be read")) {}
    #expect(try server.get("/a.html").contains("base64,iVBORw0KGgoB\""))
    try write(Self.png, to: "nb/img/a.png")
    while try server.get("/a.html").contains("cannot be read") {}
  }
}
