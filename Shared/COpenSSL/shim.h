#ifndef SHANGJI_COPENSSL_SHIM_H
#define SHANGJI_COPENSSL_SHIM_H

#include <openssl/evp.h>

#endif
