/// Which part of a notebook each part of its documents comes from, for reports on drift.
public struct DocumentOutline: Sendable {
  /// A block or an inline value.
  public struct Part: Sendable {
    /// The line of the notebook on which it starts.
    public var line: Int
    /// The network's name; nil where an inline value does not say it.
    public var network: String?
    /// An inline value's expression; nil for a block.
    public var expression: String?
    /// The tolerance that the block states.
    public var tolerance: Tolerance?
    /// Numbers that it may have printed, all digits kept, sorted.
    public var numbers: [Double]
    /// Its bytes in each document that has it as a part: by the document's path.
    public var ranges: [(document: String, range: Range<Int>)] = []
    /// The pictures that are its own, by their paths.
    public var pictures: [String] = []

    func range(in document: String) -> Range<Int>? {
      ranges.first { $0.document == document }?.range
    }
  }

  /// In the order of the notebook.
  public var parts: [Part] = []
  /// The tolerance that the front matter states.
  public var tolerance: Tolerance?

  /// Makes an outline.
  public init(parts: [Part] = [], tolerance: Tolerance? = nil) {
    self.parts = parts
    self.tolerance = tolerance
  }
}
