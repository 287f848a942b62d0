# Which files a program names, and what it does with them.
READS, WRITES = "READ", "WRITE"

# by the last part of a call's name: what is done with the file, where the file's name stands among the arguments (or
# under which keyword)
USES = {}
for use, names in {
    READS: "imread loadtxt genfromtxt fromfile read_csv read_excel read_json read_table read_parquet read_html read_xml"
    " truetype load_workbook Sound load_texture load_sound load_font load_spritesheet loadUi load_file PhotoImage"
    " playsound PlaySound addshape register_shape bgpic iconbitmap read_text read_bytes AudioFile"
    " render_template send_file",
    WRITES: "imwrite savefig savetxt to_csv to_excel to_json to_parquet write_text write_bytes touch makedirs mkdir"
    " FileHandler RotatingFileHandler TimedRotatingFileHandler save_as to_pickle",
    "BOTH": "connect",
    "LIST": "listdir scandir walk iterdir",
    "CHECK": "exists isfile isdir is_file is_dir lexists getsize stat unlink remove rmtree rmdir",
    "CHANGE": "chdir",
}.items():
    for one in names.split():
        USES[one] = use
# read only where the whole name says so: `load` alone may be json.load(file)
WHOLE = {
    "pygame.image.load": READS, "image.load": READS, "mixer.music.load": READS, "pygame.mixer.music.load": READS,
    "music.load": READS, "pygame.font.Font": READS, "font.Font": READS, "Image.open": READS, "PIL.Image.open": READS,
    "wave.open": READS, "np.load": READS, "numpy.load": READS, "np.save": WRITES, "numpy.save": WRITES,
    "cv2.VideoCapture": READS, "cv2.CascadeClassifier": READS, "pyglet.resource.image": READS,
    "tk.PhotoImage": READS, "tkinter.PhotoImage": READS, "arcade.Sprite": READS, "arcade.load_tilemap": READS,
    "os.startfile": READS, "gzip.open": READS, "tarfile.open": READS, "zipfile.ZipFile": READS, "ZipFile": READS,
    "shelve.open": "BOTH", "dbm.open": "BOTH", "sqlite3.connect": "BOTH", "logging.basicConfig": WRITES,
    "tree.read": READS, "ET.parse": READS, "shutil.copy": READS, "shutil.copyfile": READS, "shutil.copytree": READS,
    "pd.read_csv": READS, "runpy.run_path": "MODULES", "ui.image": READS, "st.image": READS,
}
# `connect`, `walk`, `save` … of other things
ONLY_OF = {"connect": ("sqlite3",), "walk": ("os",), "scandir": ("os",), "stat": ("os",), "remove": ("os",)}
KEYWORDS = ("file", "filename", "fp", "path", "filepath", "image", "src", "io", "fname")
OPENS = {"open", "io.open", "codecs.open", "os.open", "builtins.open", "aiofiles.open"}
METHODS_ON_PATHS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir", "iterdir", "exists", "is_file", "is_dir",
    "unlink", "stat", "rmdir",
}
TEXTLIKE = re.compile(r"[^\n\r\t\0<>|\"*]{1,200}")
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
CONFIG_READERS = {"config.read", "parser.read", "cfg.read", "konfig.read", "cp.read"}
MOST = 3000


class Files:
    """Gathers the files that one source names."""

    def __init__(self, tree):
        self.bindings = Bindings(tree)
        self.texts = {}
        self.paths = {}
        # parts of a name that was seen as a whole
        self.parts = set()

    def see(self, node, place):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.text(node)
        elif isinstance(node, ast.Call):
            self.call(node, place)
        elif isinstance(node, (ast.JoinedStr, ast.BinOp)):
            self.named(node, place)

    def text(self, node):
        text = node.value
        if id(node) in self.parts:
            return
        if len(self.texts) < MOST and text.strip() and plausible(text) and not TOKENS.search(text):
            self.texts[text] = min(node.lineno, self.texts.get(text, node.lineno))

    def named(self, node, place):
        """A path that is put together; what is done with it isn't known."""
        if id(node) in self.parts:
            return
        value = self.value(node)
        if value is not None and (value[0] or ENDING.search(value[1]) or "/" in value[1] or "\\" in value[1]):
            self.add(value, "NAME", node, place)

    def value(self, node):
        """The value of an expression, whose parts then are no names of their own."""
        found = evaluate(node, self.bindings)
        if found is not None and not isinstance(node, (ast.Name, ast.Attribute, ast.Constant)):
            self.parts.update(id(part) for part in ast.walk(node))
        return found

    def call(self, node, place):
        function = dotted(node.func) or ""
        last = node.func.attr if isinstance(node.func, ast.Attribute) else function
        on_path = last in METHODS_ON_PATHS or last in ("open", "glob", "rglob")
        owner = self.value(node.func.value) if isinstance(node.func, ast.Attribute) and on_path else None
        if function in OPENS:
            self.open(node, first(node, KEYWORDS), 1, place)
        elif last == "open" and owner is not None:
            self.open(node, node.func.value, 0, place)
        elif last in ("glob", "iglob", "rglob"):
            self.globbed(node, owner, last, place)
        elif last in METHODS_ON_PATHS and owner is not None:
            self.method(node, last, owner, place)
        elif function in ("sys.path.append", "sys.path.insert") and node.args:
            self.add(self.value(node.args[-1]), "MODULES", node, place)
        else:
            self.other(node, function, last, place)

    def other(self, node, function, last, place):
        whole = function in JOINS or function in PATH_MAKERS or function in FOLDERS_OF
        if whole:
            self.named(node, place)
        use = WHOLE.get(function)
        if use is None and last in USES and (last not in ONLY_OF or function.split(".")[0] in ONLY_OF[last]):
            use = USES[last]
        if use is None and last == "save" and node.args:
            use = WRITES
        if use is None and (function in CONFIG_READERS or last == "parse" and "ET" in function):
            use = READS
        argument = first(node, KEYWORDS)
        if use is None or argument is None:
            return
        value = self.value(argument)
        if use == "CHANGE" and value is None and dotted(argument) != "sys._MEIPASS":
            value = ("ANY", "*")  # some folder
        if last == "render_template" and value is not None:
            value = ("SCRIPT", "templates/" + value[1])
        self.used(value, use, node, place)
        if function in ("shutil.copy", "shutil.copyfile", "os.rename", "os.replace") and len(node.args) > 1:
            self.used(self.value(node.args[1]), WRITES, node, place)

    def used(self, value, use, node, place):
        for one in (READS, WRITES) if use == "BOTH" else (use,):
            # sqlite3.connect makes what isn't there: reading is sure of nothing
            self.add(value, "CHECK" if use == "BOTH" and one == READS else one, node, place)

    def method(self, node, last, owner, place):
        if last in ("read_text", "write_text"):
            use = READS if last == "read_text" else WRITES
            position = 0 if last == "read_text" else 1
            self.add(owner, use, node, place, encoding_of(node, position, self.bindings))
        else:
            self.add(owner, USES.get(last, "NAME"), node, place)

    def globbed(self, node, owner, last, place):
        argument = first(node, ("pattern", "pathname"))
        pattern = self.value(argument) if argument is not None else None
        if pattern is None:
            return
        root = keyword(node, "root_dir")
        if root is not None:
            owner = evaluate(root, self.bindings)
        text = "**/" + pattern[1] if last == "rglob" else pattern[1]
        self.add(joined([owner, (pattern[0], text)]) if owner is not None else (pattern[0], text), "LIST", node, place)

    def open(self, node, argument, position, place):
        value = self.value(argument) if argument is not None else None
        if value is None:
            return
        given = node.args[position] if len(node.args) > position else keyword(node, "mode")
        mode = evaluate(given, self.bindings) if given is not None else ("", "r")
        mode = mode[1] if mode is not None else "r"
        # codecs.open has no buffering between mode and encoding
        place_of_encoding = position + (1 if dotted(node.func) == "codecs.open" else 2)
        encoding = "" if "b" in mode else encoding_of(node, place_of_encoding, self.bindings)
        if not any(letter in mode for letter in "wax"):
            self.add(value, READS, node, place, encoding)
        if any(letter in mode for letter in "wax+"):
            self.add(value, WRITES, node, place)

    def add(self, value, use, node, place, encoding=""):
        """One file. The encoding is empty for bytes, `?` for text in which none is given, else the given one."""
        if value is None or len(self.paths) >= MOST:
            return
        base, text = value
        if base == "FILE":
            return
        if not TEXTLIKE.fullmatch(text.replace("*", "x")) and not (base and not text):
            return
        if "://" in text:
            return
        caught = "CAUGHT" in place.traits
        key = (base, text, use, encoding)
        before = self.paths.get(key)
        # the first place where an error would not be caught, else the first
        if before is None or (caught, node.lineno) < (before["caught"], before["line"]):
            self.paths[key] = {
                "base": base or "HERE",
                "pattern": text,
                "use": use,
                "line": node.lineno,
                "caught": caught,
                "encoding": encoding,
            }

    def facts(self):
        return {
            "texts": [{"text": text, "line": line} for line, text in sorted((at, text) for text, at in self.texts.items())],
            "paths": [self.paths[key] for key in sorted(self.paths, key=lambda key: (self.paths[key]["line"], key))],
        }


def plausible(text):
    if not TEXTLIKE.fullmatch(text) or "://" in text:
        return False
    if ENDING.search(text) or "/" in text or "\\" in text:
        return True
    return len(text) <= 60 and text.count(" ") <= 3 and text[-1] not in ".:!?,"


def first(call, keywords):
    """The first argument, or the first that is given by one of these names."""
    if call.args and not isinstance(call.args[0], ast.Starred):
        return call.args[0]
    for wanted in keywords:
        found = keyword(call, wanted)
        if found is not None:
            return found
    return None


def keyword(call, wanted):
    for one in call.keywords:
        if one.arg == wanted:
            return one.value
    return None


def encoding_of(call, position, bindings):
    given = call.args[position] if len(call.args) > position else keyword(call, "encoding")
    if given is None or isinstance(given, ast.Constant) and given.value is None:
        return "?"
    value = evaluate(given, bindings)
    return value[1] if value is not None and value[1] else "unknown"
