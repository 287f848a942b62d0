/* When a splash is shown. */
#include "splash.h"

#include <stdlib.h>

#include "desktop.h"

int splash_after(const Launch *launch, const char *choice)
{
    if (!launch->window || !desktop_started() || same(choice, "never"))
        return 0;
    int chosen = atoi(choice);
    if (chosen > 0)
        return chosen;
    return *launch->splash == '\0' ? SPLASH_AFTER : SPLASH_PICTURE_AFTER;
}
