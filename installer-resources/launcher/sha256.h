/* SHA-256 by FIPS 180-4. */
#ifndef PIPAPP_SHA256_H
#define PIPAPP_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_DIGITS 64

typedef struct {
    uint32_t state[8];
    uint64_t length;
    unsigned char block[64];
} Sha256;

void sha256_begin(Sha256 *sha);
void sha256_add(Sha256 *sha, const void *bytes, size_t length);
/* The digest in lower-case hex digits, a NUL after them. */
void sha256_end(Sha256 *sha, char digits[SHA256_DIGITS + 1]);

#endif
