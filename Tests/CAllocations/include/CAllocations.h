#pragma once

/// How often the calling thread has asked for memory; 0 where asking cannot be observed.
long nbrun_allocations(void);

/// For how many bytes it has asked, those that it has given back included: what an algorithm makes and throws away
/// counts, so that work that grows with the square of its input can be seen without a clock.
long nbrun_allocated_bytes(void);
