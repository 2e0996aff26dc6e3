import NotebookDocuments

/// Puts what a block shows one below the other.
enum Presenter {
  /// The outputs of a block, in the order of its `show`. NumPy texts that follow each other without
  /// captions of their own are joined into one.
  static func outputs(of shown: [ShownValue], caption: String?, label: String?) -> [Output] {
    var outputs: [Output] = []
    var texts: [String] = []
    var tellsEnding = false
    func flush() {
      guard !texts.isEmpty else { return }
      outputs.append(Output(.text(joined(texts))))
      texts = []
    }
    for value in shown {
      let (content, options) = (value.content, value.options)
      if options.caption == nil, options.label == nil, let entries = content.texts(options) {
        texts += entries
      } else {
        flush()
        outputs += content.outputs(options)
      }
      if let ending = content.ending, !tellsEnding {
        flush()
        outputs.append(Output(.note(Note(.information, ending))))
        tellsEnding = true
      }
    }
    flush()
    if !outputs.isEmpty {
      // What a kind of output is called unless somebody says so gives way.
      if let caption, shown.first?.options.caption == nil { outputs[0].caption = caption }
      if let label { outputs[0].label = outputs[0].label ?? label }
    }
    return outputs
  }

  /// One-line values stand close together; an array of several lines gets air around it.
  private static func joined(_ texts: [String]) -> String {
    var result = ""
    for (index, text) in texts.enumerated() {
      if index > 0 {
        let isTall = text.contains("\n") || texts[index - 1].contains("\n")
        result += isTall ? "\n\n" : "\n"
      }
      result += text
    }
    return result
  }
}
