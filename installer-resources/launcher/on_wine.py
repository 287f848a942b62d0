"""A launcher for Windows as it is, but for what wine does otherwise: made for checks only."""

import functools
from dataclasses import replace

import build
import rig

SOURCE = r"""
#undef LoadLibraryExW
#include <stdlib.h>
#include <windows.h>

#include <winternl.h>

/* Wine 8 calls what lies on a server UNC\server\share, without the backslashes in front. */
static void name_rightly(void)
{
    LIST_ENTRY *all = &NtCurrentTeb()->ProcessEnvironmentBlock->Ldr->InMemoryOrderModuleList;
    for (LIST_ENTRY *one = all->Flink; one != all; one = one->Flink) {
        UNICODE_STRING *name = &CONTAINING_RECORD(one, LDR_DATA_TABLE_ENTRY, InMemoryOrderLinks)->FullDllName;
        if (wcsncmp(name->Buffer, L"UNC\\", 4) == 0) {
            name->Buffer += 2;
            name->Buffer[0] = L'\\';
            name->Length -= 4;
            name->MaximumLength -= 4;
        }
    }
}

__attribute__((constructor)) static void begin(void)
{
    name_rightly();
}

/* Fails as Windows would that has a rule against it. */
static HMODULE WINAPI load(const wchar_t *path, HANDLE file, DWORD flags)
{
    const char *refused = getenv("REFUSED");
    if (refused != NULL) {
        SetLastError((DWORD)atoi(refused));
        return NULL;
    }
    /* by no other name would it be taken from a server */
    wchar_t there[4096] = L"\\\\?\\UNC";
    if (wcsncmp(path, L"\\\\", 2) == 0 && wcslen(path) < 4000)
        path = wcscat(there, path + 1);
    HMODULE loaded = LoadLibraryExW(path, file, flags);
    DWORD fault = GetLastError();
    name_rightly();
    SetLastError(fault);
    return loaded;
}

extern HMODULE(WINAPI *__imp_load_on_wine)(const wchar_t *path, HANDLE file, DWORD flags);
HMODULE(WINAPI *__imp_load_on_wine)(const wchar_t *path, HANDLE file, DWORD flags) = load;
"""


@functools.cache
def wine_launcher():
    """Built once for all checks."""
    source = rig.now.folder / "on_wine.c"
    source.write_text(SOURCE)
    usual = next(one for one in build.PRODUCTS if one.file == "windows-x64/console.exe")
    flags = (*usual.flags, "-DLoadLibraryExW=load_on_wine")
    build.build([replace(usual, sources=(*usual.sources, str(source)), flags=flags)], rig.now.folder)
    return rig.now.folder / usual.file
