/* The version of the C library (glibc) on Linux: the newest one that libc.so.6 says it is compatible with. */
#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "floor.h"

#define PREFIX "GLIBC_2."
#define MOST_STRINGS ((size_t)1024 * 1024)

#ifdef __aarch64__
#define TRIPLET "aarch64-linux-gnu"
#define MACHINE EM_AARCH64
#else
#define TRIPLET "x86_64-linux-gnu"
#define MACHINE EM_X86_64
#endif

static const char *const libraries[] = {
    "/lib/" TRIPLET "/libc.so.6", "/lib64/libc.so.6", "/usr/lib/" TRIPLET "/libc.so.6", "/usr/lib64/libc.so.6",
    "/lib/libc.so.6", "/usr/lib/libc.so.6",
};

static bool read_at(int file, void *bytes, size_t length, Elf64_Off from)
{
    return pread(file, bytes, length, (off_t)from) == (ssize_t)length;
}

/* The highest N of all GLIBC_2.N among the names; -1 if there is none. */
static long highest(const char *names, size_t length)
{
    long found = -1;
    for (const char *at = names; at < names + length; at += strlen(at) + 1) {
        if (!begins(at, PREFIX))
            continue;
        long minor = strtol(at + strlen(PREFIX), NULL, 10);
        if (minor > found)
            found = minor;
    }
    return found;
}

/* The names that belong to the section of version definitions (gABI, "Version Definition Section"). */
static long version_in(int file)
{
    Elf64_Ehdr header;
    if (!read_at(file, &header, sizeof header, 0) || memcmp(header.e_ident, ELFMAG, SELFMAG) != 0
        || header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_machine != MACHINE || header.e_shentsize != sizeof(Elf64_Shdr))
        return -1;
    Elf64_Shdr *sections = memory((size_t)header.e_shnum * sizeof *sections);
    if (!read_at(file, sections, (size_t)header.e_shnum * sizeof *sections, header.e_shoff))
        return -1;
    for (size_t i = 0; i < header.e_shnum; i++) {
        if (sections[i].sh_type != SHT_GNU_verdef || sections[i].sh_link >= header.e_shnum)
            continue;
        const Elf64_Shdr *strings = &sections[sections[i].sh_link];
        if (strings->sh_size > MOST_STRINGS)
            return -1;
        char *names = memory(strings->sh_size + 1);
        names[strings->sh_size] = '\0';
        return read_at(file, names, strings->sh_size, strings->sh_offset) ? highest(names, strings->sh_size) : -1;
    }
    return -1;
}

const char *floor_version(void)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        int file = open(libraries[i], O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        long minor = version_in(file);
        close(file);
        if (minor >= 0)
            return joined("2.", digits(minor));
    }
    return "";
}

/* https://www.freedesktop.org/software/systemd/man/os-release.html */
static const char *distribution(void)
{
    char *text;
    size_t length;
    if (files_read("/etc/os-release", 16384, &text, &length) != 0)
        return "Linux";
    const char *name = strstr(text, "PRETTY_NAME=\"");
    if (name == NULL)
        return "Linux";
    name += strlen("PRETTY_NAME=\"");
    return copied(name, strcspn(name, "\"\n"));
}

const char *floor_name(const char *version)
{
    return joined(distribution(), " (glibc ", version, ")");
}
