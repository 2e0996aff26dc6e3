#pragma once

/// How often the calling thread has asked for memory; 0 where asking cannot be observed.
long nbrun_allocations(void);
