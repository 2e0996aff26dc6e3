#pragma once
#include <pthread.h>
#include <stdbool.h>

/// The environment variable by which the program learns of the crash of what it was before. See `Recovery` for what
/// stands in it.
#define RECOVERY_VARIABLE "NBRUN_RECOVERY"

/// From now on a crash of this program starts it anew, in the same process and with the same arguments.
///
/// - `lock`: writers of files hold it shared; they may come to an end before.
/// - `is_alone`: whether only one notebook is in work at a time, so that a crash is known to be its own.
/// - `said`: of how many hand-overs what they print has been printed; may grow.
/// - `failed`: what has crashed before, as it stands in the variable.
void recovery_start(
    char *const arguments[], pthread_rwlock_t *lock, bool is_alone, int said, const char *failed);

/// Runs a function; a crash within it is put down to a name, in which there are no spaces.
void recovery_attribute(const char *name, void (*body)(void *), void *context);

/// Notes that what the first so many hand-overs print has been printed.
void recovery_set_said(int said);

/// Notes where a server listens.
void recovery_set_port(int port);

/// Replaces what has crashed before; the text must stay.
void recovery_set_failed(const char *failed);
