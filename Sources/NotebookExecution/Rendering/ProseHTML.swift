/// The HTML of prose, as cmark-gfm renders it, on its way into a page.
public enum ProseHTML {
  /// The HTML with what the page asks of code and tables: that the keyboard can scroll them.
  public static func adapted(_ html: String) -> String {
    html.replacing("<pre>", with: "<pre tabindex=\"0\">")
      .replacing("<table>", with: "<div class=\"table\" tabindex=\"0\"><table>")
      .replacing("</table>", with: "</table></div>")
  }
}
