/// How a window moves over images of channels × height × width.
public struct WindowShape: BitwiseCopyable, Sendable {
  /// The channels of the input.
  public let channels: Int
  /// The height of the input.
  public let height: Int
  /// The width of the input.
  public let width: Int
  /// The height of the window.
  public let kernelHeight: Int
  /// The width of the window.
  public let kernelWidth: Int
  /// Rows from one position of the window to the next.
  public let strideHeight: Int
  /// Columns from one position of the window to the next.
  public let strideWidth: Int
  /// Rows of zeros above and below the input.
  public let paddingHeight: Int
  /// Columns of zeros on both sides of the input.
  public let paddingWidth: Int
  /// Positions of the window downwards.
  public let outputHeight: Int
  /// Positions of the window to the right.
  public let outputWidth: Int

  /// Works out the positions, of which there are none where the window is larger than the padded input.
  public init(
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
  public var positions: Int { outputHeight * outputWidth }
  /// The elements in a window over all channels.
  public var windowCount: Int { channels * kernelHeight * kernelWidth }
  /// The elements of one input.
  public var inputCount: Int { channels * height * width }
}

/// Convolution as matrix products, and pooling.
///
/// Each function takes a pointer to a `WindowShape`, untyped since C functions know no Swift types.
public struct WindowKernels: Sendable {
  /// Copies the windows of one image x (channels × height × width) into the columns of a matrix
  /// (window elements × positions).
  public typealias Unfold =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
      _ columns: UnsafeMutableRawPointer
    ) -> Void

  /// Copies parts of the windows of one image x into the rows of a matrix (positions × `count` ·
  /// width of the window): as many rows of the window as `count` says, the rows of all channels
  /// being counted from 0, from row `first` on.
  public typealias UnfoldRows =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ first: Int, _ count: Int, _ x: UnsafeRawPointer,
      _ rows: UnsafeMutableRawPointer
    ) -> Void

  /// The opposite of `Unfold`: sums the elements of the columns that come from one element of x, over ascending rows
  /// of the matrix from 0.
  public typealias Fold =
    @convention(c) (
      _ shape: UnsafeRawPointer, _ columns: UnsafeRawPointer,
      _ x: UnsafeMutableRawPointer
    ) -> Void

  /// Pools images x (samples × channels × height × width) to z (samples × channels × positions).
  ///
  /// A maximum leaves in `places` (integers as wide as the scalars, as many as z) where in its
  /// channel it was, the first of several.
  public typealias Pool =
    @convention(c) (
      _ samples: Int, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
      _ z: UnsafeMutableRawPointer, _ places: UnsafeMutableRawPointer
    ) -> Void

  /// Gives dx from dz and what `Pool` has left.
  public typealias Unpool =
    @convention(c) (
      _ samples: Int, _ shape: UnsafeRawPointer, _ dz: UnsafeRawPointer,
      _ dx: UnsafeMutableRawPointer, _ places: UnsafeRawPointer
    ) -> Void

  /// `z = z + b`, b having an element for each channel; z is samples × channels × positions.
  public typealias AddChannels =
    @convention(c) (
      _ samples: Int, _ channels: Int, _ positions: Int, _ b: UnsafeRawPointer,
      _ z: UnsafeMutableRawPointer
    ) -> Void

  /// `db = Σ dz` over samples and positions, ascending, for each channel.
  public typealias SumChannels =
    @convention(c) (
      _ samples: Int, _ channels: Int, _ positions: Int, _ dz: UnsafeRawPointer,
      _ db: UnsafeMutableRawPointer
    ) -> Void

  /// Adds a number to each channel.
  public let addChannels: AddChannels
  /// Sums each channel.
  public let sumChannels: SumChannels
  /// Windows into columns.
  public let unfold: Unfold
  /// Parts of windows into rows.
  public let unfoldRows: UnfoldRows
  /// Columns into windows.
  public let fold: Fold
  /// The largest element of each window.
  public let maximum: Pool
  /// The backward pass of `maximum`.
  public let maximumBackward: Unpool
  /// The mean of each window, zeros of the padding included.
  public let average: Pool
  /// The backward pass of `average`.
  public let averageBackward: Unpool

  /// Makes a table.
  public init(
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
