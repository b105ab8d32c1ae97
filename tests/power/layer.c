// Stands between the program and the system and writes down, in order, what the program does to the files below
// WORKBAY_DATA_DIR: into WORKBAY_JOURNAL, one record after the other. The deed itself is done as asked; what a disk
// might have kept of it when the power went is worked out afterwards from the records (disk.mjs).
//
// One lock is held over a deed and its record, so that the order of the records is the order of the deeds. A sync is
// written down when it has come back: a cut before that record is a cut before anybody could rely on it.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { START = 1, OPEN, CLOSE, WRITE, SIZE, SYNC, RENAME, UNLINK };
enum { CREATED = 1, EMPTIED = 2, FOLDER = 4 };

struct head {
  uint32_t kind;
  int32_t fd;
  uint32_t flags;
  uint32_t path_length;
  uint32_t to_length;
  uint32_t unused;
  uint64_t offset;
  uint64_t length;
};

#define MOST_FILES 65536
static volatile unsigned char followed[MOST_FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static int journal = -1;

#define REAL(type, name, ...) \
  static type (*real_##name)(__VA_ARGS__); \
  if (!real_##name) real_##name = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static void give_up(const char *why) {
  // A record that is missing would make a lost write look like a kept one: nothing goes on without it.
  fprintf(stderr, "the layer under the file gives up: %s\n", why);
  abort();
}

/** Its name below the folder; NULL when it is none of ours. What is shared in memory only (-shm) is on no disk. */
static const char *ours(const char *path) {
  if (journal < 0 || !path || strncmp(path, folder, folder_length) != 0) return NULL;
  const char *rest = path + folder_length;
  if (*rest != '\0' && *rest != '/') return NULL;
  while (*rest == '/') rest++;
  size_t length = strlen(rest);
  return length >= 4 && strcmp(rest + length - 4, "-shm") == 0 ? NULL : rest;
}

static int is_followed(int fd) { return fd >= 0 && fd < MOST_FILES && followed[fd]; }

static void record(struct head head, const char *path, const char *to, const void *bytes) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  head.path_length = path ? strlen(path) : 0;
  head.to_length = to ? strlen(to) : 0;
  struct iovec parts[] = {
    { &head, sizeof head },
    { (void *)path, head.path_length },
    { (void *)to, head.to_length },
    { (void *)bytes, bytes ? head.length : 0 },
  };
  ssize_t whole = sizeof head + head.path_length + head.to_length + (bytes ? head.length : 0);
  if (real_writev(journal, parts, 4) != whole) give_up("its journal cannot be written");
}

__attribute__((constructor)) static void begin(void) {
  const char *data = getenv("WORKBAY_DATA_DIR"), *path = getenv("WORKBAY_JOURNAL");
  if (!data || !path) return;
  // A program that this one starts, such as the reader of strangers' files, has nothing to do with the folder; its
  // beginning is none of the shop's.
  if (getenv("WORKBAY_JOURNALLED")) {
    unsetenv("WORKBAY_DATA_DIR");
    return;
  }
  setenv("WORKBAY_JOURNALLED", "1", 1);
  snprintf(folder, sizeof folder, "%s", data);
  folder_length = strlen(folder);
  REAL(int, open64, const char *, int, ...);
  int fd = real_open64(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (fd < 0) give_up("its journal cannot be opened");
  // Out of the way of the numbers the program's own files get.
  journal = fcntl(fd, F_DUPFD_CLOEXEC, 1000);
  REAL(int, close, int);
  real_close(fd);
  if (journal < 0) give_up("its journal cannot be kept open");
  record((struct head){ .kind = START }, NULL, NULL, NULL);
}

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  const char *name = ours(path);
  if (!name) return real(path, flags, mode);
  pthread_mutex_lock(&lock);
  int was_there = access(path, F_OK) == 0;
  int fd = real(path, flags, mode), error = errno;
  if (fd >= MOST_FILES) give_up("too many files are open");
  if (fd >= 0) {
    struct stat about;
    uint32_t what = was_there ? (flags & O_TRUNC ? EMPTIED : 0) : CREATED;
    if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) what = FOLDER;
    followed[fd] = 1;
    record((struct head){ .kind = OPEN, .fd = fd, .flags = what }, name, NULL, NULL);
  }
  pthread_mutex_unlock(&lock);
  errno = error;
  return fd;
}

// The mode is there only when a file may be made.
#define MODE_OF(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { \
    va_list more; \
    va_start(more, flags); \
    mode = va_arg(more, mode_t); \
    va_end(more); \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  REAL(int, open, const char *, int, ...);
  return opened(real_open, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  REAL(int, open64, const char *, int, ...);
  return opened(real_open64, path, flags, mode);
}

// The program names its files from the root; a name below an open folder would go past the layer, and the comparison
// of the journal with the folder would say so.
static int opened_at(int (*real)(int, const char *, int, ...), int at, const char *path, int flags, mode_t mode) {
  if (ours(path)) return open64(path, flags, mode);
  return real(at, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  REAL(int, openat, int, const char *, int, ...);
  return opened_at(real_openat, at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  REAL(int, openat64, int, const char *, int, ...);
  return opened_at(real_openat64, at, path, flags, mode);
}

int creat(const char *path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
  REAL(int, close, int);
  if (!is_followed(fd)) return real_close(fd);
  pthread_mutex_lock(&lock);
  followed[fd] = 0;
  record((struct head){ .kind = CLOSE, .fd = fd }, NULL, NULL, NULL);
  int done = real_close(fd), error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

static ssize_t written(int fd, const void *bytes, ssize_t done, off64_t offset) {
  int error = errno;
  if (done > 0) record((struct head){ .kind = WRITE, .fd = fd, .offset = offset, .length = done }, NULL, NULL, bytes);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  if (!is_followed(fd)) return real_pwrite64(fd, bytes, length, offset);
  pthread_mutex_lock(&lock);
  return written(fd, bytes, real_pwrite64(fd, bytes, length, offset), offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (!is_followed(fd)) return real_write(fd, bytes, length);
  pthread_mutex_lock(&lock);
  if (fcntl(fd, F_GETFL) & O_APPEND) lseek64(fd, 0, SEEK_END);
  off64_t offset = lseek64(fd, 0, SEEK_CUR);
  return written(fd, bytes, real_write(fd, bytes, length), offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  if (!is_followed(fd)) return real_writev(fd, parts, count);
  // Whoever asks for this writes the rest when only a part went through.
  for (int part = 0; part < count; part++) {
    if (parts[part].iov_len > 0) return write(fd, parts[part].iov_base, parts[part].iov_len);
  }
  return 0;
}

int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  if (!is_followed(fd)) return real_ftruncate64(fd, size);
  pthread_mutex_lock(&lock);
  int done = real_ftruncate64(fd, size), error = errno;
  if (done == 0) record((struct head){ .kind = SIZE, .fd = fd, .offset = size }, NULL, NULL, NULL);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int (*real)(int), int fd) {
  if (!is_followed(fd)) return real(fd);
  pthread_mutex_lock(&lock);
  int done = real(fd), error = errno;
  if (done == 0) record((struct head){ .kind = SYNC, .fd = fd }, NULL, NULL, NULL);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

int fsync(int fd) {
  REAL(int, fsync, int);
  return synced(real_fsync, fd);
}

int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  return synced(real_fdatasync, fd);
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  const char *name = ours(from), *new_name = ours(to);
  if (!name || !new_name) return real_rename(from, to);
  pthread_mutex_lock(&lock);
  int done = real_rename(from, to), error = errno;
  if (done == 0) record((struct head){ .kind = RENAME }, name, new_name, NULL);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  const char *name = ours(path);
  if (!name) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int done = real_unlink(path), error = errno;
  if (done == 0) record((struct head){ .kind = UNLINK }, name, NULL, NULL);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}
