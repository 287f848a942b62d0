/* A small client of X servers on this machine. */
#define _GNU_SOURCE 1
#include "x11_linux.h"

#include <poll.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "files.h"
#include "launcher.h"
#include "x11_requests.h"

#define LONGEST_ANSWER ((uint32_t)8 * 1024 * 1024)
#define MOST_AUTHORITIES ((size_t)1024 * 1024)
#define COOKIE "MIT-MAGIC-COOKIE-1"
/* a server that doesn't answer in that time is as good as gone */
#define PATIENCE 5000

typedef struct {
    const unsigned char *name;
    size_t name_length;
    const unsigned char *data;
    size_t data_length;
} Authority;

static uint32_t number(const unsigned char *at, int bytes)
{
    uint32_t sum = 0;
    for (int i = 0; i < bytes; i++)
        sum |= (uint32_t)at[i] << (8 * i);
    return sum;
}

/* --- the stream of bytes ------------------------------------------------------------------------------------------ */

static void send_bytes(X11 *x11, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0 && !x11->broken) {
        ssize_t done = send(x11->socket, at, length, MSG_NOSIGNAL);
        if (done <= 0) {
            x11->broken = true;
            return;
        }
        at += done;
        length -= (size_t)done;
    }
}

static bool waits(const X11 *x11, int milliseconds)
{
    struct pollfd asked = {.fd = x11->socket, .events = POLLIN};
    return poll(&asked, 1, milliseconds) > 0;
}

static bool receive(X11 *x11, unsigned char *bytes, size_t length)
{
    while (length > 0 && !x11->broken) {
        ssize_t done = waits(x11, PATIENCE) ? recv(x11->socket, bytes, length, 0) : 0;
        if (done <= 0) {
            x11->broken = true;
            break;
        }
        bytes += done;
        length -= (size_t)done;
    }
    return !x11->broken;
}

void x11_request(X11 *x11, uint8_t opcode, uint8_t detail, const void *body, size_t length, const void *more, size_t more_length)
{
    static const char padding[4] = {0};
    size_t whole = (4 + length + more_length + 3) / 4;
    unsigned char head[4] = {opcode, detail, (unsigned char)(whole & 0xff), (unsigned char)(whole >> 8)};
    x11->sequence++;
    send_bytes(x11, head, sizeof head);
    send_bytes(x11, body, length);
    send_bytes(x11, more, more_length);
    send_bytes(x11, padding, whole * 4 - 4 - length - more_length);
}

/* The next packet of 32 bytes, with what an answer has behind it. NULL if the server is gone. */
static unsigned char *next_packet(X11 *x11)
{
    unsigned char *packet = memory(32);
    if (!receive(x11, packet, 32))
        return NULL;
    /* a server has told of an event that has more behind it only if that was asked for, and it never is here */
    uint32_t more = packet[0] == 1 ? number(packet + 4, 4) * 4 : 0;
    if (more > LONGEST_ANSWER) {
        x11->broken = true;
        return NULL;
    }
    unsigned char *whole = realloc(packet, 32 + (size_t)more);
    if (whole == NULL || !receive(x11, whole + 32, more)) {
        x11->broken = true;
        return NULL;
    }
    return whole;
}

static void note(X11 *x11, const unsigned char *packet)
{
    if ((packet[0] & 0x7f) == BUTTON_PRESS)
        x11->clicked = true;
}

unsigned char *x11_answer(X11 *x11)
{
    for (;;) {
        unsigned char *packet = next_packet(x11);
        if (packet == NULL)
            return NULL;
        bool about_this = number(packet + 2, 2) == x11->sequence;
        if (packet[0] == 1 && about_this)
            return packet;
        /* 0: the request was refused */
        bool refused = packet[0] == 0 && about_this;
        note(x11, packet);
        free(packet);
        if (refused)
            return NULL;
    }
}

void x11_attend(X11 *x11)
{
    while (!x11->broken && waits(x11, 0)) {
        unsigned char *packet = next_packet(x11);
        if (packet != NULL)
            note(x11, packet);
        free(packet);
    }
}

/* --- the beginning ------------------------------------------------------------------------------------------------ */

/* The number in ":1.0" or "unix:1"; "" for a server on another machine, which shows nothing of ours. */
static const char *display_number(void)
{
    const char *display = getenv("DISPLAY");
    if (display == NULL)
        return "";
    if (begins(display, "unix:"))
        display += strlen("unix");
    size_t length = *display == ':' ? strspn(display + 1, "0123456789") : 0;
    bool ends = length > 0 && length < 6 && (display[1 + length] == '\0' || display[1 + length] == '.');
    return ends ? copied(display + 1, length) : "";
}

/* In big endian numbers: family, then address, number, name and data, each with its length before it (Xau, Xauth.h). */
static bool authority_in(const unsigned char *at, const unsigned char *end, const char *display, Authority *found)
{
    enum { ADDRESS, NUMBER, NAME, DATA, PARTS };
    while (end - at > 2) {
        const unsigned char *parts[PARTS];
        size_t lengths[PARTS];
        at += 2;
        for (int i = 0; i < PARTS; i++) {
            if (end - at < 2)
                return false;
            lengths[i] = (size_t)at[0] << 8 | at[1];
            at += 2;
            if ((size_t)(end - at) < lengths[i])
                return false;
            parts[i] = at;
            at += lengths[i];
        }
        bool is_cookie = lengths[NAME] == strlen(COOKIE) && memcmp(parts[NAME], COOKIE, strlen(COOKIE)) == 0;
        bool is_for_it = lengths[NUMBER] == 0
            || (lengths[NUMBER] == strlen(display) && memcmp(parts[NUMBER], display, strlen(display)) == 0);
        if (is_cookie && is_for_it) {
            *found = (Authority){parts[NAME], lengths[NAME], parts[DATA], lengths[DATA]};
            return true;
        }
    }
    return false;
}

static Authority authority_for(const char *display)
{
    Authority found = {0};
    const char *path = getenv("XAUTHORITY");
    const char *home = getenv("HOME");
    if (path == NULL)
        path = joined(home == NULL ? "" : home, "/.Xauthority");
    char *bytes;
    size_t length;
    if (files_read(path, MOST_AUTHORITIES, &bytes, &length) == 0)
        authority_in((unsigned char *)bytes, (unsigned char *)bytes + length, display, &found);
    return found;
}

static int connected(const char *display)
{
    struct sockaddr_un place = {.sun_family = AF_UNIX};
    const char *path = joined("/tmp/.X11-unix/X", display);
    strncpy(place.sun_path, path, sizeof place.sun_path - 1);
    int stream = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (stream >= 0 && connect(stream, (struct sockaddr *)&place, sizeof place) == 0)
        return stream;
    /* the same name without a file, as servers have it whose /tmp is another one */
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(path));
    memmove(place.sun_path + 1, path, strlen(path));
    place.sun_path[0] = '\0';
    if (stream >= 0 && connect(stream, (struct sockaddr *)&place, length) == 0)
        return stream;
    if (stream >= 0)
        close(stream);
    return -1;
}

static void greet(X11 *x11, const Authority *authority)
{
    static const char padding[4] = {0};
    unsigned char head[12] = {'l', 0, 11, 0, 0, 0, (unsigned char)authority->name_length, 0,
                              (unsigned char)authority->data_length, (unsigned char)(authority->data_length >> 8), 0, 0};
    send_bytes(x11, head, sizeof head);
    send_bytes(x11, authority->name, authority->name_length);
    send_bytes(x11, padding, (4 - authority->name_length % 4) % 4);
    send_bytes(x11, authority->data, authority->data_length);
    send_bytes(x11, padding, (4 - authority->data_length % 4) % 4);
}

/* Whether pixels of the first screen's depth take four bytes, and whether its visual has red, green and blue where we do. */
static bool has_usual_pixels(const unsigned char *formats, int count, const unsigned char *screen, const unsigned char *end)
{
    bool wide = false;
    uint8_t depth = screen[38];
    for (int i = 0; i < count; i++)
        wide = wide || (formats[8 * i] == depth && formats[8 * i + 1] == 32);
    const unsigned char *at = screen + 40;
    for (int depths = screen[39]; depths > 0 && end - at >= 8; depths--) {
        uint32_t visuals = number(at + 2, 2);
        at += 8;
        for (; visuals > 0 && end - at >= 24; visuals--, at += 24)
            if (number(at, 4) == number(screen + 32, 4))
                return wide && number(at + 8, 4) == 0xff0000 && number(at + 12, 4) == 0xff00 && number(at + 16, 4) == 0xff;
    }
    return false;
}

/* Reads what the server says of itself ("Connection Setup"). */
static bool learn(X11 *x11)
{
    unsigned char head[8];
    if (!receive(x11, head, sizeof head) || head[0] != 1)
        return false;
    size_t length = (size_t)number(head + 6, 2) * 4;
    unsigned char *setup = memory(length);
    if (length < 32 || !receive(x11, setup, length))
        return false;
    int formats = setup[21];
    size_t vendor = (number(setup + 16, 2) + 3) / 4 * 4;
    size_t screen_at = 32 + vendor + 8 * (size_t)formats;
    if (setup[20] == 0 || screen_at + 40 > length)
        return false;
    const unsigned char *screen = setup + screen_at;
    x11->base = number(setup + 4, 4);
    x11->mask = number(setup + 8, 4);
    x11->largest_request = number(setup + 18, 2) * 4;
    x11->root = number(screen, 4);
    x11->width = (uint16_t)number(screen + 20, 2);
    x11->height = (uint16_t)number(screen + 22, 2);
    x11->depth = screen[38];
    /* 0: the least byte comes first */
    x11->usual_pixels = setup[22] == 0 && has_usual_pixels(setup + 32 + vendor, formats, screen, setup + length);
    return true;
}

bool x11_connect(X11 *x11)
{
    *x11 = (X11){0};
    const char *display = display_number();
    x11->socket = *display == '\0' ? -1 : connected(display);
    if (x11->socket < 0)
        return false;
    Authority authority = authority_for(display);
    greet(x11, &authority);
    if (learn(x11) && x11_find_resources(x11))
        return true;
    close(x11->socket);
    return false;
}
