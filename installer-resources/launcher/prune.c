/* Throws away layers that nobody uses any more. */
#include "prune.h"

#include <string.h>

#include "cache.h"

#define DAYS_KEPT 90
/* far from the above: a start that takes no lock must not meet one that throws away */
#define DAYS_SURE 60
/* a layer's name: half of its digest */
#define NAME_DIGITS 32

static const char *mark_of(const char *layer)
{
    return joined(layer, SEPARATOR, "used");
}

bool prune_note_use(const char *layer)
{
    const char *mark = mark_of(layer);
    long days = cache_days(mark);
    if (days < 0 || days > DAYS_SURE)
        return false;
    if (days > 0)
        cache_touch(mark);
    return true;
}

void prune_keep(const char *layer)
{
    cache_touch(mark_of(layer));
}

static bool is_named(const char *name, const char *end)
{
    return strspn(name, "0123456789abcdef") == NAME_DIGITS && same(name + NAME_DIGITS, end);
}

static Fault look_at(void *context, const char *name)
{
    const char *layer = joined(context, SEPARATOR, name);
    const char *mark = mark_of(layer);
    /* left by starts that were killed: whoever holds the lock is at work on none of these */
    if (is_named(name, ".new") || is_named(name, ".old"))
        (void)cache_remove(layer);
    if (!is_named(name, "") || files_look(layer).kind != A_FOLDER)
        return 0;
    long days = cache_days(mark);
    if (days < 0)
        cache_touch(mark); /* from before there were marks: its time begins now */
    if (days < DAYS_KEPT)
        return 0;
    /* in one move, so that no start finds half of it; what a running program holds stays, and so it does where that fails */
    const char *old = joined(layer, ".old");
    if (cache_remove(old) == 0 && files_move(layer, old) == 0)
        (void)cache_remove(old);
    return 0;
}

void prune(const char *cache)
{
    /* an app that has been running for months uses its layers although it noted that long ago */
    if (!cache_runs(cache, DAYS_SURE))
        (void)files_each(cache, look_at, (void *)joined(cache));
}
