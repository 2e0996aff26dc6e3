/// One thing that a block shows, ready to be rendered as Markdown or as HTML.
public struct Output: Equatable, Sendable {
  /// What it is.
  public enum Content: Equatable, Sendable {
    /// Preformatted text, such as what NumPy prints; shown in a fixed-width font.
    case text(String)
    /// A table.
    case table(Table)
    /// A value set as mathematics.
    case formula(Formula)
    /// A picture.
    case figure(Figure)
    /// A sentence about the outputs around it, such as the verdict of a gradient check.
    case note(Note)
  }

  /// What is shown.
  public var content: Content
  /// The author's or the default caption, plain text: "Updated W1".
  public var caption: String?
  /// The name by which prose refers to it.
  public var label: String?

  /// Makes an output.
  public init(_ content: Content, caption: String? = nil, label: String? = nil) {
    self.content = content
    self.caption = caption
    self.label = label
  }
}

/// A table whose cells are already formatted.
public struct Table: Equatable, Sendable {
  /// Where the cells of a column stand; numbers stand at the trailing edge.
  public enum Alignment: Equatable, Sendable {
    case leading
    case trailing
    case center
  }

  /// A column's header and alignment.
  public struct Column: Equatable, Sendable {
    /// What the column holds, plain text.
    public var header: String
    /// Where its cells stand.
    public var alignment: Alignment

    /// Makes a column.
    public init(_ header: String, _ alignment: Alignment = .trailing) {
      self.header = header
      self.alignment = alignment
    }
  }

  /// From left to right.
  public var columns: [Column]
  /// From top to bottom, each with a cell for each column, plain text.
  public var rows: [[String]]
  /// Whether the first cell of each row is that row's header.
  public var hasRowHeaders: Bool

  /// Makes a table; each row should have as many cells as there are columns.
  public init(columns: [Column], rows: [[String]], hasRowHeaders: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.hasRowHeaders = hasRowHeaders
  }
}

/// A formula in the two languages that readers' programs set.
public struct Formula: Equatable, Sendable {
  /// For Markdown, without dollar signs.
  public var tex: String
  /// For HTML, one `<math>` element.
  public var mathML: String

  /// Pairs the two.
  public init(tex: String, mathML: String) {
    self.tex = tex
    self.mathML = mathML
  }
}

/// A picture.
public struct Figure: Equatable, Sendable {
  /// A short file-name-safe word for the kind of picture: `loss-curve`.
  public var kind: String
  /// The drawing.
  public var picture: SVG
  /// What the picture shows, in words, for those who cannot see it.
  public var alternativeText: String

  /// Makes a figure.
  public init(kind: String, picture: SVG, alternativeText: String) {
    self.kind = kind
    self.picture = picture
    self.alternativeText = alternativeText
  }
}

/// A sentence set apart.
public struct Note: Equatable, Sendable {
  /// What the sentence is to the reader.
  public enum Kind: String, Equatable, Sendable {
    case information
    case success
    case warning
  }

  /// What it is to the reader.
  public var kind: Kind
  /// Plain text; line breaks are kept.
  public var text: String

  /// Makes a note; the text is plain, its line breaks are kept.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
