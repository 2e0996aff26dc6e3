/// Makes one self-contained HTML document of a page.
///
/// The document requests nothing, from the network or the disk, and runs no script but those of the
/// theme that its body has a use for and those of ``PageExtras``. The same page gives the same bytes.
package struct PageRenderer: Sendable {
  private let template: MustacheTemplate
  private let style: String
  private let generator: String

  /// The renderer with the theme that comes with the tool, read once in a process.
  package static let standard: PageRenderer = {
    do {
      return try PageRenderer()
    } catch {
      preconditionFailure("the built-in template does not parse: \(error)")
    }
  }()

  /// Reads a theme.
  ///
  /// - Parameter generator: the tool's name.
  package init(theme: Theme = .standard, generator: String = "nbrun") throws(ThemeError) {
    template = try MustacheTemplate(theme.template)
    style = Theme.colors + theme.styleSheet + Theme.math + Theme.pictures
    self.generator = generator
  }

  /// Renders a page with something around it.
  package func render(_ page: Page, extras: PageExtras = PageExtras()) -> String {
    var extras = extras
    extras.scripts = Theme.scripts(for: page) + extras.scripts
    var values = values(of: page)
    values["style"] = .text(style + extras.styleSheet)
    values["before"] = .text(extras.before)
    values["after"] = .text(extras.after)
    values["scripts"] = .list(extras.scripts.map { .text($0) })
    values["policy"] = .text(policy(for: extras))
    return template.render(values)
  }

  private func values(of page: Page) -> [String: MustacheTemplate.Value] {
    let contents = page.headings.filter { (2...3).contains($0.level) }
    return [
      "title": .text(page.title),
      "language": .text(page.language),
      "generator": .text(generator),
      "body": .text(page.bodyHTML),
      "showsTitle": .flag(!page.headings.contains { $0.level == 1 }),
      "hasContents": .flag(contents.count >= Self.fewestContents),
      "contents": .list(
        contents.map {
          .mapping([
            "level": .text("\($0.level)"), "text": .text($0.text), "anchor": .text($0.anchor),
          ])
        }),
      "hasProvenance": .flag(!page.provenance.isEmpty),
      "provenance": .list(
        page.provenance.map {
          .mapping(["name": .text($0.name), "value": .text($0.value)])
        }),
    ]
  }

  /// What the page may load and run: the style sheets and scripts that stand in the template once
  /// its own parts are filled in and nothing of the notebook is, known by their digests; and images
  /// that the page carries.
  private func policy(for extras: PageExtras) -> String {
    let frame = template.render([
      "style": .text(style + extras.styleSheet),
      "scripts": .list(extras.scripts.map { .text($0) }), "generator": .text(generator),
    ])
    func sources(_ element: String) -> String {
      let digests = HTMLElements.contents(of: element, in: frame).map {
        " '\(SHA256.digest(of: $0).integrity)'"
      }
      return digests.isEmpty ? "" : " \(element)-src\(digests.joined());"
    }
    return "default-src 'none';\(sources("style"))\(sources("script")) img-src data:; "
      + (extras.asksServer ? "connect-src 'self'; " : "") + "base-uri 'none'; form-action 'none'"
  }

  /// The headings from which on a table of contents is worth its room.
  private static let fewestContents = 3
}
