/// The tree of a notebook's Markdown with the places of what the tree itself cannot place.
struct LocatedMarkdown {
  /// The tree, in which the formulas stand by their index.
  let tree: MarkdownTree
  /// The formulas in the text, in the order of the tree.
  let formulas: [ProseFormula]
  /// The offsets of what code spans start with, by the mark of their node.
  let openers: [Int]
  /// The bytes that the tree was read from: the source with marks in it.
  let markedBytes: [UInt8]

  /// Reads the Markdown of a source from an offset on.
  ///
  /// Text without a dollar sign is read once. Else it takes a first look at where text stands, in which
  /// formulas are then found.
  init(_ source: SourceText, from bodyStart: Int, linesAbove: Int) {
    let finder = FormulaFinder(in: source, from: bodyStart, linesAbove: linesAbove)
    if let finder, !finder.formulas.isEmpty {
      var marks = finder.marks
      var bytes = finder.maskedBytes
      marks.markOpeners(in: &bytes, from: bodyStart)
      let tree = CommonMark.tree(of: bytes[bodyStart...], marks: marks)
      if tree.formulaLengths == marks.formulas.map(\.length) {
        self.tree = tree
        formulas = finder.formulas
        openers = marks.openers
        markedBytes = bytes
        return
      }
      // What the tree does not take as text (the lines of a link's definition, say) is left alone.
    }
    var marks = Marks()
    var bytes = source.bytes
    marks.markOpeners(in: &bytes, from: bodyStart)
    tree = CommonMark.tree(of: bytes[bodyStart...], marks: marks)
    formulas = []
    openers = marks.openers
    markedBytes = bytes
  }
}
