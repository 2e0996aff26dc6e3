import NotebookTheme
import Testing

@testable import NotebookDocuments

@Suite struct SiteTests {
  func part(_ stem: String, _ title: String, order: Double? = nil) -> SitePage {
    SitePage(
      stem: stem, page: Page(title: title, bodyHTML: "<p>About \(stem).</p>"),
      text: PageText(
        sections: [.init(text: "About \(stem).")], firstParagraph: "About \(stem)."),
      order: order)
  }

  func documents(_ pages: [SitePage], title: String = "Site") -> [String: String] {
    let pairs = Site(pages: pages, title: title).documents.map {
      ($0.path, String(decoding: $0.bytes, as: UTF8.self))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func pagesStandByOrderAndThenByPath() {
    let pages = [
      part("b", "B"), part("z/a", "Z"), part("c", "C", order: 2), part("d", "D", order: 1),
    ]
    let site = Site(pages: pages, title: "")
    #expect(
      site.documents.map(\.path) == ["index.html", "d.html", "c.html", "b.html", "z/a.html"])
  }

  @Test func pagesLeadToTheirNeighbours() throws {
    let site = documents([part("a", "A & A"), part("deep/b", "B"), part("deep/c", "C")])
    let middle = try #require(site["deep/b.html"])
    #expect(middle.contains("<a href=\"../a.html\" rel=\"prev\">A &amp; A</a>"))
    #expect(middle.contains("<a href=\"c.html\" rel=\"next\">C</a>"))
    #expect(middle.contains("<a href=\"../index.html\">Site</a>"))
    #expect(middle.contains("<a href=\"b.html\" aria-current=\"page\">B</a>"))
    #expect(site["a.html"]?.contains("rel=\"prev\">") == false)
    #expect(site["deep/c.html"]?.contains("rel=\"next\">") == false)
  }

  /// A page is as long on a site of ten times as many pages, and the index lists them all.
  @Test func pagesDoNotGrowWithTheSite() throws {
    func site(_ count: Int) -> Site {
      Site(pages: (0..<count).map { part("p\(1000 + $0)", "Page \(1000 + $0)") }, title: "Site")
    }
    /// A page by its number from 1; 0 is the index.
    func page(_ number: Int, of site: Site) -> String {
      String(decoding: site.documents[number].bytes, as: UTF8.self)
    }
    let (small, large, larger) = (site(100), site(200), site(2000))
    #expect(page(51, of: small).contains("<summary>Pages</summary>\n<ol>"))
    let middle = page(501, of: larger)
    #expect(middle.contains("<summary>Pages 451 to 550 of 2000</summary>\n<ol start=\"451\">"))
    #expect(middle.contains("<a href=\"p1500.html\" aria-current=\"page\">"))
    #expect(page(1, of: larger).contains("<summary>Pages 1 to 100 of 2000</summary>"))
    #expect(page(2000, of: larger).contains("<summary>Pages 1901 to 2000 of 2000</summary>"))
    for (few, many) in [(101, 501), (200, 2000)] {
      #expect(
        abs(page(few, of: large).utf8.count - page(many, of: larger).utf8.count) < 32)
    }
    let index = page(0, of: larger)
    #expect(index.split(separator: "<li><a href=\"p").count == 2001)
  }

  @Test func theIndexListsThePages() throws {
    var page = part("a", "A")
    page = SitePage(
      stem: "a", page: Page(title: "A", summary: "Said <so>", bodyHTML: page.page.bodyHTML),
      text: page.text)
    let index = try #require(documents([page, part("b", "B")])["index.html"])
    #expect(index.contains("<a href=\"a.html\">A</a><p>Said &lt;so&gt;</p>"))
    #expect(index.contains("<a href=\"b.html\">B</a><p>About b.</p>"))
  }

  @Test func aNotebookCalledIndexIntroduces() throws {
    let site = documents([part("index", "Welcome"), part("b", "B")])
    #expect(site.count == 2)
    #expect(try #require(site["index.html"]).contains("<p>About index.</p>"))
    #expect(try #require(site["b.html"]).contains("<a href=\"index.html\">Welcome</a>"))
  }

  /// The search finds its own parts, whatever the author's sections are called.
  @Test func sectionsOfTheIndexCanBeCalledAnything() throws {
    let names = ["search", "query", "found", "results", "content"]
    let body = names.map { "<h2 id=\"\($0)\">x</h2>" }.joined()
    let index = SitePage(
      stem: "index", page: Page(title: "T", bodyHTML: body),
      text: PageText(sections: [], firstParagraph: ""))
    let html = try #require(documents([index, part("b", "B")])["index.html"])
    let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(ids.count == 2 * names.count && Set(ids).count == ids.count)
    for id in names.dropLast() { #expect(ids.contains("nbrun:" + id)) }
    for match in html.matches(of: #/ (?:for="|href="#)([^"]*)"/#) {
      #expect(ids.contains(String(match.1)))
    }
  }

  @Test func onlyTheIndexHasAScriptAndItsPolicyKnowsIt() throws {
    let site = documents([part("a", "</script><!--<\u{338}x"), part("b", "B")])
    #expect(site["a.html"]?.contains("<script") == false)
    let index = try #require(site["index.html"])
    let script = try #require(HTMLElements.contents(of: "script", in: index).first)
    #expect(index.contains("script-src &#39;\(SHA256.digest(of: script).integrity)&#39;"))
    let words = script.prefix { $0 != ";" }
    #expect(words.contains("\\u003c/script>") && !words.utf8.contains(UInt8(ascii: "<")))
    #expect(HTMLElements.contents(of: "script", in: index).count == 1)
  }

  @Test func theSearchIsSmall() {
    #expect(ThemeFiles.searchScript.utf8.count < 8 << 10)
  }

  @Test(arguments: [
    ("a.html", "b.html", "a.html"), ("a.html", "x/b.html", "../a.html"),
    ("x/a.html", "b.html", "x/a.html"), ("x/a.html", "x/b.html", "a.html"),
    ("x/y/a.html", "x/z/b.html", "../y/a.html"), ("x/a.html", "x/y/z/b.html", "../../a.html"),
    ("javascript:x.html", "b.html", "javascript%3Ax.html"),
    ("\"é?#%.html", "b.html", "%22%C3%A9%3F%23%25.html"), ("\t.html", "b.html", "%09.html"),
  ])
  func addressesAreRelativeAndEncoded(path: String, origin: String, address: String) {
    #expect(RelativeAddress.of(path, from: origin) == address)
  }
}
