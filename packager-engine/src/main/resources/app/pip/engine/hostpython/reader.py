# Reads Python sources and compiles them; runs none. Questions come through stdin, answers go out through stdout:
#   question = 1 byte: 1 checked-hash, 0 unchecked-hash (PEP 552); name; source
#   answer   = JSON; bytecode (empty if the source was refused)
# where each piece is its length in 4 bytes, high byte first, and then its bytes. A first answer `ready` says that the
# interpreter works; its piece of bytecode is empty.
import importlib.util
import json
import marshal
import warnings

MEMORY = 2 << 30
# as many marks and lines are in no program that people write; its tree would take ten seconds and a gigabyte
MOST_MARKS = 250_000
WORDS = bytes(range(0x80, 0x100)) + b" \t\r_" + b"".join(bytes(range(*one)) for one in ((48, 58), (65, 91), (97, 123)))
NO_FACTS = {"imports": [], "mainGuard": False, "headline": "", "texts": [], "paths": [], "signs": []}


def limit_memory():
    try:
        import resource
    except ImportError:
        return  # Windows has none; there the time limit alone has to do
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            pass  # a system may refuse; the time limit stays


def answer_to(name, source, checked):
    refused = not_text(source)
    if checked and not refused and len(source.translate(None, WORDS)) > MOST_MARKS:
        refused = refusal("TOO_LARGE", message="too many marks")
    if refused:
        return refused, b""
    try:
        code = compiled(name, source)
        # nobody asks what a file of a package is about, only what its bytecode is
        seen = NO_FACTS
        if checked:
            tree = compile(source, name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True, optimize=0)
            refused = python_2_that_compiles(tree, source)
            if refused:
                return refused, b""
            seen = facts(tree, source)
        flags = 0b11 if checked else 0b01
        header = importlib.util.MAGIC_NUMBER + flags.to_bytes(4, "little") + importlib.util.source_hash(source)
        # marshal marks what is held more than once; py_compile holds the code twice, so that is what people compare with
        held = [code]
        return seen, header + marshal.dumps(held[0])
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        return of_error(error, source), b""


def compiled(name, source):
    """Straight from the bytes, as compileall does: from a tree the bytecode would come out different.

    Twice if there is a class within a class or a function, because its dotted name comes out as an interned string or
    not, depending on whether any code alive has the same name already. With the first code alive all names are there,
    and the second depends on its source alone.
    """
    first = compile(source, name, "exec", dont_inherit=True, optimize=0)
    if not has_inner_class(first):
        return first
    second = compile(source, name, "exec", dont_inherit=True, optimize=0)
    del first
    return second


def has_inner_class(code):
    # what every body of a class does first is to store its own name
    inner = [one for one in code.co_consts if hasattr(one, "co_code")]
    return any("." in one.co_qualname and "__qualname__" in one.co_names or has_inner_class(one) for one in inner)


def piece(stream):
    return stream.read(int.from_bytes(stream.read(4), "big"))


def tell(answer, bytecode):
    words = json.dumps(answer).encode("ascii")
    for part in (words, bytecode):
        sys.stdout.buffer.write(len(part).to_bytes(4, "big") + part)
    # at once, so that a question that kills this process is known by its missing answer
    sys.stdout.buffer.flush()


def main():
    limit_memory()
    warnings.simplefilter("ignore")
    questions = sys.stdin.buffer
    tell({"ready": True}, b"")
    while True:
        checked = questions.read(1)
        if not checked:
            return
        name = piece(questions).decode("utf-8")
        tell(*answer_to(name, piece(questions), checked == b"\x01"))


main()
