/// The course of a training as pictures that change from frame to frame.
///
/// Without a script the pictures stand as they are in the last frame.
package struct FrameSequence: Equatable, Sendable {
  /// As they are in the last frame.
  package var pictures: [Figure]
  /// How many frames there are.
  package var count: Int
  /// What the last frame is, in words: "Epoch 1000: loss 0.07".
  package var lastFrame: String
  /// Some of the frames in numbers, for documents whose pictures cannot change.
  package var table: Table
  /// What the page's script draws the other frames from: JSON without `<`.
  package var data: String

  /// Makes a sequence of its parts.
  package init(
    pictures: [Figure], count: Int, lastFrame: String, table: Table, data: String
  ) {
    self.pictures = pictures
    self.count = count
    self.lastFrame = lastFrame
    self.table = table
    self.data = data
  }
}
