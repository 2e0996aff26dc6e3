import NotebookDocuments

/// A check as JUnit XML: a suite for each notebook, a case for each block, and one for the rest of
/// its documents. It keeps to the schema of Jenkins' xUnit plug-in (`junit-10.xsd`), and has no times.
enum JUnitReport {
  static func text(of reports: [NotebookReport]) -> String {
    let suites = reports.map(Suite.init)
    let counts =
      "tests=\"\(suites.reduce(0) { $0 + $1.cases.count })\" "
      + "failures=\"\(suites.reduce(0) { $0 + $1.failures })\" "
      + "errors=\"\(suites.reduce(0) { $0 + $1.errors })\""
    let body = suites.map(\.xml).joined()
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites name=\"nbrun check\" \(counts)>\n\(body)</testsuites>\n"
  }

  private struct Case {
    var name: String
    var failed: [DifferenceGroup] = []
    var accepted: [DifferenceGroup] = []
    var errors: [String] = []
  }

  private struct Suite {
    let report: NotebookReport
    var cases: [Case]

    var failures: Int { cases.count { !$0.failed.isEmpty } }
    var errors: Int { cases.count { !$0.errors.isEmpty } }

    init(_ report: NotebookReport) {
      self.report = report
      let shown = report.shown
      let errors =
        shown.diagnostics.filter { $0.severity == .error }.map(\.description)
        + (shown.hiddenErrors > 0 ? [shown.rest ?? ""] : [])
        + (report.failure.map { [$0] } ?? [])
      if report.status == .failed {
        cases = [Case(name: "notebook", errors: errors)]
        return
      }
      let groups = report.groups
      var places = report.blocks.map { (line: $0.line, network: Optional($0.network)) }
      for worst in groups.map(\.worst) {
        guard let line = worst.line, !places.contains(where: { $0.line == line }) else { continue }
        places.append((line, worst.network))
      }
      cases = places.sorted { $0.line < $1.line }.map { place in
        let name = "line \(place.line)" + (place.network.map { ", network \($0)" } ?? "")
        return Self.makeCase(name, groups.filter { $0.worst.line == place.line })
      }
      cases.append(Self.makeCase("document", groups.filter { $0.worst.line == nil }))
    }

    private static func makeCase(_ name: String, _ groups: [DifferenceGroup]) -> Case {
      Case(
        name: name, failed: groups.filter { !$0.worst.isAccepted },
        accepted: groups.filter(\.worst.isAccepted))
    }

    var xml: String {
      let attributes =
        "name=\"\(XMLText.escaped(report.notebook))\" tests=\"\(cases.count)\" "
        + "failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"0\""
      return "  <testsuite \(attributes)>\n\(cases.map(xml).joined())  </testsuite>\n"
    }

    private func xml(_ test: Case) -> String {
      let name = XMLText.escaped(test.name)
      var body = ""
      if !test.errors.isEmpty {
        body += element("error", type: "error", message: test.errors[0], test.errors)
      }
      if let worst = test.failed.first {
        body += element(
          "failure", type: worst.worst.kind.rawValue, message: worst.text, lines(test.failed))
      }
      if !test.accepted.isEmpty {
        let text = lines(test.accepted).map { "accepted: " + $0 }.joined(separator: "\n")
        body += "      <system-out>\(XMLText.escaped(text))</system-out>\n"
      }
      let open = "    <testcase classname=\"\(XMLText.escaped(report.notebook))\" name=\"\(name)\""
      return body.isEmpty ? "\(open)/>\n" : "\(open)>\n\(body)    </testcase>\n"
    }

    private func lines(_ groups: [DifferenceGroup]) -> [String] {
      groups.map { group in
        let place = group.worst.line == nil ? "\(group.place(in: report.folder)): " : ""
        return "\(group.worst.kind.rawValue): \(place)\(group.text)"
      }
    }

    private func element(
      _ name: String, type: String, message: String, _ lines: [String]
    ) -> String {
      let attributes = "type=\"\(type)\" message=\"\(XMLText.escaped(message))\""
      let text = XMLText.escaped(lines.joined(separator: "\n"))
      return "      <\(name) \(attributes)>\(text)</\(name)>\n"
    }
  }
}

/// Plain text in XML 1.0.
enum XMLText {
  /// The text with its markup escaped; what XML cannot hold becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      case _ where scalar.value < 0x20: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
