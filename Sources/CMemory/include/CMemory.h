#ifndef NBRUN_C_MEMORY_H
#define NBRUN_C_MEMORY_H

/// From now on an allocation that fails ends the process with an exit code, and says how much memory is missing.
///
/// Swift cannot go on after one, nor can it say so: it traps. Where the C library is not glibc, or a sanitizer has
/// taken the place of its allocator, nothing changes.
void nbrun_end_when_out_of_memory(int exit_code);

#endif
