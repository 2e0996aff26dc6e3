import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution

extension Nbrun {
  /// `nbrun template`: prints the built-in template.
  struct Template: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the template of HTML pages, to be changed and used with --template.",
      discussion: """
        A template is HTML with mustache tags. It is given

          title, language, generator   texts
          policy                       the content of the Content-Security-Policy
          style                        the style sheet, for {{{style}}} in a <style> element
          body                         the document as HTML, for {{{body}}}
          showsTitle                   whether the document has no heading of its own
          hasContents, contents        the headings: level, text, anchor
          hasProvenance, provenance    where the document comes from: name, value
          before, after                HTML around the document: the navigation of a site, the
                                       messages of nbrun serve; for {{{before}}} and {{{after}}}
          scripts                      scripts of a site's search and of nbrun serve, for
                                       {{#scripts}}<script>{{{.}}}</script>{{/scripts}}

        {{name}} escapes a text; {{{name}}} is for HTML and the style sheet. The policy allows the
        <style> and <script> elements that stand in the template, and none that a notebook brings.
        Pages ask for no file, so styles and scripts must stand in the template itself.
        """
    )

    func run() {
      Terminal.report(Theme.standard.template)
    }
  }
}
