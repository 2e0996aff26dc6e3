// What every contender written in C shares: a loop that runs the same training again for each line
// it reads, and answers with the seconds of processor time that it took and the loss it ended at.
#include <stdio.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void answer(void (*prepare)(void), double (*train)(void)) {
  for (int c; (c = getchar()) != EOF;) {
    if (c != '\n') continue;
    prepare();
    double start = now();
    double loss = train();
    printf("%.9f %.17g\n", now() - start, loss);
    fflush(stdout);
  }
}
