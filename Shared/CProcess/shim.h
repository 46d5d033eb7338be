#pragma once
// What Swift cannot call by itself: `syscall` is variadic, <sys/pidfd.h> and <malloc.h> stand in no module map.

#include <malloc.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/// A descriptor that becomes readable when the process `pid` ends; -1 with `errno` when there is none.
static inline int shangji_pidfd_open(pid_t pid) {
    return (int)syscall(SYS_pidfd_open, pid, 0);
}
