/* Writes the files of a layer. Nothing in it can name a place outside the folder. */
#include "layer.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_HEAD ((size_t)8 * 1024)
#define LARGEST_FILE ((long long)1 << 40)

const Fault FAULT_NO_LAYER = (Fault)-2;

/* Relative, of named parts, and nothing that means something else on some system. */
static bool is_inside(const char *path)
{
    size_t start = 0;
    for (size_t i = 0;; i++) {
        unsigned char c = (unsigned char)path[i];
        if (c == '\\' || c == ':' || (c > 0 && c < ' '))
            return false;
        if (c != '/' && c != '\0')
            continue;
        size_t length = i - start;
        if (length == 0 || (length == 1 && path[start] == '.') || (length == 2 && path[start] == '.' && path[start + 1] == '.'))
            return false;
        if (c == '\0')
            return true;
        start = i + 1;
    }
}

static const char *place(Layer *layer, const char *path)
{
    layer->failed = joined(layer->folder, SEPARATOR, path);
#ifdef _WIN32
    for (char *at = (char *)layer->failed + strlen(layer->folder); *at != '\0'; at++)
        if (*at == '/')
            *at = '\\';
#endif
    return layer->failed;
}

/* In the order of the paths most files lie where the one before them does. */
static Fault make_parent(Layer *layer, const char *path)
{
    const char *end = strrchr(path, '/');
    if (end == NULL)
        return 0;
    const char *parent = copied(path, (size_t)(end - path));
    if (layer->parent != NULL && same(layer->parent, parent))
        return 0;
    layer->parent = parent;
    return files_make_folder(place(layer, parent));
}

static Fault finish_file(Layer *layer)
{
    Fault fault = stream_close(&layer->file);
    const char *file = place(layer, layer->path);
    Look look = files_look(file);
    if (fault == 0) {
        text_add(&layer->seal, digits(look.size));
        text_add(&layer->seal, " ");
        text_add(&layer->seal, digits(look.time));
        text_add(&layer->seal, " ");
        text_add(&layer->seal, layer->path);
        text_add(&layer->seal, "\n");
    }
    layer->path = NULL;
    return fault;
}

/* "- 12 some/path": answers the path, NULL if the line isn't of that form. */
static const char *parse(char *line, char *form, long long *size)
{
    *form = line[0];
    *size = 0;
    if ((*form != '-' && *form != 'x' && *form != 'd') || line[1] != ' ')
        return NULL;
    char *path = line + 2;
    if (*form != 'd') {
        if (*path < '0' || *path > '9')
            return NULL;
        *size = strtoll(path, &path, 10);
        if (*path != ' ' || *size > LARGEST_FILE)
            return NULL;
        path++;
    }
    return is_inside(path) ? path : NULL;
}

static Fault begin(Layer *layer)
{
    char form;
    if (strlen(layer->head.bytes) != layer->head.length)
        return FAULT_NO_LAYER;
    const char *path = parse(layer->head.bytes, &form, &layer->left);
    if (path == NULL)
        return FAULT_NO_LAYER;
    path = copied(path, strlen(path));
    layer->head.length = 0;
    if (form == 'd')
        return files_make_folder(place(layer, path));
    Fault fault = make_parent(layer, path);
    if (fault == 0)
        fault = stream_write_to(place(layer, path), form == 'x', &layer->file);
    if (fault != 0)
        return fault;
    layer->path = path;
    return layer->left == 0 ? finish_file(layer) : 0;
}

/* Takes what belongs to the line of an entry, and answers how many bytes that were. */
static size_t take_head(Layer *layer, const char *bytes, size_t length, Fault *fault)
{
    const char *end = memchr(bytes, '\n', length);
    size_t taken = end == NULL ? length : (size_t)(end - bytes);
    if (layer->head.length + taken > LONGEST_HEAD) {
        *fault = FAULT_NO_LAYER;
        return length;
    }
    text_add_bytes(&layer->head, bytes, taken);
    if (end == NULL)
        return taken;
    *fault = begin(layer);
    return taken + 1;
}

Fault layer_add(Layer *layer, const char *bytes, size_t length)
{
    Fault fault = 0;
    while (length > 0 && fault == 0) {
        size_t taken;
        if (layer->path == NULL) {
            taken = take_head(layer, bytes, length, &fault);
        } else {
            taken = (unsigned long long)layer->left < length ? (size_t)layer->left : length;
            layer->failed = layer->path;
            fault = stream_write(&layer->file, bytes, taken);
            layer->left -= (long long)taken;
            if (fault == 0 && layer->left == 0)
                fault = finish_file(layer);
        }
        bytes += taken;
        length -= taken;
    }
    return fault;
}

Fault layer_end(Layer *layer)
{
    if (layer->path == NULL)
        return layer->head.length == 0 ? 0 : FAULT_NO_LAYER;
    stream_close(&layer->file);
    layer->path = NULL;
    return FAULT_NO_LAYER;
}
