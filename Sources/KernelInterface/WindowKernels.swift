/// How a window moves over images of channels × height × width.
package struct WindowShape: BitwiseCopyable, Sendable {
  /// The channels of the input.
  package let channels: Int
  /// The height of the input.
  package let height: Int
  /// The width of the input.
  package let width: Int
  /// The height of the window.
  package let kernelHeight: Int
  /// The width of the window.
  package let kernelWidth: Int
  /// Rows from one position of the window to the next.
  package let strideHeight: Int
  /// Columns from one position of the window to the next.
  package let strideWidth: Int
  /// Rows of zeros above and below the input.
  package let paddingHeight: Int
  /// Columns of zeros on both sides of the input.
  package let paddingWidth: Int
  /// Positions of the window downwards.
  package let outputHeight: Int
  /// Positions of the window to the right.
  package let outputWidth: Int

  /// Works out the positions, of which there are none where the window is larger than the padded input.
  package init(
    channels: Int, height: Int, width: Int, kernel: (Int, Int), stride: (Int, Int),
    padding: (Int, Int)
  ) {
    self.channels = channels
    self.height = height
    self.width = width
    (kernelHeight, kernelWidth) = kernel
    (strideHeight, strideWidth) = stride
    (paddingHeight, paddingWidth) = padding
    let (freeHeight, freeWidth) = (
      height + 2 * padding.0 - kernel.0, width + 2 * padding.1 - kernel.1
    )
    outputHeight = freeHeight < 0 ? 0 : freeHeight / stride.0 + 1
    outputWidth = freeWidth < 0 ? 0 : freeWidth / stride.1 + 1
  }

  /// The positions of the window.
  package var positions: Int { outputHeight * outputWidth }
  /// The elements in a window over all channels.
  package var windowCount: Int { channels * kernelHeight * kernelWidth }
  /// The elements of one input.
  package var inputCount: Int { channels * height * width }
}

/// Convolution as matrix products, and pooling.
///
/// Each function takes a pointer to a `WindowShape`, untyped since C functions know no Swift types.
package struct WindowKernels: Sendable {
  /// Copies the windows of one image x (channels × height × width) into the columns of a matrix
  /// (window elements × positions).
  package typealias Unfold =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
      _ columns: UnsafeMutableRawPointer
    ) -> Void

  /// Copies parts of the windows of one image x into the rows of a matrix (positions × `count` ·
  /// width of the window): as many rows of the window as `count` says, the rows of all channels
  /// being counted from 0, from row `first` on.
  package typealias UnfoldRows =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ first: Int, _ count: Int, _ x: UnsafeRawPointer,
      _ rows: UnsafeMutableRawPointer
    ) -> Void

  /// The opposite of `Unfold`: sums the elements of the columns that come from one element of x, over ascending rows
  /// of the matrix from 0.
  package typealias Fold =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ columns: UnsafeRawPointer,
      _ x: UnsafeMutableRawPointer
    ) -> Void

  /// Pools images x (samples × channels × height × width) to z (samples × channels × positions).
  ///
  /// A maximum leaves in `places` (integers as wide as the scalars, as many as z) where in its
  /// channel it was, the first of several.
  package typealias Pool =
    @convention(c) (
      _ samples: Int, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
      _ z: UnsafeMutableRawPointer, _ places: UnsafeMutableRawPointer
    ) -> Void

  /// Gives dx from dz and what `Pool` has left.
  package typealias Unpool =
    @convention(c) (
      _ samples: Int, _ shape: UnsafeRawPointer, _ dz: UnsafeRawPointer,
      _ dx: UnsafeMutableRawPointer, _ places: UnsafeRawPointer
    ) -> Void

  /// `z = z + b`, b having an element for each channel; z is samples × channels × positions.
  package typealias AddChannels =
    @convention(c) (
      _ samples: Int, _ channels: Int, _ positions: Int, _ b: UnsafeRawPointer,
      _ z: UnsafeMutableRawPointer
    ) -> Void

  /// `db = Σ dz` over samples and positions, ascending, for each channel.
  package typealias SumChannels =
    @convention(c) (
      _ samples: Int, _ channels: Int, _ positions: Int, _ dz: UnsafeRawPointer,
      _ db: UnsafeMutableRawPointer
    ) -> Void

  /// Adds a number to each channel.
  package let addChannels: AddChannels
  /// Sums each channel.
  package let sumChannels: SumChannels
  /// Windows into columns.
  package let unfold: Unfold
  /// Parts of windows into rows.
  package let unfoldRows: UnfoldRows
  /// Columns into windows.
  package let fold: Fold
  /// The largest element of each window.
  package let maximum: Pool
  /// The backward pass of `maximum`.
  package let maximumBackward: Unpool
  /// The mean of each window, zeros of the padding included.
  package let average: Pool
  /// The backward pass of `average`.
  package let averageBackward: Unpool

  /// Makes a table.
  package init(
    addChannels: @escaping AddChannels, sumChannels: @escaping SumChannels,
    unfold: @escaping Unfold, unfoldRows: @escaping UnfoldRows, fold: @escaping Fold,
    maximum: @escaping Pool, maximumBackward: @escaping Unpool, average: @escaping Pool,
    averageBackward: @escaping Unpool
  ) {
    self.addChannels = addChannels
    self.sumChannels = sumChannels
    self.unfold = unfold
    self.unfoldRows = unfoldRows
    self.fold = fold
    self.maximum = maximum
    self.maximumBackward = maximumBackward
    self.average = average
    self.averageBackward = averageBackward
  }
}
