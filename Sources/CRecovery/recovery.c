// Only what may be called in a signal handler is called in one here; but for the try at the lock, which glibc
// makes with a single atomic operation.
#define _GNU_SOURCE
#include "CRecovery.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

static const struct {
  int number;
  const char *name;
} crashes[] = {{SIGILL, "SIGILL"}, {SIGTRAP, "SIGTRAP"}, {SIGSEGV, "SIGSEGV"},
               {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"},   {SIGABRT, "SIGABRT"}};
enum { crash_count = sizeof crashes / sizeof *crashes };

static char *const *program_arguments;
static char **environment;
static pthread_rwlock_t *writers;
static sigset_t first_mask;
static bool is_alone;
static atomic_int said, port;
static _Atomic(const char *) failed;
/// What this thread works on; null where that is nothing in particular.
static _Thread_local const char *work;
/// What was begun last. It is what is in work where only one thing is at a time.
static _Atomic(const char *) latest;

/// A text that is written piece by piece.
struct text {
  char *bytes;
  size_t size, room;
};

static void add(struct text *text, const char *piece) {
  for (; *piece && text->size + 1 < text->room; piece++) text->bytes[text->size++] = *piece;
}

static void add_number(struct text *text, int number) {
  char digits[16];
  int start = sizeof digits - 1;
  digits[start] = 0;
  unsigned rest = number < 0 ? -(unsigned)number : (unsigned)number;
  do digits[--start] = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) digits[--start] = '-';
  add(text, digits + start);
}

static void tell(const char *signal, const char *consequence) {
  char bytes[256];
  struct text text = {bytes, 0, sizeof bytes};
  add(&text, "nbrun: error: nbrun itself failed (");
  add(&text, signal);
  add(&text, "): please report it; ");
  add(&text, consequence);
  add(&text, "\n");
  if (write(STDERR_FILENO, bytes, text.size) < 0) return;
}

/// Closes the files and connections of the program that this one was before. It cannot do so itself: until the last
/// moment its other threads may open more, and a client that was accepted then would wait for ever.
static void close_inherited_files(void) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 3, ~0U, 0) == 0) return;
#endif
  for (int descriptor = 3; descriptor < 4096; descriptor++) close(descriptor);
}

static void recover(int signal, siginfo_t *info, void *context) {
  // Supervisors end programs so.
  if (signal == SIGABRT && info->si_code == SI_USER) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    raise(signal);
    return;
  }
  static atomic_flag has_begun = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&has_begun))
    for (;;) pause();
  const char *name = "";
  for (int crash = 0; crash < crash_count; crash++)
    if (crashes[crash].number == signal) name = crashes[crash].name;

  // A file that is just being replaced is soon whole; unless this thread itself was about to.
  for (int attempt = 0; attempt < 100 && pthread_rwlock_trywrlock(writers); attempt++) usleep(1000);

  const char *culprit = work ? work : is_alone ? atomic_load(&latest) : NULL;
  if (!culprit && is_alone) {
    tell(name, "what is written is whole, the rest is as before");
    _exit(2);
  }
  if (!culprit) tell(name, "it starts again, with one notebook at a time");
  static char bytes[1 << 17];
  struct text variable = {bytes, 0, sizeof bytes};
  add(&variable, RECOVERY_VARIABLE "=");
  add_number(&variable, is_alone || !culprit);
  add(&variable, " ");
  add_number(&variable, atomic_load(&said));
  add(&variable, " ");
  add_number(&variable, atomic_load(&port));
  add(&variable, atomic_load(&failed));
  if (culprit) {
    add(&variable, " ");
    add(&variable, culprit);
    add(&variable, ":");
    add(&variable, name);
  }
  pthread_sigmask(SIG_SETMASK, &first_mask, NULL);
  // A text that has been cut off would not name this notebook, which would crash for ever.
  if (variable.size + 1 < variable.room) {
    environment[0] = bytes;
    execve("/proc/self/exe", program_arguments, environment);
  }
  tell(name, "what is written is whole, the rest is as before");
  _exit(2);
}

void recovery_start(
    char *const arguments[], pthread_rwlock_t *lock, bool alone, int first_said, const char *before) {
  if (getenv(RECOVERY_VARIABLE)) close_inherited_files();
  unsetenv(RECOVERY_VARIABLE);
  size_t count = 0;
  while (environ[count]) count++;
  environment = calloc(count + 2, sizeof *environment);
  if (!environment) return;
  memcpy(environment + 1, environ, count * sizeof *environ);
  program_arguments = arguments;
  writers = lock;
  is_alone = alone;
  atomic_store(&said, first_said);
  atomic_store(&failed, before);
  struct sigaction action = {.sa_sigaction = recover, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  // A crash within the handler ends the process.
  for (int crash = 0; crash < crash_count; crash++) sigaddset(&action.sa_mask, crashes[crash].number);
  for (int crash = 0; crash < crash_count; crash++) sigaction(crashes[crash].number, &action, NULL);
  // Whoever has started this program may have blocked them.
  pthread_sigmask(SIG_UNBLOCK, &action.sa_mask, NULL);
  pthread_sigmask(SIG_SETMASK, NULL, &first_mask);
}

void recovery_attribute(const char *name, void (*body)(void *), void *context) {
  // The handler needs a stack where this one has overflowed.
  char stack[1 << 16];
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack}, before;
  bool is_set = sigaltstack(&own, &before) == 0;
  const char *outer = work;
  work = name;
  atomic_store(&latest, name);
  body(context);
  work = outer;
  atomic_store(&latest, outer);
  if (is_set) sigaltstack(&before, NULL);
}

void recovery_set_said(int count) { atomic_store(&said, count); }

void recovery_set_port(int number) { atomic_store(&port, number); }

void recovery_set_failed(const char *names) { atomic_store(&failed, names); }
