/* Lets the n-th call that changes a file below one folder fail, or be the last: loaded before the C library.
 *
 * kneelog_fail(folder, n, error, lasting) arms it: the n-th call fails with `error`, and with `lasting` every later one
 * that such a fault would meet too. An `error` of 0 kills the process instead, just before the call.
 * kneelog_met() counts the calls since then.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { CONTENT, SYNC, NAME, GOING, OPENING }; /* GOING: taking a name away; OPENING: what is there already */

static char folder[PATH_MAX];
static long at = 0, met = 0;
static int error = 0, lasting = 0;

void kneelog_fail(const char *where, long n, int how, int from_then_on) {
    snprintf(folder, sizeof folder, "%s", where);
    at = n; met = 0; error = how; lasting = from_then_on;
}

long kneelog_met(void) { return met; }

static int below(const char *path) {
    size_t length = strlen(folder);
    return length && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* A full disk lets names go and may sync; lost permissions on the folder leave open files alone. */
static int meets(enum kind kind) {
    if (error == ENOSPC || error == EDQUOT) return kind == CONTENT || kind == NAME;
    if (error == EACCES || error == EPERM) return kind == NAME || kind == GOING || kind == OPENING;
    return kind != OPENING || error == EIO;
}

static int fails(enum kind kind) {
    if (!folder[0] || !meets(kind)) return 0;
    met++;
    if (at <= 0 || met < at || (met > at && !lasting)) return 0;
    if (!error) kill(getpid(), SIGKILL);
    errno = error;
    return 1;
}

static int ours(int descriptor) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define ON_FILE(kind, type, name, given, passed) \
    type name given { if (ours(file) && fails(kind)) return -1; return REAL(name) passed; }
#define ON_NAME(kind, name, given, passed) \
    int name given { if (below(path) && fails(kind)) return -1; return REAL(name) passed; }

ON_FILE(CONTENT, ssize_t, write, (int file, const void *from, size_t count), (file, from, count))
ON_FILE(CONTENT, ssize_t, pwrite, (int file, const void *from, size_t count, off_t to), (file, from, count, to))
ON_FILE(CONTENT, ssize_t, pwrite64, (int file, const void *from, size_t count, off64_t to), (file, from, count, to))
ON_FILE(CONTENT, int, ftruncate, (int file, off_t size), (file, size))
ON_FILE(CONTENT, int, ftruncate64, (int file, off64_t size), (file, size))
ON_FILE(SYNC, int, fsync, (int file), (file))
ON_FILE(SYNC, int, fdatasync, (int file), (file))
ON_NAME(NAME, rename, (const char *path, const char *to), (path, to))
ON_NAME(NAME, link, (const char *path, const char *to), (path, to))
ON_NAME(NAME, mkdir, (const char *path, mode_t mode), (path, mode))
ON_NAME(GOING, unlink, (const char *path), (path))

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, mode_t); va_end(more); \
        if (below(path) && fails((flags & O_CREAT) && access(path, F_OK) ? NAME : OPENING)) return -1; \
        return REAL(name)(path, flags, mode); }
OPEN(open)
OPEN(open64)
