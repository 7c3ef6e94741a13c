code = compile("print('x')", "", "exec")
ns = {}
exec(code, ns)
ns["__builtins__"] = {}
for g in (ns, {"__builtins__": {}}):
    try: exec(code, g)
    except NameError as e: print(e)
for src in ("class A: pass", "import sys", "len", "lambda: len", "[x for x in range(3)]"):
    try: exec(src, {"__builtins__": {}})
    except Exception as e: print(type(e).__name__, e)
g = {"__builtins__": {"len": lambda x: 42, "print": print}}
exec("def f(a): return len(a)\nprint(f([]), f.__builtins__ is __builtins__)", g)
print(g["f"]([1]), eval("len('')", {"__builtins__": {"len": abs and (lambda s: 'mine')}}))
class D(dict):
    def __missing__(self, k): return k * 2
print(eval("spam", {"__builtins__": D()}), eval("spam", D()))
import builtins
print(eval("len('abc')", {"__builtins__": builtins}), eval("len('abc')", {"__builtins__": vars(builtins)}))
try: eval("x", {"__builtins__": 3})
except Exception as e: print(type(e).__name__, e)
try: eval("__import__('os').system('ls')", {"__builtins__": {}}, {})
except Exception as e: print(type(e).__name__, e)
exec(bytearray(b"print('from a bytearray')")); exec(memoryview(b"print('from a view')"))
class S(dict):
    def __getitem__(self, k): raise LookupError(k) if k == 'bad' else KeyError(k)
try: exec("bad", S(bad=1))
except LookupError as e: print(repr(e))
def hot():
    total = 0
    for i in range(300): total += len([i])
    return total
print(hot(), eval(hot.__code__, {"__builtins__": {"range": range, "len": lambda x: 2}}))
# Code that runs keeps its builtins.
exec("__builtins__ = {}\nprint(len([1, 2]))\ndel __builtins__\nprint(len([1]))")
shared = {}
exec("def f(): return len('ab')\nprint(f())", shared)
shared["__builtins__"] = {"len": lambda text: -1, "print": print}
exec("print(f())" if False else "print(len('ab'))", shared)
del shared["__builtins__"]
exec("print(len('ab'), f())", shared)
