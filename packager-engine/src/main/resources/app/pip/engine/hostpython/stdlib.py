# Reads the interpreter's own standard library: which modules there are, and which of them each one imports without any
# condition when it is imported itself. Needs facts.py before it. Answers as reader.py does: `ready`, then one JSON.
import json
import os

# parts of the library that programs don't import and that the product may have trimmed
LEFT_OUT = {"site-packages", "test", "tests", "__pycache__", "lib-dynload"}


def modules(library):
    """Each module's dotted name and file."""
    for folder, below, files in os.walk(library):
        below[:] = sorted(name for name in below if name not in LEFT_OUT and name.isidentifier())
        package = os.path.relpath(folder, library).replace(os.sep, ".")
        prefix = "" if package == "." else package + "."
        for file in sorted(files):
            stem, ending = os.path.splitext(file)
            if ending == ".py" and stem == "__init__" and prefix:
                yield prefix[:-1], True, os.path.join(folder, file)
            elif ending == ".py" and stem.isidentifier() and stem != "__init__":
                yield prefix + stem, False, os.path.join(folder, file)


def unconditional(statements):
    """The imports that happen in any case. A missing module under `try` is somebody's plan, under `if` perhaps too."""
    for statement in statements:
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield statement
        elif isinstance(statement, ast.Try) and not catches_import_error(statement.handlers):
            yield from unconditional(statement.body)
        elif isinstance(statement, ast.With) and not any(suppresses(item) for item in statement.items):
            yield from unconditional(statement.body)
        elif isinstance(statement, ast.ClassDef):
            yield from unconditional(statement.body)


def named_modules(statement, name, is_package):
    """The modules that one import may mean: `from a import b` means `a`, and `a.b` if that is a module."""
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    base = statement.module or ""
    if statement.level:
        package = name.split(".") if is_package else name.split(".")[:-1]
        package = package[: len(package) - statement.level + 1]
        base = ".".join(package + ([base] if base else []))
    return [base] + [base + "." + alias.name for alias in statement.names]


def standard_library():
    library = os.path.dirname(os.path.abspath(os.__file__))
    found = {name: (is_package, file) for name, is_package, file in modules(library)}
    known = set(found) | set(sys.stdlib_module_names)
    graph = {}
    for name, (is_package, file) in found.items():
        if name.split(".")[0] not in sys.stdlib_module_names:
            continue
        with open(file, "rb") as source:
            try:
                tree = compile(source.read(), file, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
            except SyntaxError:
                continue  # templates that only look like modules
        meant = {one for statement in unconditional(tree.body) for one in named_modules(statement, name, is_package)}
        graph[name] = sorted((meant & known) - {name})
    return {"names": sorted(sys.stdlib_module_names), "imports": graph}


def tell(answer):
    words = json.dumps(answer, sort_keys=True).encode("ascii")
    for part in (words, b""):
        sys.stdout.buffer.write(len(part).to_bytes(4, "big") + part)
    sys.stdout.buffer.flush()


tell({"ready": True})
tell(standard_library())
