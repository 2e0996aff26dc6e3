extension Derivation {
  /// Blocks of math under titles; folded where they are many.
  var markdown: String {
    let isLong = isLong
    let parts = sections.map { section -> String in
      let remark = section.remark.map { [MarkdownText.escaped($0, in: .lineStart)] } ?? []
      let content = remark + section.formulas.map { MarkdownText.fenced($0.tex, "math") }
      let body = content.joined(separator: "\n\n")
      // What stands in HTML is read as HTML by GitHub.
      return isLong
        ? "<details>\n<summary>\(HTMLText.escaped(section.title))</summary>\n\n\(body)\n\n</details>"
        : "**\(MarkdownText.escaped(section.title))**\n\n\(body)"
    }
    return parts.joined(separator: "\n\n")
  }

  /// Sections to be opened and closed, open at first unless they are many.
  func html(caption: String?) -> String {
    let isLong = isLong
    let title = caption.map { "<p class=\"caption\">\(HTMLText.escaped($0))</p>" } ?? ""
    let parts = sections.map { section in
      let remark = section.remark.map { "<p>\(HTMLText.escaped($0))</p>" } ?? ""
      let formulas = section.formulas.map {
        "<div class=\"math\" tabindex=\"0\">\($0.mathML)</div>"
      }
      return
        "<details\(isLong ? "" : " open=\"\"")><summary>\(HTMLText.escaped(section.title))</summary>"
        + remark + formulas.joined(separator: "\n") + "</details>"
    }
    return title + parts.joined(separator: "\n")
  }
}
