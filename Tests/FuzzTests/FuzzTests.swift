import Foundation
import Testing

/// Feeds random inputs to all that reads what others have written: none may trap or take long, and whatever is
/// wrong with an input must be said.
///
/// An input is made of the seed and its number alone. `Scripts/campaigns/fuzz` tries many more than the tests do, with
///
/// - `NBRUN_FUZZ_TARGET`: the one target that is tried,
/// - `NBRUN_FUZZ_INPUTS`: how many inputs, from the number `NBRUN_FUZZ_FIRST`,
/// - `NBRUN_FUZZ_SEED`: the seed, and
/// - `NBRUN_FUZZ_STATE`: a file that holds the number of the input that is tried, should it end the process, and then the
///   counts.
@Suite struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let chosen = environment["NBRUN_FUZZ_TARGET"]

  private static func number(_ name: String) -> Int? {
    environment["NBRUN_FUZZ_" + name].flatMap { Int($0) }
  }

  @Test(arguments: FuzzTarget.all.filter { chosen == nil || chosen == $0.name })
  func bearsAnyInput(target: FuzzTarget) throws {
    let seed = UInt64(Self.number("SEED") ?? 1)
    let first = Self.number("FIRST") ?? 0
    let state = Self.environment["NBRUN_FUZZ_STATE"].flatMap(CampaignState.init)
    var (valid, findings) = (0, 0)
    for number in first..<first + (Self.number("INPUTS") ?? target.count) {
      state?.begin(number)
      var random = Randomness(seed: seed, input: number)
      let input = target.input(&random)
      let start = Self.processorTime
      do throws(Finding) {
        if try target.takes(input) { valid += 1 }
      } catch {
        findings += 1
        Issue.record(
          "\(target.name), seed \(seed), input \(number): \(error.description)\n\(String(decoding: input, as: UTF8.self))"
        )
      }
      if Self.processorTime - start > .seconds(5) {
        findings += 1
        Issue.record(
          "\(target.name), seed \(seed), input \(number): over 5 s\n\(String(decoding: input, as: UTF8.self))"
        )
      }
    }
    state?.end(valid: valid, findings: findings)
    #expect(valid > 0, "no input was valid")
  }

  /// What this thread has used, however many others share the processors.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// The number of the input that is tried now, where it can be read after a crash: in a file that is mapped into
/// memory.
private struct CampaignState: @unchecked Sendable {
  private let number: UnsafeMutablePointer<Int>
  private let path: String

  init?(path: String) {
    self.path = path
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0, ftruncate(descriptor, 8) == 0 else { return nil }
    let memory = mmap(nil, 8, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    close(descriptor)
    guard memory != MAP_FAILED, let memory else { return nil }
    number = memory.assumingMemoryBound(to: Int.self)
  }

  /// Notes an input. One that hangs ends the process.
  func begin(_ number: Int) {
    self.number.pointee = number
    alarm(120)
  }

  func end(valid: Int, findings: Int) {
    alarm(0)
    try? Data("\(valid) \(findings)\n".utf8).write(to: URL(filePath: path + ".counts"))
  }
}
