"""Dialogs on Windows, from a template in memory (Win32, DLGTEMPLATE): a question, and words with buttons."""

import ctypes
import struct
import unicodedata
from ctypes import wintypes

BUTTON, EDIT, STATIC = 0x80, 0x81, 0x82
WS_CHILD_VISIBLE, WS_TABSTOP, WS_BORDER = 0x50000000, 0x00010000, 0x00800000
# DS_MODALFRAME, DS_CENTER, DS_SETFONT, DS_SETFOREGROUND, WS_POPUP, WS_CAPTION, WS_SYSMENU
DIALOG = 0x80 | 0x800 | 0x40 | 0x200 | 0x80000000 | 0x00C00000 | 0x00080000
# for a window that stays: it can be put out of the way
WS_MINIMIZEBOX = 0x00020000
RIGHT_TO_LEFT = 0x00400000 | 0x00002000 | 0x00001000
WM_INITDIALOG, WM_COMMAND, WM_SETICON = 0x110, 0x111, 0x80
OK, CANCEL, ANSWER = 1, 2, 100
WIDTH, MARGIN, LINE = 260, 10, 9
LETTERS = 56
# right-to-left embedding
EMBEDDING = "\u202b"

user32 = ctypes.WinDLL("user32", use_last_error=True)
kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
shell32 = ctypes.WinDLL("shell32")
Procedure = ctypes.WINFUNCTYPE(ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
user32.DialogBoxIndirectParamW.argtypes = [wintypes.HINSTANCE, ctypes.c_void_p, wintypes.HWND, Procedure, wintypes.LPARAM]
user32.DialogBoxIndirectParamW.restype = ctypes.c_ssize_t
user32.EndDialog.argtypes = [wintypes.HWND, ctypes.c_ssize_t]
user32.GetDlgItemTextW.argtypes = [wintypes.HWND, ctypes.c_int, wintypes.LPWSTR, ctypes.c_int]
user32.SendMessageW.argtypes = [wintypes.HWND, wintypes.UINT, wintypes.WPARAM, ctypes.c_void_p]
user32.GetDlgItem.argtypes = [wintypes.HWND, ctypes.c_int]
user32.GetDlgItem.restype = wintypes.HWND
user32.SetFocus.argtypes = [wintypes.HWND]
user32.SetFocus.restype = wintypes.HWND
user32.SetClipboardData.argtypes = [wintypes.UINT, wintypes.HANDLE]
kernel32.GetModuleFileNameW.argtypes = [wintypes.HMODULE, wintypes.LPWSTR, wintypes.DWORD]
kernel32.GlobalAlloc.argtypes = [wintypes.UINT, ctypes.c_size_t]
kernel32.GlobalAlloc.restype = wintypes.HANDLE
kernel32.GlobalLock.argtypes = kernel32.GlobalUnlock.argtypes = [wintypes.HANDLE]
kernel32.GlobalLock.restype = ctypes.c_void_p
shell32.ExtractIconW.argtypes = [wintypes.HINSTANCE, wintypes.LPCWSTR, wintypes.UINT]
shell32.ExtractIconW.restype = ctypes.c_void_p


def text_bytes(text):
    return text.encode("utf-16-le", "surrogatepass") + b"\0\0"


def item(kind, style, place, number, text):
    return struct.pack("<IIhhhhHHH", style, 0, *place, number, 0xFFFF, kind) + text_bytes(text) + b"\0\0"


def template(title, items, height, right_to_left, style):
    extended = RIGHT_TO_LEFT if right_to_left else 0
    data = struct.pack("<IIHhhhh", style, extended, len(items), 0, 0, WIDTH, height)
    data += b"\0\0\0\0" + text_bytes(title) + struct.pack("<H", 9) + text_bytes("Segoe UI")
    for part in items:
        data += b"\0" * (-len(data) % 4) + part
    return data


def directed(text):
    """Each line that begins in Arabic is read from the right, whatever the control believes; a line of Python's isn't."""
    def first_letter(line):
        return next((unicodedata.bidirectional(letter) for letter in line if unicodedata.bidirectional(letter) in ("L", "R", "AL")), "L")

    return "\n".join(line if first_letter(line) == "L" else EMBEDDING + line for line in text.split("\n"))


def lines_of(text):
    return sum(1 + len(line) // LETTERS for line in text.split("\n"))


def row(labels, top):
    """Buttons at the right, the first number for the last one, which the Enter key presses."""
    items, right = [], WIDTH - MARGIN
    for number, label in reversed(list(labels.items())):
        width = max(50, 14 + 4 * len(label))
        right -= width
        style = WS_CHILD_VISIBLE | WS_TABSTOP | (1 if number == OK else 0)
        items.insert(0, item(BUTTON, style, (right, top, width, 15), number, label))
        right -= 5
    return items


def show(title, items, height, right_to_left, command, style=DIALOG, focus=None):
    """Runs a dialog. command(window, number) is told of buttons and answers whether the dialog stays. `focus` is what has the
    keyboard first, else the first item that can."""
    icon = own_icon()

    def procedure(window, message, w, _):
        if message == WM_INITDIALOG:
            if icon:
                user32.SendMessageW(window, WM_SETICON, 0, icon)
                user32.SendMessageW(window, WM_SETICON, 1, icon)
            if focus is None:
                return 1
            user32.SetFocus(user32.GetDlgItem(window, focus))
            return 0
        if message == WM_COMMAND and w >> 16 == 0:
            if not command(window, w & 0xFFFF):
                user32.EndDialog(window, 1)
            return 1
        return 0

    data = template(title, items, height, right_to_left, style)
    memory = ctypes.create_string_buffer(data, len(data))
    called = Procedure(procedure)
    return user32.DialogBoxIndirectParamW(None, memory, None, called, 0) > 0


def own_icon():
    path = ctypes.create_unicode_buffer(32768)
    kernel32.GetModuleFileNameW(None, path, 32768)
    icon = shell32.ExtractIconW(None, path.value, 0)
    return icon if icon and icon > 1 else None


def ask(title, prompt, secret, labels, right_to_left):
    """The answer, or None."""
    answers = []
    room = ctypes.create_unicode_buffer(32768)
    text_height = LINE * lines_of(prompt)
    top = MARGIN + text_height + 4
    # ES_AUTOHSCROLL, ES_PASSWORD
    style = WS_CHILD_VISIBLE | WS_TABSTOP | WS_BORDER | 0x80 | (0x20 if secret else 0)
    items = [
        item(STATIC, WS_CHILD_VISIBLE | 0x80, (MARGIN, MARGIN, WIDTH - 2 * MARGIN, text_height), 0xFFFF, directed(prompt)),
        item(EDIT, style, (MARGIN, top, WIDTH - 2 * MARGIN, 14), ANSWER, ""),
        *row({OK: labels[0], CANCEL: labels[1]}, top + 22),
    ]

    def command(window, number):
        if number == OK:
            user32.GetDlgItemTextW(window, ANSWER, room, 32768)
            answers.append(room.value)
        return number not in (OK, CANCEL)

    show(title, items, top + 22 + 15 + MARGIN, right_to_left, command)
    return answers[0] if answers else None


def tell(title, text, labels, actions, right_to_left, stays=False):
    """Words, with a button for each action and one that closes."""
    text_height = LINE * lines_of(text) + 4
    numbers = {200 + at: label for at, label in enumerate(labels[:-1])}
    top = 2 * MARGIN + text_height
    # SS_NOPREFIX
    words = item(STATIC, WS_CHILD_VISIBLE | 0x80, (MARGIN, MARGIN, WIDTH - 2 * MARGIN, text_height), 0xFFFF, directed(text))

    def command(window, number):
        if number in numbers:
            actions[numbers[number]]()
        return number not in (OK, CANCEL)

    buttons = row({**numbers, OK: labels[-1]}, top)
    style = DIALOG | WS_MINIMIZEBOX if stays else DIALOG
    # a window that stays is not to be closed by a key that was meant for another one
    show(title, [words, *buttons], top + 15 + MARGIN, right_to_left, command, style, None if stays else OK)


def copy(text):
    """Puts a text on the clipboard (CF_UNICODETEXT, in memory that the clipboard then owns)."""
    data = text_bytes(text.replace("\n", "\r\n"))
    handle = kernel32.GlobalAlloc(2, len(data))
    ctypes.memmove(kernel32.GlobalLock(handle), data, len(data))
    kernel32.GlobalUnlock(handle)
    if user32.OpenClipboard(None):
        user32.EmptyClipboard()
        user32.SetClipboardData(13, handle)
        user32.CloseClipboard()
