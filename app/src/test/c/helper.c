/* A library that an extension module needs and that lies in another folder, as those of pywin32 do. */
__declspec(dllexport) const char *helper_words(void) { return "hello from a folder of libraries"; }

int DllMainCRTStartup(void *library, unsigned long reason, void *reserved) {
    return 1;
}
