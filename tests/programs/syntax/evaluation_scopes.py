"""eval, exec and compile: namespaces, modes, flags, closures and their complaints."""
import ast
import builtins


def attempt(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


attempt("eval", lambda: eval("1 +\t2"))
attempt("leading space", lambda: eval("  \t 3"))
attempt("newline before", lambda: eval("\n3"))
attempt("trailing newline", lambda: eval("3\n\n"))
attempt("statement", lambda: eval("x = 1"))
attempt("empty", lambda: eval(""))
attempt("null", lambda: eval("1\0"))
attempt("bytes", lambda: eval(b"'caf\xc3\xa9'"))
attempt("latin", lambda: eval(b"# coding: latin-1\n'caf\xe9'"))
attempt("number", lambda: eval(3))
attempt("bytearray", lambda: eval(bytearray(b"4*5")))
attempt("memoryview", lambda: eval(memoryview(b"4*6")))
attempt("globals type", lambda: eval("1", []))
attempt("locals type", lambda: eval("1", {}, 3))
attempt("exec locals", lambda: exec("1", {}, 3))
attempt("locals mapping", lambda: eval("a + b", {"a": 1}, {"b": 10}))
attempt("keyword", lambda: eval("a + b", globals={"a": 1}, locals={"b": 2}))
attempt("exec keyword", lambda: exec("print(a)", globals={"a": 1}))
attempt("no source", lambda: eval())
attempt("closure", lambda: exec("1", closure=()))
attempt("code with args", lambda: eval((lambda x: x).__code__))


class Names(dict):
    def __missing__(self, key):
        if hasattr(builtins, key):
            raise KeyError(key)
        return key.upper()


class Recorder:
    def __init__(self):
        self.log = []
        self.data = {}

    def __getitem__(self, key):
        self.log.append("get " + key)
        return self.data[key]

    def __setitem__(self, key, value):
        self.log.append("set " + key)
        self.data[key] = value

    def __delitem__(self, key):
        self.log.append("del " + key)
        del self.data[key]


attempt("missing", lambda: eval("a + len(b) * c", {}, Names()))
attempt("missing in lambda", lambda: eval("(lambda: a)()", {}, Names()))
attempt("globals with missing", lambda: eval("a", Names()))
recorder = Recorder()
exec("x = 1\ny = x + 1\ndel x\ntry:\n    x\nexcept NameError as e:\n    z = str(e)\nfor i in range(2): pass", {}, recorder)
print(recorder.log, recorder.data)


def function_scope():
    a = 1
    exec("a = 2; b = 3")
    seen = locals()
    try:
        b
    except NameError as error:
        print(error)
    return a, sorted(seen), eval("a"), [eval("a", globals(), locals()) for _ in range(2)]


attempt("function", function_scope)


def namespace():
    a = 1
    scope = {}
    exec("def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nr = f(10)", scope)
    return scope["r"], sorted(k for k in scope if k != "__builtins__"), type(scope["__builtins__"]).__name__


attempt("namespace", namespace)


def split_namespaces():
    exec("def f(n): return f\nr = f(1)", {}, {})


attempt("split", split_namespaces)
attempt("comprehension sees locals", lambda: eval("[x for _ in range(2)]", {}, {"x": 1}))
attempt("own builtins", lambda: eval("len([1])", {"__builtins__": {}}))
attempt("own builtins 2", lambda: eval("size([1])", {"__builtins__": {"size": len}}))
attempt("no import", lambda: exec("import sys", {"__builtins__": {}}))
attempt("no class", lambda: exec("class C: pass", {"__builtins__": {}}))


def class_body():
    class C:
        y = 5
        exec("z = y * 2")
        w = eval("z + 1")
    return C.z, C.w


attempt("class body", class_body)
for mode in ("eval", "exec", "single", "other"):
    attempt(mode, lambda: compile("3 + 4", "<m>", mode).co_name)
exec(compile("3 + 4\n", "<m>", "single"))
exec(compile("None", "<m>", "single"))
exec(compile("x = 5; x; 'text'", "<m>", "single"))
exec(compile("for i in range(2): i * 10\n", "<m>", "single"))
print(builtins._ if hasattr(builtins, "_") else "no _")
if hasattr(builtins, "_"):
    del builtins._
attempt("two statements", lambda: compile("a = 1\nb = 2\n", "<m>", "single"))
attempt("bad flags", lambda: compile("1", "<m>", "eval", 1 << 30))
attempt("optimize", lambda: eval(compile("__debug__", "<m>", "eval", optimize=1)))
exec(compile("assert False, 'kept away'\nprint('after assert')", "<m>", "exec", optimize=1))
attempt("docstring", lambda: compile("def f():\n    'doc'\n", "<m>", "exec", optimize=2).co_consts[0].co_name)
attempt("filename", lambda: compile("1", b"<bytes>", "eval").co_filename)
attempt("filename type", lambda: compile("1", 3, "eval"))
attempt("ast", lambda: eval(compile(ast.parse("6 * 7", mode="eval"), "<a>", "eval")))
attempt("only ast", lambda: ast.dump(compile("x", "<a>", "eval", ast.PyCF_ONLY_AST)))
attempt("await", lambda: compile("await x", "<a>", "exec"))


def tracebacks():
    import traceback
    code = compile("def broken(x):\n    return 1 / x\nbroken(0)\n", "made_up.py", "exec")
    try:
        exec(code, {})
    except ZeroDivisionError:
        print(traceback.format_exc())
    try:
        compile("a = = 1", "made_up.py", "exec")
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(error)), end="")
    try:
        eval("(1 +\n 2", {})
    except SyntaxError as error:
        print(error, error.args)


tracebacks()


def rebuild():
    code = compile("def f(a, b=2, *c, d, e=5, **g):\n    h = a\n    def inner(): return h\n    return inner", "<c>", "exec")
    code = next(c for c in code.co_consts if isinstance(c, type(code)))
    print(code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames, code.co_cellvars, code.co_freevars, code.co_flags & 0xC)
    print(code == code, hash(code) == hash(code), code.co_name, code.co_qualname, code.co_firstlineno)


rebuild()


def outer():
    kept = [1]

    def inner():
        return kept
    scope = {}
    exec(inner.__code__, scope, closure=inner.__closure__)
    try:
        exec(inner.__code__, scope)
    except TypeError as error:
        print(error)
    try:
        exec(inner.__code__, scope, closure=())
    except TypeError as error:
        print(error)
    try:
        exec("1", scope, closure=inner.__closure__)
    except TypeError as error:
        print(error)


outer()
total = 0
for step in range(60):
    total += eval("step * 2 if step % 2 else -step")
    exec("total += 1")
print(total)
codes = [compile(f"value * {n} + offset", "<hot>", "eval") for n in range(5)]
print(sum(eval(code, {"value": i, "offset": 1}) for i in range(40) for code in codes))
attempt("globals", lambda: sorted(k for k in eval("globals()", {"q": 1})))
attempt("nested eval", lambda: eval("eval('x + 1', {'x': eval('y')})", {"y": 4, "eval": eval}))
attempt("global statement", lambda: exec("def f():\n    global made\n    made = 8\nf()\nprint(made)", {}, {}))
attempt("walrus", lambda: (eval("(w := 5)", scope := {}), scope.get("w")))
attempt("star", lambda: exec("from math import *\nprint(floor(2.5))", {}))
attempt("return", lambda: exec("return 1"))
attempt("yield", lambda: list(eval("(lambda: (yield 1))()")))
attempt("deep", lambda: eval("(" * 150 + "1" + ")" * 150))
attempt("too deep", lambda: eval("(" * 250 + "1" + ")" * 250))
