#pragma once

// Runs `count` rounds of fused multiply-adds on vectors of `bytes` bytes, twelve chains from
// registers only, and returns the number of floating-point operations done.
//
// `bytes` is 64 (AVX-512), 32 (AVX2 with FMA) or 16 (NEON); the processor must have it.
double peak_float64(int bytes, long count);
double peak_float32(int bytes, long count);
