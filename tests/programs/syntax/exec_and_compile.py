"""eval, exec, compile: namespaces, closures, flags, names."""
import sys


def attempt(fn, *args, **kw):
    try:
        print("ok", fn(*args, **kw))
    except BaseException as error:
        print(type(error).__name__, error)


x = "module"


def outer():
    y = "cell"

    def inner():
        return y
    return inner


fn = outer()
attempt(exec, fn.__code__)
attempt(eval, fn.__code__)
attempt(exec, fn.__code__, {}, closure=fn.__closure__)
attempt(exec, fn.__code__, {}, closure=())
attempt(exec, fn.__code__, {}, closure=None)
attempt(exec, fn.__code__, {}, closure=(1,))
attempt(exec, "1", closure=())
attempt(exec, compile("1", "f", "exec"), closure=())


def store():
    seen = []

    def run():
        seen.append("ran with cells")
    exec(run.__code__, {}, closure=run.__closure__)
    return seen


print(store())
# --- namespaces
g, l = {}, {}
exec("a = 1\ndef f(): return a\nclass C: b = 2", g, l)
print(sorted(l), "__builtins__" in g, "a" in g)
attempt(l["f"])
exec("global q; q = 5; r = q", g, l)
print(g["q"], l["r"])


class Upper(dict):
    def __missing__(self, key):
        if key.isupper():
            raise KeyError(key)
        return key.upper()


print(eval("one + two", {}, Upper()), eval("len", {}, Upper(len="shadowed")))
attempt(eval, "ABSENT", {}, Upper())


class Recorder:
    def __init__(self): self.log = []
    def __getitem__(self, key):
        self.log.append(("get", key))
        raise KeyError(key)
    def __setitem__(self, key, value): self.log.append(("set", key, value))
    def __delitem__(self, key): self.log.append(("del", key))


rec = Recorder()
exec("v = len('abc'); del v", {}, rec)
print(rec.log)
attempt(exec, "1", {}, 3)
attempt(exec, "1", 3)
attempt(eval, "1", 3)
attempt(eval, "1", {}, 3)
attempt(eval, 3)
attempt(exec, None)
attempt(eval, "x = 1")
print(eval("  \t x"), eval(b"x"), eval("x\n"), eval("(x,\n1)"))
print(eval("[x for x in range(3)]"), eval("(lambda: x)()"), eval("y", {"y": 1}, None))


def in_function():
    local = 1
    exec("local = 2; fresh = 3")
    print(local, eval("local"), "fresh" in locals(), sorted(locals()))
    ns = locals()
    ns["local"] = 9
    print(local, locals()["local"])
    return eval("[local for _ in range(2)]", globals(), {"local": 7})


attempt(in_function)


class Body:
    k = 1
    exec("m = k + 1")
    print(eval("k + m"), "m" in locals())


print(Body.m)
# --- compile
for source, mode in (("1+1", "eval"), ("a = 1", "exec"), ("1+1", "single"), ("a = 1", "eval"), ("", "exec"),
                     ("if 1:\n  pass", "single"), ("1\n2", "single"), ("x", "other")):
    attempt(lambda: type(compile(source, "<t>", mode)).__name__)
code = compile("def f():\n  'doc'\n  assert 0\n  return __debug__\nresult = f()", "name.py", "exec", optimize=2)
ns = {}
exec(code, ns)
print(ns["result"], ns["f"].__doc__, code.co_filename, code.co_name, ns["f"].__code__.co_firstlineno)
attempt(exec, compile("assert 0, 'on'", "n", "exec", optimize=0))
attempt(compile, "1", "n", "exec", optimize=3)
attempt(compile, "1", "n", "exec", flags=1 << 28)
attempt(compile, "1", "n", 3)
attempt(compile, 3, "n", "exec")
attempt(compile, "1", 3, "exec")
attempt(lambda: compile("1", b"bytes.py", "exec").co_filename)
attempt(compile, "a\0b", "n", "exec")
attempt(eval, "a\0b")
exec(compile("x: undefined", "n", "exec", flags=0x1000000), ns)
print(ns["__annotations__"])
ns2 = {}
exec("def f(x: undefined): pass", ns2)
attempt(lambda: ns2["f"].__annotations__)
exec(compile("3 + 4\n'quiet'\nNone", "n", "exec"))
exec(compile("3 + 4", "n", "single"))
print(eval(compile("__name__", "n", "eval")), __name__, globals() is sys.modules["__main__"].__dict__)
exec("print(__name__)", {"__name__": "other"})
attempt(exec, "raise ValueError('inside')")
attempt(exec, "def f(:\n pass")
attempt(exec, "return 1")
attempt(exec, "yield 1")
exec("async def c(): return 1\ntry: c().send(None)\nexcept StopIteration as e: print('async', e.value)")
print([eval(f"{i} * {i}") for i in range(4)])
exec("def rec(n): return n if n < 1 else rec(n - 1)\nprint(rec(20))", {"print": print})


# --- __import__, globals and builtins
print(__import__("sys") is sys, __import__("collections.abc").__name__, __import__("collections.abc", fromlist=["x"]).__name__)
attempt(__import__, "no_such_module")
attempt(__import__, "")
attempt(__import__, "x", level=1)
attempt(__import__, 3)
import importlib
print(importlib.import_module("json").__name__, importlib.import_module("collections.abc").__name__)
attempt(importlib.import_module, ".x")
attempt(importlib.import_module, "no.such")
print(importlib.import_module(".abc", "collections").__name__)
globals()["made"] = 5
print(made, "made" in vars(), dir().count("made"))
del globals()["made"]
attempt(lambda: made)
import __future__
print(__future__.annotations.compiler_flag == 0x1000000, __future__.division.getMandatoryRelease())
