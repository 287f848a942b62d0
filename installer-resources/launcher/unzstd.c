/* Frames whose window is at most 128 MiB, as packers make them; more is refused, so memory has a limit. */
#include "unzstd.h"

#include <zstd.h>

#include "launcher.h"

#define LARGEST_WINDOW_LOG 27

struct Unzstd {
    ZSTD_DStream *stream;
    size_t expected;
};

Unzstd *unzstd_begin(void)
{
    Unzstd *unzstd = memory(sizeof *unzstd);
    *unzstd = (Unzstd){.stream = ZSTD_createDStream(), .expected = 1};
    if (unzstd->stream == NULL)
        return NULL;
    ZSTD_DCtx_setParameter(unzstd->stream, ZSTD_d_windowLogMax, LARGEST_WINDOW_LOG);
    return unzstd;
}

bool unzstd_step(Unzstd *unzstd, const char **bytes, size_t *length, char *out, size_t *got)
{
    ZSTD_inBuffer input = {.src = *bytes, .size = *length, .pos = 0};
    ZSTD_outBuffer output = {.dst = out, .size = UNZSTD_STEP, .pos = 0};
    unzstd->expected = ZSTD_decompressStream(unzstd->stream, &output, &input);
    *bytes += input.pos;
    *length -= input.pos;
    *got = output.pos;
    return !ZSTD_isError(unzstd->expected);
}

bool unzstd_whole(const Unzstd *unzstd)
{
    return unzstd->expected == 0;
}

void unzstd_end(Unzstd *unzstd)
{
    ZSTD_freeDStream(unzstd->stream);
}
