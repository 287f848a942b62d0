# What a name or an expression stands for, as far as it is written out: file names and parts of them.
# A value is a pair (base, text). The text may hold `*` for what only a run of the program would tell. The base says from
# where the text counts: "" the current folder, SCRIPT the folder of the file that is read, FILE that file itself, HOME the
# user's own folder, ANY some folder that isn't known.
PATH_MAKERS = {"Path", "PurePath", "PosixPath", "WindowsPath", "pathlib.Path", "pathlib.PurePath"}
UNCHANGED = {
    "os.path.abspath", "os.path.realpath", "os.path.normpath", "os.path.normcase", "os.path.expanduser",
    "os.path.expandvars", "os.fspath", "os.fsencode", "str", "path.abspath", "path.realpath", "abspath", "realpath",
    "normpath", "expanduser",
}
UNCHANGED_METHODS = {"resolve", "absolute", "expanduser", "as_posix", "as_uri", "__str__"}
JOINS = {"os.path.join", "path.join", "join", "posixpath.join", "ntpath.join", "osp.join"}
FOLDERS_OF = {"os.path.dirname", "path.dirname", "dirname", "osp.dirname"}
HERE = {"os.getcwd", "getcwd", "Path.cwd", "pathlib.Path.cwd"}
PERCENT = re.compile(r"%(?:\(\w+\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[a-zA-Z]")
BRACES = re.compile(r"\{[^{}]*\}")
DEEPEST = 12
ABSOLUTE = re.compile(r"[A-Za-z]:[\\/]|[\\/]")


class Bindings:
    """What names and attributes are bound to, in the whole file: useful only for those that are bound once."""

    def __init__(self, tree):
        self.values = {}
        # what was found out of a name: names that stand for names would take for ever otherwise
        self.known = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self.bind(target, node.value)
            elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
                self.bind(node.target, node.value)
            elif isinstance(node, ast.arg):
                self.add(node.arg, None)
            elif isinstance(node, (ast.AugAssign, ast.For, ast.AsyncFor, ast.comprehension)):
                self.bind(node.target, None)
            elif isinstance(node, ast.withitem) and node.optional_vars is not None:
                self.bind(node.optional_vars, None)

    def bind(self, target, value):
        if isinstance(target, ast.Name):
            self.add(target.id, value)
        elif isinstance(target, ast.Attribute):
            self.add("." + target.attr, value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            same = isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts)
            for nth, element in enumerate(target.elts):
                self.bind(element, value.elts[nth] if same else None)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, None)

    def add(self, name, value):
        self.values.setdefault(name, []).append(value)

    def of(self, name):
        """The one value of a name, or nothing. Several branches may give a name the same kind of value: then the first
        that can be read counts, as in `try: base = sys._MEIPASS` / `except: base = os.path.abspath(".")`."""
        return [value for value in self.values.get(name, ()) if value is not None]


def evaluate(node, bindings, depth=0):
    """The value of an expression, or nothing."""
    if depth > DEEPEST:
        return None
    known = EVALUATORS.get(type(node))
    return known(node, bindings, depth + 1) if known else None


def constant(node, bindings, depth):
    return ("", node.value) if isinstance(node.value, str) else None


def name(node, bindings, depth):
    if node.id == "__file__":
        return ("FILE", "")
    return bound(node.id, bindings, depth)


def bound(key, bindings, depth):
    every = bindings.values.get(key, ())
    candidates = bindings.of(key)
    if not candidates or len(candidates) > 3 or len(candidates) != len(every):
        return None
    if key not in bindings.known:
        bindings.known[key] = None
        bindings.known[key] = value_of(candidates, bindings, depth)
    return bindings.known[key]


def value_of(candidates, bindings, depth):
    values = [evaluate(candidate, bindings, depth) for candidate in candidates]
    values = [value for value in values if value is not None]
    if len(candidates) == 1 or len(values) == 1:
        return values[0] if values else None
    return None


def formatted(node, bindings, depth):
    """An f-string: what is in braces is `*` unless it is written out somewhere."""
    base, text = "", ""
    for nth, part in enumerate(node.values):
        if isinstance(part, ast.Constant):
            text += str(part.value)
            continue
        inner = evaluate(part.value, bindings, depth) if part.format_spec is None else None
        if inner is None or (inner[0] and nth > 0):
            text += "*"
        else:
            base = base or inner[0]
            text += inner[1]
    return (base, text)


def operation(node, bindings, depth):
    left, right = evaluate(node.left, bindings, depth), evaluate(node.right, bindings, depth)
    if isinstance(node.op, ast.Div):
        return joined([left, right]) if left is not None or right is not None else None
    if isinstance(node.op, ast.Mod) and left is not None:
        return (left[0], PERCENT.sub("*", left[1]).replace("%%", "%"))
    if isinstance(node.op, ast.Add) and (left is not None or right is not None):
        if right is not None and right[0]:
            return right
        base, text = left if left is not None else ("", "*")
        return (base, text + (right[1] if right is not None else "*"))
    return None


def joined(values):
    """A path made of several parts; a part that isn't known is some folder at the beginning and `*` later on."""
    if len(values) == 1:
        return values[0]
    base, text = "", ""
    for nth, part in enumerate(values):
        if part is None:
            part = ("ANY", "") if nth == 0 else ("", "*")
        if part[0] == "FILE":
            part = ("SCRIPT", "*")
        if nth == 0 or part[0] or ABSOLUTE.match(part[1]):
            base, text = part
        elif part[1]:
            text = part[1] if not text else text + part[1] if text[-1] in "/\\" else text + "/" + part[1]
    return (base, text)


def folder_of(value):
    if value is None:
        return None
    base, text = value
    if base == "FILE":
        return ("SCRIPT", "")
    stripped = text.rstrip("/\\")
    cut = max(stripped.rfind("/"), stripped.rfind("\\"))
    if stripped.endswith("..") or (not stripped and base == "SCRIPT"):
        return (base, (stripped + "/" if stripped else "") + "..")
    return (base, stripped[:cut] if cut > 0 else "")


def called_value(node, bindings, depth):
    function = dotted(node.func)
    arguments = node.args
    if function in HERE:
        return ("", "")
    if function in ("Path.home", "pathlib.Path.home"):
        return ("HOME", "")
    if function in PATH_MAKERS or (function in JOINS and arguments):
        return joined([evaluate(one, bindings, depth) for one in arguments])
    if function in FOLDERS_OF and arguments:
        return folder_of(evaluate(arguments[0], bindings, depth))
    if function in UNCHANGED and arguments:
        value = evaluate(arguments[0], bindings, depth)
        return ("HOME", value[1][1:].lstrip("/\\")) if value is not None and value[1][:1] == "~" else value
    if function in ("files", "importlib.resources.files", "resources.files"):
        return ("SCRIPT", "") if arguments and dotted(arguments[0]) in ("__package__", "__name__") else ("ANY", "")
    return method_value(node, bindings, depth)


def method_value(node, bindings, depth):
    if not isinstance(node.func, ast.Attribute):
        return None
    method, arguments = node.func.attr, node.args
    if method == "joinpath":
        return joined([evaluate(one, bindings, depth) for one in [node.func.value, *arguments]])
    if method not in UNCHANGED_METHODS and method not in ("format", "with_suffix", "with_name"):
        return None
    value = evaluate(node.func.value, bindings, depth)
    if value is None:
        return None
    if method == "format":
        return (value[0], BRACES.sub("*", value[1]))
    if method in UNCHANGED_METHODS:
        return value
    other = evaluate(arguments[0], bindings, depth) if arguments else None
    if method == "with_name":
        return joined([folder_of(value), other])
    stem = value[1].rsplit(".", 1)[0] if value[0] != "FILE" else "*"
    return ("SCRIPT" if value[0] == "FILE" else value[0], stem + (other[1] if other else "*"))


def attribute(node, bindings, depth):
    if node.attr == "parent":
        return folder_of(evaluate(node.value, bindings, depth))
    if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls") or "." + node.attr in bindings.values:
        return bound("." + node.attr, bindings, depth) or bound(node.attr, bindings, depth)
    # a constant of a class: Settings.FOLDER
    return bound(node.attr, bindings, depth) if isinstance(node.value, ast.Name) and node.attr.isupper() else None


def subscript(node, bindings, depth):
    whole = dotted(node.value)
    if not isinstance(node.slice, ast.Constant) or not isinstance(node.slice.value, int):
        return None
    if whole == "sys.path" and node.slice.value == 0:
        return ("SCRIPT", "")
    if whole == "sys.argv" and node.slice.value == 0:
        return ("FILE", "")
    if isinstance(node.value, ast.Attribute) and node.value.attr == "parents" and 0 <= node.slice.value < DEEPEST:
        value = evaluate(node.value.value, bindings, depth)
        for _ in range(node.slice.value + 1):
            value = folder_of(value)
        return value
    return None


def either(node, bindings, depth):
    return evaluate(node.body, bindings, depth) or evaluate(node.orelse, bindings, depth)


EVALUATORS = {
    ast.Constant: constant,
    ast.Name: name,
    ast.JoinedStr: formatted,
    ast.BinOp: operation,
    ast.Call: called_value,
    ast.Attribute: attribute,
    ast.Subscript: subscript,
    ast.IfExp: either,
}
