import CMarkGFM
import Glibc

/// Markdown as GitHub reads it: cmark-gfm with its extensions.
enum GitHubMarkdown {
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  /// The HTML of a Markdown text, raw HTML let through.
  static func html(_ markdown: String) -> String {
    _ = registration
    let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tagfilter", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    let document = cmark_parser_finish(parser)
    defer { cmark_node_free(document) }
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(document, options, extensions) else { return "" }
    defer { free(rendered) }
    return String(cString: rendered)
  }
}
