#ifndef SHANGJI_CZEROMQ_SHIM_H
#define SHANGJI_CZEROMQ_SHIM_H

#include <zmq.h>

#endif
