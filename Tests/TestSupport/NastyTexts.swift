/// Texts that would be markup if they were not escaped.
package let nastyTexts = [
  "Updated W1", "y_hat and W1_2", "<script>alert(1)</script>",
  "</style><img src=x onerror=alert(1)>",
  "\" onmouseover=\"alert(1)", "\"\u{301} onmouseover=\"\u{301}x", "'><svg onload=alert(1)>",
  "**bold** _em_ __strong__ *em*", "*", "**", "`code` ``more``", "[link](javascript:alert(1))",
  "![image](https://example.org/x.png)", "[reference][1]", "[^1]", "<https://example.org>",
  "https://example.org/x and http://example.org", "www.example.org", "WWW.example.org",
  "&lt; &#60; &amp; & R&D", "~~struck~~ ~one~", "$x^2$ and $$y$$", "a | b || c", "\\", "\\\\|",
  "\\*x\\*",
  "# heading", "1. first", "12) twelfth", "- item", "+ item", "> quote", "=", "---", "| a |", ": x",
  "- [ ] task", "a\nb", "a\r\n\r\nb", "  spaces  ", "tab\tstop", "a\u{0}b\u{7}", "ünï\u{301} 中文 🙂",
  "x < y > z", "a -> b", "{{title}} {{{body}}}", "!", "![", "]]>", "<!-- -->", "-->", "<?php ?>",
  "(a) (b)", "a*b*c", "2*3*4", "_", "__", "x_", "_x", "1 * 2", "***", "ftp://example.org",
  "mailto:x",
]
