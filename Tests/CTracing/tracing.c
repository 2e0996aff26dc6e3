// Follows the system calls of a program with ptrace, so that a test can end it at a chosen one, make that fail or do
// something just before it, however fast or slow the machine is.
#define _GNU_SOURCE
#include "CTracing.h"

#if defined(__linux__)
#include <errno.h>
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

// Becomes the program. After fork, only calls that are safe in a signal handler.
static void become(const char *folder, char *const arguments[], char *const environment[]) {
  int null = open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(null, descriptor);
  // Another test may just be writing a file, which would stay open for writing as long as this program runs.
  for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
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

static bool is_counted(pid_t thread, bool with_reads) {
  struct __ptrace_syscall_info info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return false;
  if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
  const __uint64_t *arguments = info.entry.args;
  switch (info.entry.nr) {
  case SYS_read: return with_reads && is_file(thread, (int)arguments[0]);
  case SYS_openat: return with_reads || arguments[2] & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
  case SYS_write: return is_file(thread, (int)arguments[0]);
  case SYS_fchmod:
  case SYS_fchown:
  case SYS_fsync:
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

// Puts a value where a call's number (at its start) or its result (at its end) stands.
static bool set_call(pid_t thread, bool is_start, long value) {
#if defined(__x86_64__)
  struct user_regs_struct registers;
  struct iovec area = {&registers, sizeof registers};
  if (ptrace(PTRACE_GETREGSET, thread, NT_PRSTATUS, &area)) return false;
  if (is_start) registers.orig_rax = (unsigned long)value; else registers.rax = (unsigned long)value;
  return ptrace(PTRACE_SETREGSET, thread, NT_PRSTATUS, &area) == 0;
#elif defined(__aarch64__)
  if (is_start) {
    int number = (int)value;
    struct iovec area = {&number, sizeof number};
    return ptrace(PTRACE_SETREGSET, thread, NT_ARM_SYSTEM_CALL, &area) == 0;
  }
  struct user_regs_struct registers;
  struct iovec area = {&registers, sizeof registers};
  if (ptrace(PTRACE_GETREGSET, thread, NT_PRSTATUS, &area)) return false;
  registers.regs[0] = (unsigned long)value;
  return ptrace(PTRACE_SETREGSET, thread, NT_PRSTATUS, &area) == 0;
#else
  return false;
#endif
}

int nbrun_signal_thread(int process, int signal) {
  return (int)syscall(SYS_tgkill, process, process, signal);
}

struct nbrun_traced nbrun_trace(
    const char *folder, char *const arguments[], char *const environment[], struct nbrun_fault fault) {
  struct nbrun_traced result = {-1, -1};
  pid_t child = fork();
  if (child == 0) become(folder, arguments, environment);
  int status;
  if (child < 0 || waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status)) return result;
  long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
  bool follows = ptrace(PTRACE_SETOPTIONS, child, 0, options) == 0;
  if (!follows) kill(child, SIGKILL);
  if (fault.started) fault.started(fault.context, child);
  ptrace(PTRACE_SYSCALL, child, 0, 0);
  int count = 0;
  pid_t failing = 0;
  pid_t thread;
  while ((thread = waitpid(-child, &status, __WALL)) > 0 || errno == EINTR) {
    if (thread <= 0) continue;
    if (!WIFSTOPPED(status)) {
      if (thread == child) result.status = status;
      continue;
    }
    int signal = WSTOPSIG(status);
    bool is_call = signal == (SIGTRAP | 0x80);
    if (is_call && thread == failing) {
      follows = follows && set_call(thread, false, -fault.error);
      failing = 0;
    } else if (is_call && is_counted(thread, fault.counts_reads) && ++count == fault.call) {
      if (fault.visit) {
        fault.visit(fault.context);
      } else if (fault.error) {
        follows = follows && set_call(thread, true, -1);
        failing = thread;
      } else if (fault.signal) {
        syscall(SYS_tgkill, child, thread, fault.signal);
      } else {
        kill(child, SIGKILL);
      }
    }
    // New threads begin with a stop; a trap tells of them and of the program's start.
    bool is_own = is_call || signal == SIGTRAP || signal == SIGSTOP;
    ptrace(PTRACE_SYSCALL, thread, 0, is_own ? 0 : signal);
  }
  if (follows) result.calls = count;
  return result;
}
#else
int nbrun_signal_thread(int process, int signal) { return -1; }

struct nbrun_traced nbrun_trace(
    const char *folder, char *const arguments[], char *const environment[], struct nbrun_fault fault) {
  return (struct nbrun_traced){-1, -1};
}
#endif
