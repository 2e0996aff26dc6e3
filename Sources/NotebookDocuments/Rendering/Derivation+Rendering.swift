extension Derivation {
  /// Blocks of math under titles; folded where they are many.
  func markdown(_ style: MarkdownStyle) -> String {
    let isLong = isLong
    let parts = sections.map { section -> String in
      let remark =
        section.remark.map { [MarkdownText.escaped($0, in: .lineStart, style)] } ?? []
      let content = remark + section.formulas.map { style.flavour.formula($0.tex) }
      let body = content.joined(separator: "\n\n")
      return isLong
        ? style.flavour.folded(section.title, body)
        : "**\(MarkdownText.escaped(section.title, style))**\n\n\(body)"
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
