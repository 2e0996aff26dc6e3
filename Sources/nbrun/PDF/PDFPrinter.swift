#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes PDFs of pages by a program that is installed: Chromium, or else WeasyPrint.
struct PDFPrinter {
  private enum Kind {
    case chromium
    case weasyPrint
  }

  private let kind: Kind
  private let program: String

  /// How long one page may take.
  private static let patience = Duration.seconds(60)

  /// Looks for a program.
  init() throws(FileError) {
    for name in ["chromium", "chromium-browser", "google-chrome"] {
      guard let program = Environment.program(name) else { continue }
      (kind, self.program) = (.chromium, program)
      return
    }
    guard let program = Environment.program("weasyprint") else {
      throw FileError(
        "--to pdf",
        reason: "needs Chromium or WeasyPrint; on Debian: apt-get install chromium")
    }
    (kind, self.program) = (.weasyPrint, program)
  }

  /// Makes a PDF.
  ///
  /// - Parameters:
  ///   - html: a page that asks for no file.
  ///   - name: what messages call the result.
  func pdf(of html: String, name: String) throws(FileError) -> [UInt8] {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let (page, result) = (scratch.path + "/page.html", scratch.path + "/page.pdf")
    try FileSystem.write(Array(html.utf8), to: page)
    let status = ChildProcess.status(
      of: program, arguments(page: page, result: result, folder: scratch.path),
      within: Self.patience)
    guard status == 0, FileSystem.isFile(result) else {
      throw FileError(name, reason: "\(program) did not make the PDF")
    }
    var bytes = try FileSystem.read(result)
    if let time = Environment["SOURCE_DATE_EPOCH"].flatMap({ Int($0) }) {
      PDFDates.replace(in: &bytes, secondsSince1970: time)
    }
    return bytes
  }

  private func arguments(page: String, result: String, folder: String) -> [String] {
    switch kind {
    case .weasyPrint: [page, result]
    case .chromium:
      [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        // No name is looked up: what a template asks for elsewhere is not fetched.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer",
        "--print-to-pdf=\(result)",
      ]
        // Chromium's sandbox does not work for root, as whom containers run.
        + (getuid() == 0 ? ["--no-sandbox"] : []) + ["file://\(page)"]
    }
  }
}

/// The dates that stand in a PDF.
enum PDFDates {
  /// Replaces when a PDF was made and changed, where it says so in plain text (`D:20260131235959`), by
  /// another time; the length stays, as the PDF's table of offsets needs.
  static func replace(in bytes: inout [UInt8], secondsSince1970 seconds: Int) {
    guard let date = text(secondsSince1970: seconds) else { return }
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      guard let place = bytes.firstRange(of: Array(key.utf8)) else { continue }
      let end = place.upperBound + date.utf8.count
      guard bytes.count >= end else { continue }
      bytes.replaceSubrange(place.upperBound..<end, with: date.utf8)
    }
  }

  /// `YYYYMMDDHHMMSS` in UTC; nil where the year has not four digits.
  static func text(secondsSince1970 seconds: Int) -> String? {
    var (time, parts) = (time_t(seconds), tm())
    guard gmtime_r(&time, &parts) != nil, (0..<8100).contains(parts.tm_year + 1900) else {
      return nil
    }
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let day =
      digits(parts.tm_year + 1900, 4) + digits(parts.tm_mon + 1, 2) + digits(parts.tm_mday, 2)
    return day + digits(parts.tm_hour, 2) + digits(parts.tm_min, 2) + digits(parts.tm_sec, 2)
  }
}
