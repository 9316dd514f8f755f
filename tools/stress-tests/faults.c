// Makes the n-th call of one function fail: QUOTH_FAULT=write:17:28 (function, number, errno).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static int fails(const char *function) {
  const char *fault = getenv("QUOTH_FAULT");
  size_t length = strlen(function);
  if (!fault || strncmp(fault, function, length) != 0 || fault[length] != ':') return 0;
  char *end;
  long number = strtol(fault + length + 1, &end, 10);
  if (atomic_fetch_add(&calls, 1) + 1 != number) return 0;
  errno = atoi(end + 1);
  return 1;
}

#define NEXT(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (descriptor != 2 && fails("write")) return -1;
  // Short writes are legal and must lose nothing.
  if (descriptor != 2 && fails("short") && count > 1) count /= 2;
  return NEXT(write)(descriptor, bytes, count);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  return fails("read") ? -1 : NEXT(read)(descriptor, bytes, count);
}

int open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  if ((flags & 3) != 0 && fails("open")) return -1;
  return NEXT(open)(path, flags, mode);
}

int rename(const char *from, const char *to) {
  return fails("rename") ? -1 : NEXT(rename)(from, to);
}

int fsync(int descriptor) { return fails("fsync") ? -1 : NEXT(fsync)(descriptor); }

int ftruncate(int descriptor, off_t length) {
  return fails("ftruncate") ? -1 : NEXT(ftruncate)(descriptor, length);
}

int close(int descriptor) {
  if (!fails("close")) return NEXT(close)(descriptor);
  int code = errno;
  NEXT(close)(descriptor);
  errno = code;
  return -1;
}
