/* A smallest extension module of the limited API, written without Python's headers: what it takes from Python has to come
   from python3.dll (functions, and one datum that is imported by address). The layouts are those of the stable ABI:
   https://docs.python.org/3/c-api/stable.html */
#include <stddef.h>
#include <stdint.h>

typedef struct _object PyObject;
typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef struct { const char *name; PyCFunction function; int flags; const char *doc; } PyMethodDef;
typedef struct {
    intptr_t reference_count;
    void *type;
    PyObject *(*init)(void);
    intptr_t index;
    PyObject *copy;
    const char *name;
    const char *doc;
    intptr_t size;
    PyMethodDef *methods;
    void *slots, *traverse, *clear, *free;
} PyModuleDef;

__declspec(dllimport) PyObject *PyModule_Create2(PyModuleDef *, int);
__declspec(dllimport) PyObject *PyUnicode_FromString(const char *);
__declspec(dllimport) void PyErr_SetString(PyObject *, const char *);
__declspec(dllimport) PyObject *PyExc_LookupError;

#ifdef WITH_HELPER
/* of helper.dll, which lies in a folder of its own */
__declspec(dllimport) const char *helper_words(void);
#else
static const char *helper_words(void) { return "hello from abi3"; }
#endif

static PyObject *greet(PyObject *self, PyObject *nothing) {
    return PyUnicode_FromString(helper_words());
}

static PyObject *complain(PyObject *self, PyObject *nothing) {
    PyErr_SetString(PyExc_LookupError, "complaint from abi3");
    return NULL;
}

static PyMethodDef methods[] = {
    {"greet", greet, 4 /* METH_NOARGS */, NULL},
    {"complain", complain, 4, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {1, NULL, NULL, 0, NULL, "abi3probe", NULL, -1, methods, NULL, NULL, NULL, NULL};

__declspec(dllexport) PyObject *PyInit_abi3probe(void) {
    return PyModule_Create2(&module, 3 /* PYTHON_ABI_VERSION */);
}

/* no C library is linked: it would have to be compiled first, and nothing of it is needed */
int DllMainCRTStartup(void *library, unsigned long reason, void *reserved) {
    return 1;
}
