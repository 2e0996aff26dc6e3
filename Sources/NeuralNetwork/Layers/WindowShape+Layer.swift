import KernelInterface

extension WindowShape {
  /// Works out how a window moves over an input of channels × height × width, or height × width.
  init(
    of input: [Int], layer: String, kernel: [Int], stride: [Int], padding: [Int]
  ) throws(LayerMismatch) {
    guard input.count == 2 || input.count == 3 else {
      throw LayerMismatch(
        "a \(layer) layer takes images (channels × height × width) as samples, not "
          + input.shapeDescription)
    }
    let image = input.suffix(2)
    self.init(
      channels: input.count == 3 ? input[0] : 1, height: image[image.startIndex],
      width: image[image.startIndex + 1], kernel: (kernel[0], kernel[1]),
      stride: (stride[0], stride[1]), padding: (padding[0], padding[1]))
    guard positions > 0 else {
      throw LayerMismatch(
        key: "kernel",
        "the window (\(kernel.shapeDescription)) does not fit into the image "
          + "(\(Array(image).shapeDescription))")
    }
  }
}
