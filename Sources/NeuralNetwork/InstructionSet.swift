import CProcessor
import KernelInterface
import KernelsBaseline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

/// The instruction sets for which the kernels are compiled. All give the same bits.
package enum InstructionSet: String, CaseIterable, Sendable {
  /// What every processor of the architecture has (on x86-64 SSE2, on ARM NEON).
  case baseline
  /// x86-64-v3: AVX2 with FMA.
  case avx2
  /// x86-64-v4: AVX-512.
  case avx512

  /// Whether this machine can run it.
  package var isSupported: Bool {
    switch self {
    case .baseline: true
    case .avx2: nbrun_supports_avx2() != 0
    case .avx512: nbrun_supports_avx512() != 0
    }
  }

  /// The widest that this machine can run.
  package static var widest: InstructionSet {
    allCases.last(where: \.isSupported) ?? .baseline
  }

  /// The one in use: the widest, unless the environment variable `NBRUN_ISA` names another.
  package static let selected: InstructionSet = requested.flatMap(InstructionSet.init) ?? .widest

  /// What is wrong with `NBRUN_ISA`, if anything.
  package static var problemOfSelection: String? {
    guard let requested else { return nil }
    let names = allCases.filter(\.isSupported).map(\.rawValue).joined(separator: ", ")
    if InstructionSet(rawValue: requested)?.isSupported == true { return nil }
    return "NBRUN_ISA is `\(requested)`, but this machine can run only: \(names)"
  }

  private static var requested: String? {
    getenv("NBRUN_ISA").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The kernels compiled for it.
  var tables: KernelTables {
    #if arch(x86_64)
      switch self {
      case .baseline: KernelsBaseline.tables
      case .avx2: KernelsAVX2.tables
      case .avx512: KernelsAVX512.tables
      }
    #else
      KernelsBaseline.tables
    #endif
  }
}
