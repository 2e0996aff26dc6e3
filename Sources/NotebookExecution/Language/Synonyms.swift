import NotebookDocuments

/// What other libraries call things, for "did you mean".
enum Synonyms {
  /// The valid name of something that is known by another name elsewhere; nil where there is none.
  static func name(for name: String, among names: [String]) -> String? {
    let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return table[folded]?.first { names.contains($0) }
  }

  /// What to write instead of a value that a key may have elsewhere; nil where there is nothing to say.
  static func advice(on value: String, for key: String) -> String? { values["\(key): \(value)"] }

  /// Values in PyTorch and Keras that are no name of anything here.
  private static let values: [String: String] = [
    "padding: valid": "that is `padding: 0`",
    "padding: same": "with steps of 1 and a kernel of 3 that is `padding: 1`, of 5 `padding: 2`",
  ]

  /// Names in PyTorch, Keras, scikit-learn and textbooks, without marks between the words.
  private static let table: [String: [String]] = [
    "mse": ["squared-error"], "meansquarederror": ["squared-error"], "l2loss": ["squared-error"],
    "mae": ["absolute-error"], "meanabsoluteerror": ["absolute-error"],
    "l1loss": ["absolute-error"],
    "bce": ["binary-cross-entropy"], "binarycrossentropy": ["binary-cross-entropy"],
    "bceloss": ["binary-cross-entropy"], "bcewithlogitsloss": ["binary-cross-entropy-logits"],
    "crossentropyloss": ["softmax-cross-entropy"],
    "categoricalcrossentropy": ["cross-entropy"],
    "sparsecategoricalcrossentropy": ["cross-entropy"],
    "nll": ["negative-log-likelihood"], "nllloss": ["negative-log-likelihood"],
    "kld": ["kl-divergence"], "smoothl1": ["huber"],
    "linear": ["identity"], "logistic": ["sigmoid"], "swish": ["silu"], "lrelu": ["leaky-relu"],
    "gradientdescent": ["sgd"],
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
