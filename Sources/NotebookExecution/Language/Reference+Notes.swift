import NotebookDocuments

/// The sentences of the reference that no definition holds.
extension Reference {
  static let blockNotes = """
    The block that has `layers` *declares* a network; `data`, `layers`, `loss`, `seed`, `random`, `precision` and
    `orientation` belong there. Blocks without `layers` *continue* it. `network: NAME` says which network a block
    is about and may be left out while there is only one. Blocks run from top to bottom, once, from a clean state.

    A value written `$name` stands for the parameter `name` of the front matter's or the project's `params`, or what the
    command line gives in its place (`-P rate=0.5`, `--params FILE`); the block's source in the document ends with a
    comment that says what it stands for.

    `include: ../shared/two-layer.yml` puts the keys of a YAML file below those of the block, which go before them; in a
    list of files the later go before the earlier. A file may include others, and paths in it are relative to it.
    `like: NAME` in a block with a `network` name of its own declares a network as the block of another does, with
    `optimizer`, but for what the block says: `{network: wide, like: narrow, layers: [8, 1]}`. The two share nothing:
    each draws from its own seed, which is the same unless the block gives another.
    """

  static let projectNotes = """
    A file `nbrun.yml` makes the folder that it stands in the *root* of a project: of all notebooks in it and below it. It
    says what holds for all of them, and `nbrun` alone, anywhere in the project, runs them. The front matter goes before
    it, and the command line before both. Its paths start from the root. Paths in notebooks, to data and to files that blocks
    include, are relative to the notebook, or start with `/` and then from the root, and never lead out of it. Where there is no
    `nbrun.yml`, the root is the nearest folder with `.git`, else the folder that is named on the command line.

    With one folder in `notebooks`, a document has its notebook's path below it; with several, below the root. A pattern in
    `exclude` without a slash is that of a name at any depth, one with a slash that of a path from the root; `*` and `?` stand for no
    slash, `**` for any folders. What git ignores, hidden folders, `node_modules` and virtual environments of Python are never
    looked into.
    """

  static let dataNotes = """
    The data come from literals (`inputs: [[0, 1]]`), from one file, or from one generator
    (`data: {moons: {samples: 200, noise: 0.1}}`, `data: xor`). Paths are relative to the notebook, or start
    with `/` from the project's root, and stay in the project. Of a CSV file, `inputs` and `targets` name columns, one, a list or a range (`first..last`); with
    `header: false` they number them from 0: `inputs: 0..3`. Columns that nobody asks for may hold anything, be unnamed,
    and be called alike. CSV files are UTF-8. An integer matrix is shown with integers. A vector is one sample. With
    `orientation: output-input`, the columns of a literal matrix or of a NumPy array are the samples; the rows of other
    files and of generators become columns. A network of `precision: float32` shows `x` and `y` as it uses them, rounded.

    Targets that are names, in a column or a list, become class numbers in the order of the names' characters, or in that of
    `classes`, which also numbers classes that are numbers, from 0: `classes: [1, 2, 3]`. `classes: [setosa, rest]`
    tells one class from all others. `one-hot` makes a row of each number; `class-values: [-1, 1]` puts other numbers in
    their places, and metrics then take an output above the middle for class 1.

    A missing value is an error unless `missing` says what becomes of it. In a CSV file it is an empty field, a text
    of `missing-values` (numbers are the same however they are written) or, in a column of numbers, a usual word; in NumPy
    files and literals it is NaN. With `drop`, samples are left out in which a value that is asked for is missing, and classes
    are those of the samples that are left. With `mean`, a missing input becomes the mean of its column, as of `np.nanmean`;
    missing targets are then still errors, or dropped by `{inputs: mean, targets: drop}`.

    Test data come from a `split`, or from `test`, which names a file, a generator or rows as `data` does. What it does not say
    of a CSV file is as in the training data, columns included. Beside an archive, `test: {inputs: x_test, targets: y_test}`
    names other arrays of it. The test data have the classes of the training data, and are scaled and filled in by the numbers
    of those.

    The samples are treated in this order: `missing: drop`, `classes`, `one-hot` or `class-values`, `divide-by` a number, `shape`,
    `split`, `missing: mean` or `zero`, and last `standardize`, `min-max` or `divide-by: maximum`, of which there is one. Means,
    deviations, least and greatest numbers are those of the training samples as `split` leaves them, unless
    `statistics: all` says that they are those of all samples, as where code scales before it splits (those of `test` stand last).
    A standard deviation has n in its denominator, as `np.std`. `min-max` computes
    `low + (high - low) * ((x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0)))`. An input that never changes becomes 0, or the
    lower end of `min-max`; `divide-by: maximum` refuses one that is nowhere above 0.

    A generator or a `split` without a `seed` takes the network's random numbers from their beginning, as the
    initial weights do: noise and weights are then the same draws, and so are training and test data that are both
    generated. Give each a `seed`, and not the network's. Under `random: {generator: numpy-legacy}`, the default, a `seed`
    gives what scikit-learn's `random_state` gives; under `numpy-default` it is the seed of NumPy's `default_rng`.
    """

  static let splitNotes = """
    Give `test` or `folds`, not both. With `{test: 0.2}` a fifth of the samples is held out, with `{test: 50}` fifty: the first
    of them once they are dealt, or, with `shuffle: false`, the last as they stand. `{test: 0, seed: 1}` holds out nothing and
    deals the samples, as `X[np.random.permutation(n)]`. With `{folds: 5, fold: 2}` the second of five parts is
    held out; to go through them all, declare a network for each. The training samples of a `test` stay in the
    order of the deal, those of `folds` in the order of the data. For `seed` see above.

    With `stratify: true` each class is held out in proportion: the same samples, in the same order, as by scikit-learn's
    `train_test_split(…, stratify=y)` and `StratifiedKFold` with y the class numbers; under `numpy-default` the same is done with
    the numbers of `default_rng`. A class needs two samples, or as many as there are folds.
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

  static let randomNotes = """
    All random numbers are NumPy's, to the last bit: those after `np.random.seed(seed)` or, with
    `random: {generator: numpy-default}`, of `default_rng(seed)`. A seed is an integer of any size, in decimal digits or
    as `0x…`, or a list of integers, as in `default_rng([2024, 7])`; `numpy-legacy` takes what `np.random.seed` takes, 0 to
    4294967295 or a list of such numbers.

    A network draws from one sequence, in this order:

    1. when it is declared, its parameters: layer by layer, in a layer the weights before the biases, each element by
       element in row-major order of the shape that is shown. Literals, zeros and ones draw nothing.
    2. in every `forward`, and in every pass of a training, the masks of the `dropout` layers, the first layer's first, each
       as `np.random.rand(*z.shape)` of the z that is shown.
    3. in every epoch of a `train` with a `batch-size`, before its first pass, the order of the samples that are trained
       on, `np.random.permutation(n)`. None with `shuffle: false`, nor where one batch takes all the samples of the data.

    Nothing else draws from it: no `update`, no `evaluate`, no validation. A `gradient-check` goes by the masks of a first
    `forward` and leaves the sequence as it is.

    What `data` draws is another sequence, from the beginning: of its own `seed`, else of the network's. `moons` and `circles`
    draw the order of the samples and then the noise, sample by sample; `blobs` the centers, the points and the order;
    `spirals` the noise, arm by arm, and the order; `planes` the points, again while one is within the margin; `line` and
    `sine` the noise; `normal` and `uniform` the inputs, row by row, and then the targets. A `split` draws
    `np.random.permutation(samples)`, or what scikit-learn does to stratify, from a sequence of its own in the same way; so
    does a generator of `test`.

    Everything is drawn and scaled in float64. With `precision: float32` the result is rounded, as by `.astype(np.float32)`.

    NumPy calls the C library for the logarithms in normal numbers and for the sines and cosines of data generators. Here they
    are those of glibc 2.39 on a processor with fused multiply-add, on every machine. With another C library, or without such a
    processor, NumPy's own can differ in the last digit, as does one sine in 1,500; beyond 10⁸ a sine here is the correctly
    rounded one.
    """

  static let lossNotes = """
    Beside `function`, or among the settings, stand `report` (`mean`, `sum`, or `none` for the terms as they are) and
    `differentiate` (`mean` or `sum`); `mean` is the default of both. The mean is over samples and outputs, for losses on
    classes over samples.

    `cross-entropy`, `softmax-cross-entropy` and `negative-log-likelihood` take as targets a row for each sample, as
    `one-hot` makes them, or just the number of its class, counted from 0.

    Nothing is clipped. At an output of exactly 0 or 1 `binary-cross-entropy` is 0 where the target is the same and
    infinite where it is the other, for which PyTorch gives 100; the losses that take logits stay finite.

    A loss that is infinite or not a number is an error, in `forward` as in `train`: it names the first value on the way
    to it that is not finite, with its layer and its sample, counted from 1, and the reason. `forward` lets one
    pass where `expect` in the same block claims a value that is not finite, as in `loss: .inf`.
    """

  static let optimizerNotes = """
    The rate stays as it is unless a training's `schedule` changes it. Weight decay and clipping are settings of
    every optimizer that lists them. First the penalties are added to the gradient (`l1`, `l2` and, but for `adamw` and
    `lion`, `weight-decay`), then its elements are clipped to `clip-value`, then all of it is scaled down to the norm
    `clip-norm`, which it then has exactly: PyTorch adds 1e-6 to the norm that it divides by. The losses and gradients
    that are shown leave all this out.
    """

  static let scheduleNotes = """
    η is the optimizer's `learning-rate`, and epochs count from 0. `on-plateau` goes by the training loss, also where
    there is a `validation-split`; it lowers the rate however little that is, without PyTorch's `eps`.
    """

  static let stepNotes = """
    `validation-split` takes the last samples as they stand. The share is computed as Keras does, in float64: of 100 samples,
    0.29 holds out 29, but 0.9 holds out 91, since 1 − 0.9 is a little below 0.1. In the same way the `test` of a `split` is
    scikit-learn's ⌈n·fraction⌉, which for 0.07 of 100 is 8. Where samples are in an order, such as those of a `line`
    or a file that is sorted by class, it asks for extrapolation: shuffle them, by the `shuffle` of a generator that
    has it or in the file, or hold samples out with `split: {test: 0.2}` and `evaluate`.

    `patience` and `restore-best` go by the validation loss if there is one, else by the training loss; `stop-below`
    goes by the training loss. `min-delta` and `restore-best` need `patience`.

    The loss of an epoch is that of the parameters before its update. In mini-batches it is the mean over the epoch's
    samples or, with `report: sum`, the sum, of each batch with the parameters that it met.

    A training and the passes are of the training data, and so are `loss`, `predictions`, `a1` and their like;
    the metrics, `evaluation-loss` and `evaluation-predictions` are of the data that `evaluate` was of. `training` data are
    all but those of `split`, so with those of a `validation-split`. In an evaluation dropout leaves out nothing and batch
    normalisation goes by its running statistics; `forward` computes as in training.

    `gradient-check` compares every element of a gradient with (L(w + h) − L(w − h)) / 2h, in double precision whatever
    the network's, h being `step` · max(1, |w|). Where they differ by more than `tolerance` · max(|gradient|, |difference|), that h
    does not suit the element, or the gradient is wrong: more differences are taken, with steps that go up from
    1e-14 · max(1, |w|) by factors of 4, and each three are extrapolated (Richardson), with a bound of the error from rounding and
    curvature. An element is right if it agrees, within tolerance and bound, with any of them that is sure to four
    digits, and wrong if it agrees with none. It is left out if none is so sure, because every step that shows in the loss
    crosses a kink, leaves the finite numbers, or is still lost in rounding. A gradient then reads `pass` if some
    elements are right and none is wrong, `FAIL` if one is wrong, and `cannot tell` if all were left out; all together pass
    if one does and none fails.

    The Taylor slope says how fast the error of L(w) + ε·g·d falls with ε: 2 where the gradient g is right, 1
    where it is not. ε is 1e-4, or another where that one shows neither; d moves all elements, and of a wrong gradient, if
    that shows nothing, only the one that differs most.
    """

  static let expectationNotes = """
    `expect` maps names to values. A number is compared at the digits in which it is written: the computed one is
    rounded to as many decimals and must read the same. In a vector or matrix that is the largest number of
    decimals of any element. An integer without a point claims the exact value; `-0.` claims the sign too. With
    `{value: …, within: 1e-9}` the comparison is relative instead. `loss-table` takes a mapping of epochs to losses,
    `{0: 0.25, 100: 0.013}`, or `{values: {0: 0.25}, within: 1e-9}`, and `gradient-check` takes `pass` or `fail`.
    """

  static let inlineNotes = """
    The code span `{network} loss` stands for the loss at this point of the document; `{network NAME} W1[0, 1]` for an element
    of a network's weights, counted from 0. After `|` stands a format in Python's language: `.4f`, `.3e`, `.1%`, `,`.
    Spaces around a format are no part of it. Those that a width fills in, as in `8.3f`, stand in HTML, and are left out of
    Markdown, where four of them could begin a block of code.
    `{network} $rate` stands for a parameter.
    In a table write the bar as `\\|`, since a bare one ends the cell: `{network} loss \\| .4f`.

    A value may stand in text, in headings, in the descriptions of pictures, and in formulas, where it is set as a
    number, be they in `$`, in `$$` or in blocks of `math`:

    ```markdown
    $L = `{network} loss | .3f`$
    ```

    A `caption` takes values of its block's
    network after the block, `title` and `summary` of the front matter those at the end of the notebook. In raw HTML, in the
    addresses and titles of links and in the rest of the front matter a value is an error.

    The anchor of a heading is what GitHub makes of it, in pages too. With a value in it, the anchor is made of the result and
    changes with it, so that a link to it is warned of: put `<a id="NAME"></a>` above the heading, and link to `#NAME`.
    """

  static let fileNotes = """
    Pictures and links name files by paths from the notebook's own folder or, with `/` at their start, from the project's
    root; symbolic links may lead anywhere in the project, and nothing leads out of it. That goes for raw HTML too: the `src`
    and `srcset` of images, the `href` of links, and what `video`, `audio` and `source` play, to which a page links. What is
    not there is an error.

    A link to a notebook, `other.md`, leads to the other's document or page. Other files stay where they are: a document that
    lies elsewhere gets their addresses as seen from there, and of its author's text nothing else changes. `nbrun site` copies
    what its pages link to to the same path below the site's folder, and `nbrun serve` serves it.

    A page holds its pictures in itself: PNG, JPEG, GIF, WebP, AVIF, and SVG without scripts, `foreignObject` and what it would
    load. Of more than 5 MB it is warned. A page asks for nothing: a picture on another server is a link there, with its
    description. `nbrun check` compares what pages hold, so it sees that a picture has changed; of a Markdown document it compares
    the address, since what stands there is the file itself.
    """

  static let errorNotes = """
    Every problem of a notebook is reported in one run, as `file:line:column: error: …` in the coordinates of the
    Markdown, and nothing is written for a notebook that has one. An unknown name comes with the nearest valid one, and
    shapes that do not meet are both named. After an error in a network's declaration or steps its later blocks are
    decoded but not run; other networks go on.
    """
}
