# What tells how a program shows itself, and what goes wrong in an app.
CLEAR = ("cls", "clear", "cls||clear", "clear||cls")
LOOPS = {"mainloop", "done", "exitonclick"}
PGZERO_HOOKS = {
    "draw", "update", "on_mouse_down", "on_mouse_up", "on_mouse_move", "on_key_down", "on_key_up", "on_music_end",
}
PGZERO_NAMES = {"screen", "Actor", "keyboard", "sounds", "music", "clock", "images", "keys", "mouse", "animate", "ZRect"}
WORKERS = {"Process", "Pool", "ProcessPoolExecutor"}
SERVERS = {"serve_forever", "run_simple"}
TOKENS = re.compile(
    r"sk-[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|xox[abprs]-[0-9A-Za-z-]{10,}"
    r"|[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}|[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----|hf_[A-Za-z0-9]{30,}"
)


class Signs:
    """Gathers the signs in one source, each kind and detail once, with the line where it is first."""

    def __init__(self, tree):
        self.tree = tree
        self.found = {}
        self.ending_functions = set()
        self.thread_targets = {}

    def see(self, node, place):
        if isinstance(node, ast.Call):
            self.call(node, place)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 15:
            if TOKENS.search(node.value):
                self.add("SECRET", "", node)
        elif isinstance(node, ast.While):
            if isinstance(node.test, ast.Constant) and node.test.value:
                self.add("LOOP", "while", node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if any(isinstance(one, ast.Call) and dotted(one.func) in ("sys.exit", "exit", "quit") for one in ast.walk(node)):
                self.ending_functions.add(node.name)

    def call(self, node, place):
        function = dotted(node.func) or ""
        last = node.func.attr if isinstance(node.func, ast.Attribute) else function
        if function in ("input", "raw_input", "builtins.input", "sys.stdin.readline", "sys.stdin.read"):
            self.add("INPUT", "", node)
        elif function in ("print", "builtins.print", "sys.stdout.write", "pprint", "pprint.pprint"):
            self.add("PRINT", "", node)
        elif function in ("getpass", "getpass.getpass"):
            self.add("INPUT", "getpass", node)
        elif function in ("exit", "quit"):
            self.add("EXIT", function, node)
        elif function in ("os.system", "system", "subprocess.call", "subprocess.run", "os.popen", "subprocess.Popen"):
            self.command(node, function)
        elif function in ("os.chdir", "chdir"):
            self.add("CHDIR", "", node)
        elif last in LOOPS:
            self.add("LOOP", last, node)
        elif last in WORKERS and function.split(".")[0] not in ("psutil", "subprocess"):
            self.add("WORKERS", "guarded" if "MAIN_ONLY" in place.traits else last, node)
        elif last in SERVERS:
            self.add("SERVER", last, node)
        elif last == "Thread":
            target = keyword(node, "target")
            if isinstance(target, ast.Name):
                self.thread_targets.setdefault(target.id, node)

    def command(self, node, function):
        argument = node.args[0] if node.args else None
        if isinstance(argument, (ast.List, ast.Tuple)) and argument.elts:
            argument = argument.elts[0]
        if isinstance(argument, ast.IfExp):
            return  # one command for each system
        value = evaluate(argument, Nothing, 0) if argument is not None else None
        words = value[1].strip() if value is not None else ""
        if function == "os.system" and words.replace(" ", "").lower() in CLEAR:
            self.add("CLEAR", words, node)
        else:
            self.add("COMMAND", words.split(" ")[0][:80] if words else "", node)

    def add(self, kind, detail, node):
        self.found[kind, detail] = min(node.lineno, self.found.get((kind, detail), node.lineno))

    def facts(self):
        for target, node in self.thread_targets.items():
            if target in self.ending_functions:
                self.add("THREAD_EXIT", target, node)
        line = pgzero(self.tree)
        if line:
            self.found[("PGZERO", "")] = line
        signs = [{"kind": kind, "detail": detail, "line": line} for (kind, detail), line in self.found.items()]
        return {"signs": sorted(signs, key=lambda one: (one["line"], one["kind"], one["detail"]))}


class Nothing:
    """No bindings."""

    values = {}

    @staticmethod
    def of(name):
        return []


def pgzero(tree):
    """The line of the first function that pgzero's runner calls, if the program counts on that runner: it uses names that
    nothing in it makes."""
    hooks = [
        node
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name in PGZERO_HOOKS
    ]
    if not hooks:
        return 0
    bound = names_of(tree)
    if "*" in bound:
        return 0
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return hooks[0].lineno if (used & PGZERO_NAMES) - bound else 0
