/* The environment of the program on Linux and macOS. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"

extern char **environ;

/* the last two lead an app's tkinter to another Python's Tk, as conda sets them */
static const char *const cleared[] = {"PYTHON", "__PYVENV_LAUNCHER__=", "TCL_LIBRARY=", "TK_LIBRARY="};

/* Where systems keep the roots they trust, with those that a school or firm added: Debian, Fedora, openSUSE, Arch, Alpine
   and macOS, Fedora 43. */
static const char *const certificates[] = {
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/var/lib/ca-certificates/ca-bundle.pem",
    "/etc/ca-certificates/extracted/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
};

/* What OpenSSL was told when it was built are folders of the machine it was built on. */
static void name_certificates(void)
{
    if (getenv("SSL_CERT_FILE") != NULL || getenv("SSL_CERT_DIR") != NULL)
        return;
    for (size_t i = 0; i < sizeof certificates / sizeof *certificates; i++) {
        if (access(certificates[i], R_OK) == 0) {
            if (setenv("SSL_CERT_FILE", certificates[i], 1) != 0)
                _Exit(EXIT_NOT_STARTED);
            return;
        }
    }
}

static bool is_cleared(const char *entry)
{
    for (size_t i = 0; i < sizeof cleared / sizeof *cleared; i++)
        if (begins(entry, cleared[i]))
            return true;
    return false;
}

void environment_clean(void)
{
    char **keep = environ;
    for (char **entry = environ; *entry != NULL; entry++)
        if (!is_cleared(*entry))
            *keep++ = *entry;
    *keep = NULL;
    name_certificates();
    if (setenv("PYTHONUTF8", "1", 1) != 0 || setenv("PYTHONNOUSERSITE", "1", 1) != 0
        || setenv("PYTHONDONTWRITEBYTECODE", "1", 1) != 0)
        _Exit(EXIT_NOT_STARTED);
}

void environment_packages(const char *folder)
{
    if ((*folder == '\0' ? unsetenv(PACKAGES_VARIABLE) : setenv(PACKAGES_VARIABLE, folder, 1)) != 0)
        _Exit(EXIT_NOT_STARTED);
}
