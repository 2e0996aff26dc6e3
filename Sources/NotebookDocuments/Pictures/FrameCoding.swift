/// Writes the looks of a picture's parts, frame after frame, in few characters.
///
/// A look is a letter, `a` for 0; `.` stands for the look of the frame before. A number behind either
/// says how often it is repeated: `b.12c2` is one part of look 1, twelve as they were, two of look 2.
/// Parts that are left out at the end are as they were. `frames.js` reads it.
enum FrameCoding {
  /// The frames as texts.
  ///
  /// - Parameter frames: for each frame the look of every part, 0 to 25.
  static func texts(_ frames: [[Int]]) -> [String] {
    var before: [Int] = []
    return frames.map { frame in
      let same = -1
      var looks = frame.indices.map { index in
        before.indices.contains(index) && before[index] == frame[index] ? same : frame[index]
      }
      while looks.last == same { looks.removeLast() }
      before = frame
      return text(looks)
    }
  }

  private static func text(_ looks: [Int]) -> String {
    var text = ""
    var start = 0
    while start < looks.count {
      let end = looks[start...].firstIndex { $0 != looks[start] } ?? looks.count
      text += looks[start] < 0 ? "." : letter(looks[start])
      if end - start > 1 { text += "\(end - start)" }
      start = end
    }
    return text
  }

  private static func letter(_ look: Int) -> String {
    String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(look)))
  }
}
