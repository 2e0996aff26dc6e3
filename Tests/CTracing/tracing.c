// Follows the system calls of a program with ptrace, so that a test can end it at a chosen one,
// however fast or slow the machine is.
#define _GNU_SOURCE
#include "CTracing.h"

#if defined(__linux__)
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Becomes the program. After fork, only calls that are safe in a signal handler.
static void become(const char *folder, char *const arguments[], char *const environment[]) {
  int null = open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(null, descriptor);
  // A group of its own, so that nobody else's children are waited for.
  if (setpgid(0, 0) || chdir(folder) || ptrace(PTRACE_TRACEME, 0, 0, 0)) _exit(127);
  raise(SIGSTOP);
  execve(arguments[0], arguments, environment);
  _exit(127);
}

static bool is_file(pid_t thread, int descriptor) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%d/fd/%d", thread, descriptor);
  return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool changes_files(pid_t thread) {
  struct __ptrace_syscall_info info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return false;
  if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
  const __uint64_t *arguments = info.entry.args;
  switch (info.entry.nr) {
  case SYS_openat: return arguments[2] & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
  case SYS_write: return is_file(thread, (int)arguments[0]);
  case SYS_fchmod:
  case SYS_mkdirat:
  case SYS_renameat2:
  case SYS_unlinkat:
#ifdef SYS_renameat
  case SYS_renameat:
#endif
#ifdef SYS_rename
  case SYS_mkdir:
  case SYS_rename:
  case SYS_unlink:
#endif
    return true;
  default: return false;
  }
}

int nbrun_kill_at_call(
    const char *folder, char *const arguments[], char *const environment[], int deadly) {
  pid_t child = fork();
  if (child == 0) become(folder, arguments, environment);
  int status;
  if (child < 0 || waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status)) return -1;
  long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
  bool follows = ptrace(PTRACE_SETOPTIONS, child, 0, options) == 0;
  if (!follows) kill(child, SIGKILL);
  ptrace(PTRACE_SYSCALL, child, 0, 0);
  int count = 0;
  pid_t thread;
  while ((thread = waitpid(-child, &status, __WALL)) > 0 || errno == EINTR) {
    if (thread <= 0 || !WIFSTOPPED(status)) continue;
    int signal = WSTOPSIG(status);
    bool is_call = signal == (SIGTRAP | 0x80);
    if (is_call && changes_files(thread) && ++count == deadly) kill(child, SIGKILL);
    // New threads begin with a stop; a trap tells of them and of the program's start.
    bool is_own = is_call || signal == SIGTRAP || signal == SIGSTOP;
    ptrace(PTRACE_SYSCALL, thread, 0, is_own ? 0 : signal);
  }
  return follows ? count : -1;
}
#else
int nbrun_kill_at_call(
    const char *folder, char *const arguments[], char *const environment[], int deadly) {
  return -1;
}
#endif
