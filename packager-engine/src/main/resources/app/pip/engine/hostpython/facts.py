# What can be seen in a program's syntax tree. Nothing is imported or run.
# The tree is walked with a list of our own instead of recursion, so that a deep program can't exhaust our stack.
import ast
import collections
import re
import sys

# What each family answers when a program asks on which system it runs.
SYSTEMS = {
    "WINDOWS": {"sys.platform": "win32", "os.name": "nt", "platform.system": "Windows"},
    "MACOS": {"sys.platform": "darwin", "os.name": "posix", "platform.system": "Darwin"},
    "LINUX": {"sys.platform": "linux", "os.name": "posix", "platform.system": "Linux"},
}
# `from sys import platform` and `from platform import system` are common; a bare `name` could be anything.
SHORT = {"platform": "sys.platform", "system": "platform.system", "version_info": "sys.version_info"}
ALWAYS = frozenset(SYSTEMS)
CATCHES_IMPORT_ERROR = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
CATCHES_FILE_ERROR = {
    "FileNotFoundError", "OSError", "IOError", "EnvironmentError", "PermissionError", "Exception", "BaseException", "error",
}
IMPORT_TRAITS = frozenset({"OPTIONAL", "TYPING", "GUARDED", "CONDITIONAL", "IN_FUNCTION", "MAIN_ONLY"})

# Where in a program a node stands: the families it is reached on, and what else is special there.
Place = collections.namedtuple("Place", "families traits")


class Unknown(Exception):
    """The value can't be known without running the program."""


def facts(tree, source):
    """All that can be seen; needs the other scripts of this folder."""
    doc = ast.get_docstring(tree, clean=True) or ""
    found, files, signs = [], Files(tree), Signs(tree)
    for node, place in places(tree):
        found.extend(named_by(node, place))
        files.see(node, place)
        signs.see(node, place)
    found.sort(key=lambda one: one[0])
    return {
        "imports": [record for position, record in found],
        "mainGuard": any(isinstance(node, ast.If) and asks_for_main(node.test) for node in tree.body),
        "headline": doc.strip().split("\n")[0].strip()[:200],
        **files.facts(),
        **signs.facts(),
    }


def asks_for_main(test):
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = [test.left, test.comparators[0]]
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides) and any(
        isinstance(side, ast.Constant) and side.value == "__main__" for side in sides
    )


def places(tree):
    """All nodes that matter, each with its place."""
    work = [(tree, Place(ALWAYS, frozenset()))]
    while work:
        node, place = work.pop()
        yield node, place
        work.extend(children(node, place))


def named_by(node, place):
    """The imports that one node is, each with its position."""
    if isinstance(node, ast.Import):
        named = [(alias.name, 0, []) for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        named = [(node.module or "", node.level, [alias.name for alias in node.names])]
    elif isinstance(node, ast.Call):
        named = called(node)
    else:
        return
    for nth, (module, level, names) in enumerate(named):
        record = {
            "module": module,
            "level": level,
            "names": names,
            "line": node.lineno,
            "families": sorted(place.families),
            "traits": sorted(place.traits & IMPORT_TRAITS),
        }
        yield (node.lineno, node.col_offset, nth), record


def called(call):
    """`__import__("a.b")`, `importlib.import_module("a.b")` and `import_module(".b", __package__)`."""
    function = dotted(call.func)
    if function not in ("__import__", "builtins.__import__", "importlib.import_module", "import_module"):
        return []
    if not call.args or not isinstance(call.args[0], ast.Constant) or not isinstance(call.args[0].value, str):
        return []
    name = call.args[0].value
    module = name.lstrip(".")
    level = len(name) - len(module)
    if not module or (level and not (len(call.args) > 1 and dotted(call.args[1]) in ("__package__", "__name__"))):
        return []
    return [(module, level, [])]


def children(node, place):
    """The nodes below one node, each with its own place."""
    if isinstance(node, (ast.If, ast.IfExp)):
        return below_condition(node, place)
    if isinstance(node, (ast.Try, ast.TryStar)):
        return below_try(node, place)
    if isinstance(node, (ast.With, ast.AsyncWith)) and any(suppresses(item) for item in node.items):
        inside = [(child, mark(place, "OPTIONAL")) for child in node.body]
        return inside + [(item, place) for item in node.items]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        # a try around a function doesn't catch what happens when it is called
        place = Place(place.families, place.traits - {"OPTIONAL", "CAUGHT"} | {"IN_FUNCTION"})
    if isinstance(node, ast.Match) and mentions_system(node.subject):
        place = mark(mark(place, "GUARDED"), "CONDITIONAL")
    if isinstance(node, ast.JoinedStr):
        return [(child, place) for child in node.values if not isinstance(child, ast.Constant)]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return []  # a docstring, or a comment written as one
    return [(child, place) for child in ast.iter_child_nodes(node)]


def blocks(node):
    """The statements, handlers and cases directly below a statement."""
    found = []
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            found += block
    return found


def statements(tree):
    """All statements, handlers and cases."""
    work = [tree]
    while work:
        node = work.pop()
        yield node
        work += blocks(node)


def below_condition(node, place):
    yes, no, known = place.families, place.families, True
    for family in SYSTEMS:
        held = holds(node.test, family)
        known = known and held is not None
        if held is True:
            no -= {family}
        elif held is False:
            yes -= {family}
    then, otherwise = Place(yes, place.traits), Place(no, place.traits)
    if mentions_system(node.test):
        then, otherwise = mark(then, "GUARDED"), mark(otherwise, "GUARDED")
    if asks_for_main(node.test):
        then = mark(then, "MAIN_ONLY")
    elif not known:
        # such as `if IS_WINDOWS`, where only the author knows what it stands for
        then, otherwise = mark(then, "CONDITIONAL"), mark(otherwise, "CONDITIONAL")
    if mentions(node.test, lambda one: (dotted(one) or "").split(".")[-1] == "TYPE_CHECKING"):
        # the branch that no computer reaches is the one for type checkers
        then = mark(then, "TYPING") if not then.families else then
        otherwise = mark(otherwise, "TYPING") if not otherwise.families else otherwise
    if isinstance(node, ast.IfExp):
        return [(node.test, place), (node.body, then), (node.orelse, otherwise)]
    return (
        [(node.test, place)]
        + [(child, then) for child in node.body]
        + [(child, otherwise) for child in node.orelse]
    )


def below_try(node, place):
    inside = mark(place, "CAUGHT") if catches(node.handlers, CATCHES_FILE_ERROR) else place
    if not catches_import_error(node.handlers):
        handled = [(child, place) for child in node.handlers + node.orelse + node.finalbody]
        return [(child, inside) for child in node.body] + handled
    optional = mark(place, "OPTIONAL")
    # `else` is reached only if all imports of the body were there
    has_imports = any(isinstance(child, (ast.Import, ast.ImportFrom)) for child in node.body)
    return (
        [(child, mark(inside, "OPTIONAL")) for child in node.body]
        + [(child, optional) for child in node.handlers]
        + [(child, optional if has_imports else place) for child in node.orelse]
        + [(child, place) for child in node.finalbody]
    )


def mark(place, trait):
    return Place(place.families, place.traits | {trait})


def catches_import_error(handlers):
    return catches(handlers, CATCHES_IMPORT_ERROR)


def catches(handlers, errors):
    for handler in handlers:
        if handler.type is None:
            return True
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        if any((dotted(kind) or "").split(".")[-1] in errors for kind in kinds):
            return True
    return False


def suppresses(item):
    call = item.context_expr
    return (
        isinstance(call, ast.Call)
        and dotted(call.func) in ("suppress", "contextlib.suppress")
        and any((dotted(kind) or "").split(".")[-1] in CATCHES_IMPORT_ERROR for kind in call.args)
    )


def dotted(node):
    """`a.b.c` for such an expression, otherwise nothing."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join([node.id] + parts[::-1])


def mentions(expression, wanted):
    return any(wanted(node) for node in ast.walk(expression))


def mentions_system(expression):
    return mentions(expression, lambda node: system_question(node) is not None)


def system_question(node):
    name = dotted(node)
    name = SHORT.get(name, name)
    return name if name in SYSTEMS["LINUX"] else None


def holds(test, family):
    """Whether a condition is true on a family of systems; nothing if that can't be known."""
    try:
        return bool(value(test, SYSTEMS[family]))
    except (Unknown, RecursionError, TypeError, ValueError, IndexError):
        return None


def value(node, system):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return tuple(value(element, system) for element in node.elts)
    if isinstance(node, ast.BoolOp):
        return all_or_any(node, system)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return not value(node.operand, system)
    if isinstance(node, ast.Compare):
        return compared(node, system)
    if isinstance(node, ast.Subscript):
        return value(node.value, system)[index(node.slice, system)]
    if isinstance(node, ast.Call):
        return answer(node, system)
    return variable(node, system)


def variable(node, system):
    name = dotted(node)
    name = SHORT.get(name, name)
    if name in ("sys.platform", "os.name"):
        return system[name]
    if name == "sys.version_info":
        return tuple(sys.version_info)
    if name in ("TYPE_CHECKING", "typing.TYPE_CHECKING", "t.TYPE_CHECKING"):
        return False
    raise Unknown


def answer(call, system):
    if call.keywords:
        raise Unknown
    if system_question(call.func) == "platform.system" and not call.args:
        return system["platform.system"]
    if isinstance(call.func, ast.Attribute) and call.func.attr in ("startswith", "endswith", "lower", "upper"):
        text = value(call.func.value, system)
        if isinstance(text, str):
            return getattr(text, call.func.attr)(*[value(argument, system) for argument in call.args])
    raise Unknown


def index(node, system):
    if isinstance(node, ast.Slice):
        ends = (node.lower, node.upper, node.step)
        return slice(*[None if end is None else value(end, system) for end in ends])
    return value(node, system)


def all_or_any(node, system):
    decisive = isinstance(node.op, ast.Or)
    unknown = False
    for operand in node.values:
        try:
            if bool(value(operand, system)) is decisive:
                return decisive
        except Unknown:
            unknown = True
    if unknown:
        raise Unknown
    return not decisive


COMPARISONS = {
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
    ast.Is: lambda a, b: a is b,
    ast.IsNot: lambda a, b: a is not b,
}


def compared(node, system):
    left = value(node.left, system)
    for operator, right_node in zip(node.ops, node.comparators):
        right = value(right_node, system)
        if not COMPARISONS[type(operator)](left, right):
            return False
        left = right
    return True
