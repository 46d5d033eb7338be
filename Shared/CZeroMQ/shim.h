#ifndef SHANGJI_CZEROMQ_SHIM_H
#define SHANGJI_CZEROMQ_SHIM_H

#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <zmq.h>

/* An option that the library knows and the header of its stable interface does not name. */
static const int32_t shangji_zap_enforce_domain = 93;

/* Variadic in C, so not callable from Swift. The system keeps 15 bytes of the name. */
static inline int shangji_name_this_thread(const char *name) { return prctl(PR_SET_NAME, name, 0L, 0L, 0L); }

#endif
