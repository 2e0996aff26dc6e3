/// One thing that a block shows, ready to be rendered as Markdown or as HTML.
public struct Output: Equatable, Sendable {
  /// What it is.
  public enum Content: Equatable, Sendable {
    /// Preformatted text, such as what NumPy prints; shown in a fixed-width font.
    case text(String)
    /// A table.
    case table(Table)
    /// A picture.
    case figure(Figure)
    /// A sentence about the outputs around it, such as the verdict of a gradient check.
    case note(Note)
  }

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
  public enum Alignment: Equatable, Sendable {
    case leading
    case trailing
    case center
  }

  public struct Column: Equatable, Sendable {
    public var header: String
    public var alignment: Alignment

    public init(_ header: String, _ alignment: Alignment = .trailing) {
      self.header = header
      self.alignment = alignment
    }
  }

  public var columns: [Column]
  public var rows: [[String]]
  /// Whether the first cell of each row is that row's header.
  public var hasRowHeaders: Bool

  public init(columns: [Column], rows: [[String]], hasRowHeaders: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.hasRowHeaders = hasRowHeaders
  }
}

/// A picture: one complete `<svg>` element with a title and a description.
public struct Figure: Equatable, Sendable {
  /// A short file-name-safe word for the kind of picture: `loss-curve`.
  public var kind: String
  public var svg: String
  /// What the picture shows, in words, for those who cannot see it.
  public var alternativeText: String

  public init(kind: String, svg: String, alternativeText: String) {
    self.kind = kind
    self.svg = svg
    self.alternativeText = alternativeText
  }
}

/// A sentence set apart.
public struct Note: Equatable, Sendable {
  public enum Kind: String, Equatable, Sendable {
    case information
    case success
    case warning
  }

  public var kind: Kind
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
