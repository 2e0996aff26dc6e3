/// Why there is no value of what a notebook asks for.
enum Unavailable: Error {
  /// Not yet; a step would compute it.
  case missing(MissingStep)
  /// Not ever, for this reason.
  case impossible(String)
}

/// What must be added to `run` to have a value.
enum MissingStep: String {
  case forward = "add `forward` to `run`, in this block or one before it"
  case backward = "add `backward` to `run`, after `forward`"
  case update = "add `update` to `run`, after `forward` and `backward`"
  case train = "add a training to `run`, such as `train: {epochs: 1000}`"
  case passes = "add `forward` and `backward` to `run`, in this block or one before it"
  case gradientCheck = "add `gradient-check` to `run`"
  case evaluate = "add `evaluate` to `run`"
}
