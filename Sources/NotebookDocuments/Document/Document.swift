import NotebookSyntax

/// A notebook after its run, as a tree: what stands between the results and the bytes of any format.
///
/// The prose is the notebook's Markdown tree, and each node has its place there. Where the tree says
/// that a live part or a formula stands, it is found here by its index.
package struct Document: Sendable {
  /// The notebook that it is made of.
  package let notebook: Notebook
  /// The path below the output folder, without extension: `a/xor`.
  package let stem: String
  /// The notebook's path from the output folder, as ``DocumentMark`` tells it; nil where it is not to.
  package let origin: String?
  /// What its front matter says of it.
  package let description: DocumentDescription
  /// What stands in the place of each of the notebook's live parts.
  package let parts: [DocumentPart]
  /// The notebook's formulas, read; nil for one that is not understood.
  package let formulas: [Math?]
  /// The networks in the order of their declaration.
  package let networks: [NetworkRecord]
  /// Where it comes from; told of documents that have live parts.
  package let provenance: [ProvenanceEntry]
  /// How its Markdown is written.
  package let flavour: MarkdownFlavour
  /// What the addresses in its prose stand for.
  package let attachments: Attachments

  /// Puts a document together; `parts` and `formulas` are as many as the notebook has.
  package init(
    notebook: Notebook, stem: String, origin: String? = nil, description: DocumentDescription,
    parts: [DocumentPart], formulas: [Math?], networks: [NetworkRecord],
    provenance: [ProvenanceEntry], flavour: MarkdownFlavour = .github,
    attachments: Attachments = Attachments()
  ) {
    self.notebook = notebook
    self.stem = stem
    self.origin = origin
    self.description = description
    self.parts = parts
    self.formulas = formulas
    self.networks = networks
    self.provenance = parts.isEmpty ? [] : provenance
    self.flavour = flavour
    self.attachments = attachments
  }

  /// The title, or what stands for one.
  package var title: String {
    description.title ?? notebook.headings.first?.text ?? stem
  }

  /// The last part of the path, without extension.
  package var name: String { stem.split(separator: "/").last.map(String.init) ?? stem }

  /// What stands before ``name`` in the path.
  package var folder: Substring { stem.dropLast(name.count) }

  /// The line of the notebook on which a live part starts, from 1.
  package func line(ofPart index: Int) -> Int {
    notebook.source.location(ofOffset: notebook.liveParts[index].range.lowerBound).line
  }
}

/// What a document says of itself.
package struct DocumentDescription: Sendable {
  /// Plain text; nil where its author has not said.
  package var title: String?
  /// What it is about, in a sentence or two of plain text.
  package var summary: String?
  /// A BCP 47 tag: "en".
  package var language: String
  /// Its place among the pages of a site; those without come last.
  package var order: Double?

  /// Makes a description.
  package init(
    title: String? = nil, summary: String? = nil, language: String = "en", order: Double? = nil
  ) {
    self.title = title
    self.summary = summary
    self.language = language
    self.order = order
  }
}

/// What stands in the place of a live part.
package enum DocumentPart: Sendable {
  /// In the place of a block.
  case block(DocumentBlock)
  /// In the place of an inline value: plain text.
  case value(String)
}

/// What stands in the place of a block.
package struct DocumentBlock: Sendable {
  /// The name of its network.
  package var network: String
  /// Its source as the document shows it.
  package var source: String
  /// How its source appears.
  package var echo: Echo
  /// What it shows, from top to bottom.
  package var outputs: [Output]
  /// The same for other programs.
  package var values: [JSON]

  /// Makes a block.
  package init(
    network: String, source: String, echo: Echo, outputs: [Output], values: [JSON]
  ) {
    self.network = network
    self.source = source
    self.echo = echo
    self.outputs = outputs
    self.values = values
  }
}

/// What a document tells of a network, after all its blocks.
package struct NetworkRecord: Sendable {
  /// Its name.
  package var name: String
  /// The floating-point type of its numbers: `float64`.
  package var precision: String
  /// The random generator's name.
  package var generator: String
  /// The seed, or the seeds.
  package var seed: String
  /// SHA-256 of the parameters' bytes, in hexadecimal digits.
  package var parametersDigest: String

  /// Makes a record.
  package init(
    name: String, precision: String, generator: String, seed: String, parametersDigest: String
  ) {
    self.name = name
    self.precision = precision
    self.generator = generator
    self.seed = seed
    self.parametersDigest = parametersDigest
  }
}
