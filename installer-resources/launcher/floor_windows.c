/* The version of Windows: what the manifest doesn't bend, unlike GetVersionEx. */
#include <windows.h>

#include "floor.h"

/* https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-rtlgetversion */
typedef LONG(WINAPI *GetVersionFrom)(OSVERSIONINFOW *version);

const char *floor_version(void)
{
    HMODULE system = GetModuleHandleW(L"ntdll.dll");
    GetVersionFrom get = system == NULL ? NULL : (GetVersionFrom)(void *)GetProcAddress(system, "RtlGetVersion");
    OSVERSIONINFOW found = {.dwOSVersionInfoSize = sizeof found};
    if (get == NULL || get(&found) != 0)
        return "";
    return joined(digits((long long)found.dwMajorVersion), ".", digits((long long)found.dwMinorVersion));
}

const char *floor_name(const char *version)
{
    if (same(version, "6.1"))
        return "Windows 7";
    if (same(version, "6.2"))
        return "Windows 8";
    return same(version, "6.3") ? "Windows 8.1" : joined("Windows ", version);
}
