/// The sentences of the reference that no definition holds.
extension Reference {
  static let blockNotes = """
    The block that has `layers` *declares* a network; `data`, `layers`, `loss`, `seed`, `random`, `precision` and
    `orientation` belong there. Blocks without `layers` *continue* it. `network: NAME` says which network a block
    is about and may be left out while there is only one. Blocks run from top to bottom, once, from a clean state.

    A value written `$name` stands for the parameter `name` of the front matter's `params`; the block's
    source in the document ends with a comment that says what it stands for.
    """

  static let dataNotes = """
    The data come from literals (`inputs: [[0, 1]]`), from one file, or from one generator
    (`data: {moons: {samples: 200, noise: 0.1}}`, `data: xor`). Paths are relative to the notebook and stay in its
    folder. Of a CSV file, `inputs` and `targets` name columns, one, a list or a range (`first..last`); a target
    column of names becomes class numbers in the order of the names' characters. An integer matrix is shown with
    integers. A vector is one sample. With `orientation: output-input`, the columns of a literal matrix or
    of a NumPy array are the samples; the rows of other files and of generators become columns.
    """

  static let layerNotes = """
    Each layer computes z from the layer before and then a from z by its activation. A layer is a mapping,
    `{units: 2, activation: sigmoid}`; `layer` says which kind it is. A kind that needs no settings may be written as
    its name alone, `flatten`. Weights and biases are literals, initialisers, or `none`; inside them,
    `trainable: false` freezes them: `weights: {value: [[1, 2]], trainable: false}`.
    """

  static let componentNotes = """
    A component is written as its name, `relu`; as a mapping of the name to settings,
    `{leaky-relu: {slope: 0.1}}`; or with `function`, `{function: leaky-relu, slope: 0.1}`. With
    `derivative: of-activation` beside `function`, the backward pass evaluates the derivative at a instead of z: a mistake
    that teaching code makes, so that a document can show it.
    """

  static let lossNotes = """
    Beside `function` stand `report` (`mean`, `sum`, or `none` for the terms as they are) and `differentiate` (`mean` or
    `sum`); `mean` is the default of both. The mean is over samples and outputs, for losses on classes over samples.
    """

  static let optimizerNotes = """
    The rate stays as it is unless a training's `schedule` changes it. Weight decay and clipping are settings of
    every optimizer that lists them.
    """

  static let expectationNotes = """
    `expect` maps names to values. A number is compared at the digits in which it is written: the computed one is
    rounded to as many decimals and must read the same. In a vector or matrix that is the largest number of
    decimals of any element. An integer without a point claims the exact value; `-0.` claims the sign too. With
    `{value: …, within: 1e-9}` the comparison is relative instead. `loss-table` takes a mapping of epochs to losses, and
    `gradient-check` takes `pass` or `fail`.
    """

  static let inlineNotes = """
    `` `{network} loss` `` stands for the loss at this point of the document; `` `{network NAME} W1[0, 1]` `` for an element
    of a network's weights, counted from 0. After `|` stands a format in Python's language: `.4f`, `.3e`, `.1%`, `,`.
    """

  static let errorNotes = """
    Every problem of a notebook is reported in one run, as `file:line:column: error: …` in the coordinates of the
    Markdown, and nothing is written for a notebook that has one. An unknown name comes with the nearest valid one, and
    shapes that do not meet are both named. After an error in a network's declaration or steps its later blocks are
    decoded but not run; other networks go on.
    """
}
