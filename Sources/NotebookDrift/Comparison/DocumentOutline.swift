import NotebookDocuments

/// Which part of a notebook each part of its documents comes from, for reports on drift.
package struct DocumentOutline: Sendable {
  /// A block or an inline value.
  package struct Part: Sendable {
    /// The line of the notebook on which it starts.
    package var line: Int
    /// The network's name; nil where an inline value does not say it.
    package var network: String?
    /// An inline value's expression; nil for a block.
    package var expression: String?
    /// The tolerance that the block states.
    package var tolerance: Tolerance?
    /// Numbers that it may have printed, all digits kept, sorted.
    package var numbers: [Double]
    /// Its bytes in each document that has it as a part: by the document's path.
    package var ranges: [(document: String, range: Range<Int>)] = []
    /// The pictures that are its own, by their paths.
    package var pictures: [String] = []

    /// Makes the outline of a live part.
    package init(
      line: Int, network: String? = nil, expression: String? = nil, tolerance: Tolerance? = nil,
      numbers: [Double], ranges: [(document: String, range: Range<Int>)] = [],
      pictures: [String] = []
    ) {
      self.line = line
      self.network = network
      self.expression = expression
      self.tolerance = tolerance
      self.numbers = numbers
      self.ranges = ranges
      self.pictures = pictures
    }

    func range(in document: String) -> Range<Int>? {
      ranges.first { $0.document == document }?.range
    }
  }

  /// In the order of the notebook.
  package var parts: [Part] = []
  /// The tolerance that the front matter states.
  package var tolerance: Tolerance?

  /// Makes an outline.
  package init(parts: [Part] = [], tolerance: Tolerance? = nil) {
    self.parts = parts
    self.tolerance = tolerance
  }
}
