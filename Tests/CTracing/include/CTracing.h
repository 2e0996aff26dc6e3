#pragma once
#include <stdbool.h>

/// What happens at one of a program's system calls.
struct nbrun_fault {
  /// Which call, from 1, among those that change files: open one for writing, write to it, rename it, and their like.
  int call;
  /// Whether those that open a file for reading, and read of it, count too.
  bool counts_reads;
  /// The error with which the call fails instead of being made; 0 where it does not.
  int error;
  /// The signal that the thread of the call gets, as of a crash; 0 where it gets none.
  int signal;
  /// What is done before the call; null where nothing is. With none of these, the program is killed.
  void (*visit)(void *context);
  /// Told the number of the process as it starts; may be null.
  void (*started)(void *context, int process);
  void *context;
};

/// How a followed program ended.
struct nbrun_traced {
  /// How many calls of that kind it began; -1 where it could not be watched.
  int calls;
  /// As of waitpid.
  int status;
};

/// Has the first thread of a process get a signal, as of a crash. Returns 0, or -1 with errno.
int nbrun_signal_thread(int process, int signal);

/// Runs a program with a fault at one of its system calls. Without a terminal, in a folder.
struct nbrun_traced nbrun_trace(
    const char *folder, char *const arguments[], char *const environment[], struct nbrun_fault fault);
