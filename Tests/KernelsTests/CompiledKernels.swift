import CProcessor
import KernelInterface
import KernelsBaseline
import Testing

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

/// The kernels as compiled for one instruction set, under the name that test reports show.
struct CompiledKernels: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let tables: KernelTables

  /// All that this machine can run.
  static let all: [CompiledKernels] = {
    var all = [CompiledKernels(testDescription: "baseline", tables: KernelsBaseline.tables)]
    #if arch(x86_64)
      if nbrun_supports_avx2() != 0 {
        all.append(CompiledKernels(testDescription: "AVX2", tables: KernelsAVX2.tables))
      }
      if nbrun_supports_avx512() != 0 {
        all.append(CompiledKernels(testDescription: "AVX-512", tables: KernelsAVX512.tables))
      }
    #endif
    return all
  }()
}
