import Foundation
import TestSupport
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// Texts that try to run a script, put into every place of a notebook. `Scripts/checks/safety` opens the
/// pages in a browser.
@Suite struct InjectionTests {
  static let texts: [String] = {
    let data = try? Golden.bytes("injections/texts.json")
    return data.flatMap { try? JSONDecoder().decode([String].self, from: Data($0)) } ?? []
  }()

  static let places = ["data", "front-matter", "label", "links", "mistakes", "network", "prose"]

  /// What nothing in a page may be.
  static let refusedElements = [
    "applet", "audio", "base", "embed", "form", "frame", "iframe", "link", "marquee", "object",
    "script", "source", "template", "textarea", "video",
  ]
  static let refusedAttributes = ["background", "ping", "srcdoc", "srcset"]

  /// What is wrong with a page, in the order of its tags.
  static func suspects(in html: String) -> [String] {
    let tags = PageTags(html).tags
    var found: [String] = []
    for tag in tags {
      if refusedElements.contains(tag.name) { found.append("<\(tag.name)>") }
      for (name, value) in tag.attributes {
        let isHandler = name.hasPrefix("on") || refusedAttributes.contains(name)
        if isHandler || isScript(name, value) { found.append("\(tag.name) \(name)=\(value)") }
      }
    }
    if tags.count(where: { $0.name == "style" }) != 1 { found.append("not one <style>") }
    let metas = tags.filter {
      $0.name == "meta" && $0.attributes.contains { $0.name == "http-equiv" }
    }
    if metas.count != 1 { found.append("not one <meta http-equiv>") }
    return found
  }

  private static func isScript(_ name: String, _ value: String) -> Bool {
    guard ["href", "src", "xlink:href", "action", "formaction", "data"].contains(name) else {
      return false
    }
    let address = String(
      String.UnicodeScalarView(HTMLText.unescaped(value).unicodeScalars.filter { $0.value > 0x20 }))
    return ["javascript:", "vbscript:", "data:text", "data:image/svg"].contains {
      address.hasPrefix($0)
    } || ["&colon", "&tab", "&newline"].contains { value.contains($0) }
  }

  @Test(arguments: places) func nothingRuns(place: String) throws {
    #expect(Self.texts.count > 100)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "nbrun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let template = String(decoding: try Golden.bytes("injections/\(place).md"), as: UTF8.self)
    var made = 0
    for text in Self.texts {
      let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let cell = "\"\(text.replacing("\"", with: "\"\""))\""
      try Data("\(cell),b,class\n1,2,\(cell)\n2,1,x\n3,1,x\n1,1,\(cell)\n".utf8)
        .write(to: folder.appending(path: "data.csv"))
      let notebook = template.replacing("@TEXT@", with: text).replacing("@LINE@", with: line)
        .replacing("@YAML@", with: quoted)
      let run = NotebookRun(
        name: folder.path + "/\(place).md", stem: place, bytes: Array(notebook.utf8),
        target: .documents([.html]))
      guard let document = run.document, let file = run.documents?.first else { continue }
      let page = SitePage(document)
      made += 1
      // The page's own scripts are known to the byte.
      let html = Theme.scripts(for: page.page).reduce(
        String(decoding: file.bytes, as: UTF8.self)
      ) { $0.replacing("<script>\($1)</script>", with: "") }
      #expect(Self.suspects(in: html) == [], "\(text) in \(place)")
      let index = Site(pages: [page], title: text).documents[0]
      let suspects = Self.suspects(in: String(decoding: index.bytes, as: UTF8.self))
      #expect(suspects == ["<script>"], "\(text) in \(place), in the index")
    }
    // A label is a word, and mistakes are mistakes.
    if !["label", "mistakes"].contains(place) { #expect(made > 100) }
  }

  @Test(arguments: [
    ("<script>x</script>", ["<script>"]), ("<p onclick=x>", ["p onclick=x"]),
    ("<a href=' java&#x0A;script:x'>", ["a href= java&#x0a;script:x"]),
    ("<a href=JAVASCRIPT:x>", ["a href=javascript:x"]), ("<svg/onload=x>", ["svg onload=x"]),
    ("<a href=javascript&colon;x>", ["a href=javascript&colon;x"]),
    ("<a title='<p onclick=x>'>", []), ("<a href=a&amp;colon;b>", []), ("&lt;script&gt;", []),
    ("<!-- <p onclick=x> -->", []),
    ("<img src='x'onerror='y'>", ["img onerror=y"]),
  ])
  func theTestSeesWhatItLooksFor(html: String, expected: [String]) {
    let frame = "<style></style><meta http-equiv=x>"
    #expect(Self.suspects(in: frame + html) == expected)
  }
}
