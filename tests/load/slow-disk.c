/* A disk that takes its time: every fsync and fdatasync waits first. For measuring only.
 *
 *   cc -shared -fPIC -o /tmp/slow-disk.so tests/load/slow-disk.c -ldl
 *   SLOW_DISK_MS=20 LD_PRELOAD=/tmp/slow-disk.so node tests/load/bench.ts light steady
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int late(const char *name, int fd) {
  const char *ms = getenv("SLOW_DISK_MS");
  long wait = ms ? atol(ms) : 0;
  struct timespec time = {wait / 1000, (wait % 1000) * 1000000};
  nanosleep(&time, NULL);
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  return real(fd);
}

int fsync(int fd) { return late("fsync", fd); }
int fdatasync(int fd) { return late("fdatasync", fd); }
