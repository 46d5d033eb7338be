#ifndef SHANGJI_CMICROHTTP_SHIM_H
#define SHANGJI_CMICROHTTP_SHIM_H

#include <microhttpd.h>

/* Variadic in C, so not callable from Swift. One thread serves all connections of the listening socket, which it closes at the end. */
static inline struct MHD_Daemon *shangji_http_start(
    int listener, unsigned int connections, unsigned int idle_seconds, size_t connection_bytes,
    MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed, void *context) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handler, context,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket)listener, MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_bytes,
        MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_END);
}

#endif
