import NotebookDocuments

/// What other libraries call things, for "did you mean".
enum Synonyms {
  /// The valid name of something that is known by another name elsewhere; nil where there is none.
  static func name(for name: String, among names: [String]) -> String? {
    self.names(for: name, among: names).first
  }

  /// All of them, where a name may mean several things.
  static func names(for name: String, among names: [String]) -> [String] {
    (table[folded(name)] ?? []).filter(names.contains)
  }

  /// What comes nearest to something that other libraries have, and nbrun does not; nil where that is not known.
  static func advice(onMissing name: String) -> String? { missing[folded(name)] }

  /// How to write what Python would call as in `SGD(lr=0.1)`; nil where it is no call of something known.
  static func advice(onCall text: String, among names: [String]) -> String? {
    guard text.last == ")", let open = text.firstIndex(of: "(") else { return nil }
    let called = String(text[..<open])
    let known =
      names.first { folded($0) == folded(called) } ?? name(for: called, among: names)
    guard let known else { return nil }
    let arguments = text[open...].dropFirst().dropLast().split(separator: ",")
    if arguments.isEmpty { return "write `\(known)`" }
    let settings = arguments.map { argument -> String? in
      let parts = argument.split(separator: "=").map { $0.filter { $0 != " " } }
      guard parts.count == 2 else { return nil }
      let written = parts[0].replacing("_", with: "-")
      let key = written.contains("-") ? written : table[written]?.first ?? written
      return "\(key): \(parts[1])"
    }
    let written = settings.compactMap { $0 }
    let text = written.count == settings.count ? written.joined(separator: ", ") : "…"
    return "write `{\(known): {\(text)}}`"
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// What to write instead of a value that a key may have elsewhere; nil where there is nothing to say.
  static func advice(on value: String, for key: String) -> String? { values["\(key): \(value)"] }

  /// Values in PyTorch and Keras that are no name of anything here.
  private static let values: [String: String] = [
    "padding: valid": "that is `padding: 0`",
    "padding: same": "with steps of 1 and a kernel of 3 that is `padding: 1`, of 5 `padding: 2`",
  ]

  /// What other libraries have, without marks between the words.
  private static let missing: [String: String] = [
    "prelu": "nearest in meaning is `leaky-relu`, whose slope is given and not learnt",
    "rrelu": "nearest in meaning is `leaky-relu`, whose slope is not drawn",
    "celu": "nearest in meaning is `elu`", "relu6": "nearest in meaning is `relu`",
    "mish": "nearest in meaning is `silu`", "hardswish": "nearest in meaning is `silu`",
    "hardtanh": "nearest in meaning is `tanh`, or `hard-sigmoid`",
    "logsoftmax":
      "leave the activation out, and take the loss `softmax-cross-entropy`, which contains it",
    "conv1d": "a `conv2d` over images of one row does the same",
    "conv3d": "there is `conv2d` for images", "convtranspose2d": "there is `conv2d`",
    "globalaveragepooling2d": "an `average-pooling` of the size of the image does the same",
    "groupnorm": "there are `batch-normalization` and `layer-normalization`",
    "instancenorm": "there are `batch-normalization` and `layer-normalization`",
    "rmsnorm": "nearest in meaning is `layer-normalization`",
    "lstm": "there are no layers over sequences", "gru": "there are no layers over sequences",
    "rnn": "there are no layers over sequences", "simplernn": "there are no layers over sequences",
    "attention": "there are no layers over sequences",
    "multiheadattention": "there are no layers over sequences",
    "embedding": "`one-hot` inputs to a `dense` layer without biases do the same",
    "rprop": "nearest in meaning is `rmsprop`, which divides gradients by their running size",
    "adamax": "nearest in meaning is `adam`", "radam": "nearest in meaning is `adam`",
    "adafactor": "nearest in meaning is `adam`", "lamb": "nearest in meaning is `adamw`",
    "lbfgs":
      "all optimizers here take steps along gradients of the first order; `adam` is a good one",
    "focalloss": "nearest in meaning is `cross-entropy`",
    "tripletmarginloss": "losses here compare outputs with targets",
    "ctcloss": "losses here compare outputs with targets",
    "poissonnllloss": "nearest in meaning is `squared-error`",
    "quantileloss": "nearest in meaning is `absolute-error`, which is that of the median",
  ]

  /// Names in PyTorch, Keras, scikit-learn and textbooks, without marks between the words.
  private static let table: [String: [String]] = [
    "mse": ["squared-error"], "meansquarederror": ["squared-error"], "l2loss": ["squared-error"],
    "mseloss": ["squared-error"],
    "mae": ["absolute-error"], "meanabsoluteerror": ["absolute-error"],
    "l1loss": ["absolute-error"],
    "bce": ["binary-cross-entropy"], "binarycrossentropy": ["binary-cross-entropy"],
    "bceloss": ["binary-cross-entropy"], "bcewithlogitsloss": ["binary-cross-entropy-logits"],
    "crossentropyloss": ["softmax-cross-entropy"],
    "categoricalcrossentropy": ["cross-entropy"],
    "sparsecategoricalcrossentropy": ["cross-entropy"],
    "nll": ["negative-log-likelihood"], "nllloss": ["negative-log-likelihood"],
    "kld": ["kl-divergence"], "smoothl1": ["huber"],
    "linear": ["identity", "dense"], "fc": ["dense"], "logistic": ["sigmoid"], "swish": ["silu"],
    "lrelu": ["leaky-relu"],
    "gradientdescent": ["sgd"], "logloss": ["binary-cross-entropy"], "hingeloss": ["hinge"],
    "kldivloss": ["kl-divergence"], "huberloss": ["huber"], "smoothl1loss": ["huber"],
    "logsoftmaxloss": ["softmax-cross-entropy"],
    "xavier": ["glorot-uniform"], "xavieruniform": ["glorot-uniform"],
    "xaviernormal": ["glorot-normal"], "kaiming": ["he-normal"], "kaimingnormal": ["he-normal"],
    "kaiminguniform": ["he-uniform"], "randn": ["normal"], "rand": ["uniform"],
    "random": ["uniform", "random"], "gaussian": ["normal"], "he": ["he-normal"],
    "lr": ["learning-rate"], "eta": ["learning-rate"], "rate": ["learning-rate", "rate"],
    "lambda": ["weight-decay"], "neurons": ["units"], "nodes": ["units"], "size": ["units"],
    "outputs": ["units"], "bias": ["biases"], "weight": ["weights"], "epoch": ["epochs"],
    "iterations": ["epochs"], "steps": ["epochs", "run"], "batch": ["batch-size"],
    "linearlayer": ["dense"], "fullyconnected": ["dense"], "batchnorm": ["batch-normalization"],
    "dense": ["units"],
    "train": ["run"], "training": ["run"], "learningrate": ["optimizer"],
    "epochs": ["run", "train"],
    "batchsize": ["run"], "model": ["layers"], "dataset": ["data"],
    "layernorm": ["layer-normalization"], "maxpool": ["max-pooling"], "maxpool2d": ["max-pooling"],
    "avgpool": ["average-pooling"], "avgpool2d": ["average-pooling"], "conv": ["conv2d"],
    "convolution": ["conv2d"], "x": ["inputs", "x"], "y": ["targets", "y"],
    "labels": ["targets"], "features": ["inputs"], "input": ["inputs"], "target": ["targets"],
    "output": ["show"], "print": ["show"], "file": ["csv"], "path": ["csv"],
    "sep": ["separator"], "delimiter": ["separator"], "navalues": ["missing-values"],
    "na": ["missing"],
    "nan": ["missing"], "minmax": ["min-max"], "normalize": ["min-max", "standardize"],
    "onehotencode": ["one-hot"], "head": ["rows"], "stratified": ["stratify"],
    "validation": ["test"], "fit": ["train"], "predict": ["forward"], "step": ["update"],
  ]
}
