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
    /// The chain rule written out.
    case derivation(Derivation)
    /// A picture.
    case figure(Figure)
    /// A training as pictures that change.
    case frames(FrameSequence)
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
    /// What shows the size of each row's number at a glance; empty where nothing does.
    public var marks: [Mark]

    /// Makes a column.
    public init(_ header: String, _ alignment: Alignment = .trailing, marks: [Mark] = []) {
      self.header = header
      self.alignment = alignment
      self.marks = marks
    }
  }

  /// The sign and size of a number beside others of its kind.
  public struct Mark: Equatable, Sendable {
    /// The number as a share of the largest of its kind: −1 to 1.
    public var share: Double
    /// Above zero where the number has grown, below where it has fallen.
    public var trend: Int

    /// Makes a mark; a share that is not a number becomes 0.
    public init(share: Double, trend: Int = 0) {
      self.share = share.isNaN ? 0 : min(max(share, -1), 1)
      self.trend = trend.signum()
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
  /// For Markdown, without what marks it as TeX.
  public var tex: String
  /// For HTML, one `<math>` element.
  public var mathML: String

  /// Pairs the two.
  public init(tex: String, mathML: String) {
    self.tex = tex
    self.mathML = mathML
  }

  init(_ math: Math) {
    self.init(tex: math.tex, mathML: math.mathML(isDisplay: true))
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

/// The course of a training as pictures that change from frame to frame.
///
/// Without a script the pictures stand as they are in the last frame.
public struct FrameSequence: Equatable, Sendable {
  /// As they are in the last frame.
  public var pictures: [Figure]
  /// How many frames there are.
  public var count: Int
  /// What the last frame is, in words: "Epoch 1000: loss 0.07".
  public var lastFrame: String
  /// Some of the frames in numbers, for documents whose pictures cannot change.
  public var table: Table
  /// What the page's script draws the other frames from: JSON without `<`.
  var data: String
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
