import Testing

@testable import NotebookDocuments

struct HarmlessSVGTests {
  private static let start = "<svg xmlns=\"http://www.w3.org/2000/svg\">"

  private func harmless(_ content: String) throws(PictureError) -> HarmlessSVG {
    try HarmlessSVG(Array("\(Self.start)\(content)</svg>".utf8))
  }

  /// What is left of what stands in an SVG, and what is told of.
  @Test(arguments: [
    ("<g id=\"a\"><rect width='1'/></g>", "<g id=\"a\"><rect width=\"1\"/></g>", [String]()),
    ("<!-- a --><?b c?><![CDATA[ <d> & ]]>", " &lt;d&gt; &amp; ", []),
    ("<script>alert(1)</script>", "", ["script"]),
    ("<script href=\"a.js\"/><g/>", "<g/>", ["script"]),
    ("<foreignObject><p xmlns=\"x\"><b>a</b></p></foreignObject>b", "b", ["foreignObject"]),
    ("<g onclick=\"a()\" ONLOAD='b()'/>", "<g/>", ["onclick", "ONLOAD"]),
    ("<g xmlns=\"http://www.w3.org/1999/xhtml\"><a/></g>", "", ["g"]),
    ("<x:script xmlns:x=\"http://www.w3.org/2000/svg\">a</x:script>", "", []),
    ("<metadata><rdf:RDF>a</rdf:RDF></metadata>", "", []),
    ("<image href=\"http://a.org/b.png\"/>", "<image/>", ["href"]),
    ("<image xlink:href=\"b.png\"/>", "<image/>", ["xlink:href"]),
    ("<image href=\"data:image/svg+xml;base64,AA\"/>", "<image/>", ["href"]),
    (
      "<image href=\"data:image/png;base64,AA\"/>", "<image href=\"data:image/png;base64,AA\"/>", []
    ),
    ("<use href=\"#a\"/><use href=\"b.svg#a\"/>", "<use href=\"#a\"/><use/>", ["href"]),
    ("<use href=\"&#106;avascript:a()\"/>", "<use/>", ["href"]),
    ("<a href=\"javascript:a()\">b</a>", "<a>b</a>", ["href"]),
    ("<a href=\"java&#10;script:a()\">b</a>", "<a>b</a>", ["href"]),
    (
      "<a href=\"https://a.org\" ping=\"https://b.org\">b</a>", "<a href=\"https://a.org\">b</a>",
      ["ping"]
    ),
    ("<set attributeName=\"href\" to=\"javascript:a()\"/>", "", ["set"]),
    ("<animate attributeName=\"xlink:HREF\" values=\"a\"/>", "", ["animate"]),
    ("<set attributeName=\"onclick\" to=\"a()\"/>", "", ["set"]),
    ("<animate attributeName=\"&#104;ref\" to=\"a\"/>", "", ["animate"]),
    ("<rect fill=\"url(#a)\"/>", "<rect fill=\"url(#a)\"/>", []),
    ("<rect fill=\"URL( 'http://a.org/b')\"/>", "<rect/>", ["fill"]),
    ("<rect fill=\"u&#114;l(http://a.org/b)\"/>", "<rect/>", ["fill"]),
    ("<rect fill=\"u&#0000000000114;l(http://a.org/b)\"/>", "<rect/>", ["fill"]),
    ("<rect style=\"fill: u\\72l(http://a.org/b)\"/>", "<rect/>", ["style"]),
    ("<rect style=\"cursor: url(a.cur)\"/>", "<rect/>", ["style"]),
    ("<g xml:base=\"http://a.org\"/>", "<g/>", []),
    ("<style>rect { fill: url(#a) }</style>", "<style>rect { fill: url(#a) }</style>", []),
    (
      "<style><![CDATA[a > b { fill: red }]]></style>", "<style>a &gt; b { fill: red }</style>", []
    ),
    ("<style/>", "<style></style>", []),
    ("<iframe src=\"a\"/><audio/><feImage href=\"#a\"/>", "", ["iframe", "audio", "feImage"]),
  ])
  func leavesOut(_ content: String, _ rest: String, _ removed: [String]) throws {
    let drawing = try harmless(content)
    #expect(String(decoding: drawing.bytes, as: UTF8.self) == "\(Self.start)\(rest)</svg>\n")
    #expect(drawing.removed == removed)
  }

  @Test(arguments: [
    "<style>@import url(a.css);</style>", "<style>a { background: url(http://a.org/b) }</style>",
    "<style>@im<!-- -->port 'a.css';</style>", "<style>@\\69mport 'a.css';</style>",
    "<style>u<![CDATA[rl(]]>http://a.org/b)</style>", "<style>&evil;</style>", "<g>", "</g>",
    "<g a=b/>", "<g a=\"b\"c=\"d\"/>", "<g a=\"<\"/>", "<g a=\"b\" a=\"c\"/>", "<g", "< g/>", "<g/",
    "<!-- a", "<![CDATA[ a", "<?a", "<!ENTITY a 'b'>", "</svg><svg>", "</svg>a<svg>",
  ])
  func refuses(_ content: String) {
    #expect(throws: PictureError.self) { try harmless(content) }
  }

  @Test(arguments: [
    "<svg/>", "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<html></html>", "",
    "<!DOCTYPE svg [<!ENTITY a \"b\">]>\(start)&a;</svg>", "\(start)</svg>\(start)</svg>",
    "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"></svg:svg>",
  ])
  func refusesTheWhole(_ file: String) {
    #expect(throws: PictureError.self) { try HarmlessSVG(Array(file.utf8)) }
  }

  @Test func anyBytesAreReadOrRefused() throws {
    let whole = Array(
      "\u{FEFF}<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"b\">\(Self.start)<g a='b'>c</g><style>d</style></svg>"
        .utf8)
    for end in whole.indices.dropLast(1) {
      #expect(throws: PictureError.self) { try HarmlessSVG(Array(whole[..<end])) }
    }
    #expect(throws: PictureError.self) { try HarmlessSVG(whole + [0xFF]) }
    _ = try HarmlessSVG(whole)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "image/png"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
      (Array("GIF89a".utf8), "image/gif"), (Array("RIFF....WEBPVP8 ".utf8), "image/webp"),
      (Array("\0\0\0 ftypavif".utf8), "image/avif"),
      (Array("\(start)</svg>".utf8), "image/svg+xml"),
    ] as [([UInt8], String)])
  func picturesAreKnownByTheirBytes(_ bytes: [UInt8], _ mediaType: String) throws {
    let picture = try EmbeddedPicture(bytes)
    #expect(picture.mediaType == mediaType)
  }

  @Test(arguments: ["", "RIFF....WAVE", "BM", "<p>", "%PDF-1.7", "text"])
  func otherFilesAreNoPictures(_ text: String) {
    #expect(throws: PictureError.self) { try EmbeddedPicture(Array(text.utf8)) }
  }
}
