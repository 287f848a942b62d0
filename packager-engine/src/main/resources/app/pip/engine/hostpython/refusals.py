# Why a source can't be read, told so that a person can be helped.
import ast
import builtins
import io
import re
import tokenize

# How files begin that people give the name `.py` by mistake, and that may hold no null byte.
FOREIGN = (
    b"%PDF", b"{\\rtf", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"RIFF", b"ID3", b"OggS",
    b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0",
)
WEB_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml)", re.IGNORECASE)
LONGEST_LINE = 300


def refusal(reason, line=0, column=0, text="", message=""):
    """Lines and columns count from 1; 0 means that there is none."""
    text = text.rstrip("\r\n")
    if len(text) > LONGEST_LINE:
        start = max(0, column - LONGEST_LINE // 2)
        text = text[start : start + LONGEST_LINE]
        column -= start
    return {"reason": reason, "line": line, "column": max(0, column), "text": text, "message": message}


def not_text(source):
    """What is no program text at all, whatever a compiler thinks of it."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in source:
        return refusal("ENCODING", message="UTF-16")
    if b"\0" in source:
        return refusal("NOT_TEXT", message="null bytes")
    return None


def of_error(error, source):
    if isinstance(error, SyntaxError):
        return of_syntax_error(error, source)
    if isinstance(error, MemoryError) and "Parser stack" not in str(error):
        return refusal("TOO_LARGE", message="out of memory")
    if isinstance(error, (RecursionError, MemoryError)) or "deep" in str(error):
        return refusal("TOO_DEEP", message=str(error))
    return refusal("SYNTAX", message=str(error))


def of_syntax_error(error, source):
    if source.startswith(FOREIGN) or WEB_PAGE.match(source):
        return refusal("NOT_TEXT", message=error.msg)
    try:
        # tokenize finds cookie and byte order mark as the compiler does
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        text = source.decode(encoding)
    except (SyntaxError, LookupError):
        return refusal("ENCODING", error.lineno or 1, 0, "", error.msg)
    except UnicodeDecodeError as wrong:
        line = source.count(b"\n", 0, wrong.start) + 1
        shown = source.split(b"\n")[line - 1].decode("utf-8", "replace")
        return refusal("ENCODING", line, 0, shown, error.msg)
    line, column = error.lineno or 0, error.offset or 0
    shown = error.text or line_of(text, line)
    if error.msg.startswith("too many"):
        return refusal("TOO_DEEP", line, column, shown, error.msg)
    reason = "PYTHON_2" if looks_like_python_2(error.msg, shown, column) else "SYNTAX"
    return refusal(reason, line, column, shown, error.msg)


def line_of(text, line):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def looks_like_python_2(message, text, column):
    if message.startswith(("Missing parentheses in call to 'print'", "Missing parentheses in call to 'exec'")):
        return True
    there = text[max(0, column - 1) :]
    if message.startswith("invalid syntax"):
        raising = re.match(r"\s*raise\s+[\w.]+\s*,", text) and there.startswith(",")
        return bool(raising) or there.startswith(("`", "<>"))
    if message.startswith("'u' and 'r' prefixes"):
        return True
    # 10L
    return bool(re.match(r"invalid (hexa)?decimal literal", message) and re.match(r"[0-9a-fA-FxX]*[lL]\b", there))


def python_2_that_compiles(tree, source):
    """Two things of Python 2 are still grammar and mean something else today: `print >>file, text` and, since
    PEP 758, `except KindOfError, name:`. The second counts only if nothing in the program has that name."""
    bound = None
    for node in statements(tree):
        if isinstance(node, ast.Expr) and prints_to_file(node.value):
            return refusal_at(node, source, "print >>file")
        if isinstance(node, ast.ExceptHandler) and has_bare_pair(node, source):
            bound = names_of(tree) if bound is None else bound
            if node.type.elts[1].id not in bound and "*" not in bound:
                return refusal_at(node, source, "except with a comma")
    return None


def prints_to_file(expression):
    if isinstance(expression, ast.Tuple) and expression.elts:
        expression = expression.elts[0]
    return (
        isinstance(expression, ast.BinOp)
        and isinstance(expression.op, ast.RShift)
        and isinstance(expression.left, ast.Name)
        and expression.left.id == "print"
    )


def has_bare_pair(handler, source):
    pair = handler.type
    if not isinstance(pair, ast.Tuple) or len(pair.elts) != 2 or not isinstance(pair.elts[1], ast.Name):
        return False
    # a tuple in parentheses begins before its first element
    first = pair.elts[0]
    return (pair.lineno, pair.col_offset) == (first.lineno, first.col_offset)


def names_of(tree):
    names = set(dir(builtins))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
            names.add(node.name)
    return names


def refusal_at(node, source, message):
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    shown = line_of(source.decode(encoding), node.lineno)
    return refusal("PYTHON_2", node.lineno, node.col_offset + 1, shown, message)
