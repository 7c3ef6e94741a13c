"""Arguments bound to parameters of every shape: by position, name, default, starred; and what is wrong with them."""
def f(a, b=2, /, c=3, *rest, d=4, **others):
    return a, b, c, rest, d, others
def g(a, b, *, c, d=5): return a, b, c, d
def h(*args): return args
def i(**kw): return kw
class C:
    def m(self, x, y=1, *, z=0): return x, y, z
    def __call__(self, *a, k=3, **kw): return a, k, kw
    @property
    def p(self, *, q=7): return q
    def __add__(self, other, extra=9): return ("add", extra)
    def __init__(self, *a, **k): self.a = a; self.k = k
def run():
    c = C(1, 2, z=3)
    out = []
    for n in range(3):
        out.append(f(n)); out.append(f(n, 1, 2, 3, 4, d=5, e=6)); out.append(f(n, b=1) if 0 else None)
        out.append(g(1, 2, c=3)); out.append(g(1, b=2, c=3)); out.append(g(b=1, a=2, d=3, c=n))
        out.append(h()); out.append(h(1, n)); out.append(i()); out.append(i(x=n, y=2))
        out.append(c.m(1)); out.append(c.m(1, z=2)); out.append(c.m(y=3, x=1)); m = c.m; out.append(m(5, z=n)); out.append(m(x=5))
        out.append(c(1, k=2)); out.append(c(*[1, 2], **{"u": 3})); out.append(c.p); out.append(c + c); out.append((c.a, c.k))
        out.append(h() is h())
        for bad in (lambda: g(1, 2), lambda: g(1, 2, 3, c=4), lambda: g(1, a=2, b=3, c=4), lambda: f(), lambda: f(b=1), lambda: i(1), lambda: c.m(), lambda: c.m(1, 2, 3), lambda: c.m(1, q=2), lambda: g(1, 2, c=3, e=4), lambda: f(1, a=3, b=4)):
            try: out.append(bad())
            except TypeError as e: out.append(str(e))
    return out
for x in run(): print(x)
run.__defaults__ = ()
f.__defaults__ = (8, 9)
print(f(1), f(1, d=0))
g.__kwdefaults__ = {"c": 1}
try: print(g(1, 2))
except TypeError as e: print(e)
g.__kwdefaults__ = {"c": 1, "d": 2}
print(g(1, 2), g(1, 2, d=0))
def rec(n, *, k=0): return k if n == 0 else rec(n - 1, k=k + 1)
print(rec(500))
try: rec(5000)
except RecursionError as e: print(e)
def gen(a, *, b=2):
    yield a; yield b
print(list(gen(1)), list(gen(1, b=5)))
def cell(a, *, b=2):
    return lambda: (a, b)
print(cell(1)(), cell(1, b=3)())
class T:
    def __init__(self): self._v = 0; self.log = []
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x, more=1):
        if x < 0: raise ValueError(x)
        self._v = x + more
    w = property(lambda s: 1, lambda s, x, *rest: s.log.append((x, rest)))
    r = property(lambda s: 2)
class U(T):
    pass
def use(o):
    for n in range(4):
        o.v = n
        o.w = n
        try: o.v = -n - 1
        except ValueError as e: print("no", e)
        try: o.r = n
        except AttributeError as e: print(e)
        if n == 2: type(o).v = property(lambda s: s._v, lambda s, x: s.log.append("new %d" % x))
    print(o.v, o.log)
use(T()); use(U())
def spread(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper
@spread
def plain(a, b=2, *c, d=4, **e): return a, b, c, d, e
class M:
    @spread
    def m(self, *a, **k): return a, k
    def n(self, *a, k=1): return a, k
def more():
    out = []
    m = M()
    for i in range(3):
        out += [plain(1), plain(1, 2, 3), plain(1, d=i), plain(*range(i)) if i else 0, m.m(1), m.m(k=i), m.n(*(1, 2)), m.n(*range(9)), m.n(*[], **{}), m.n(*(), **{"k": 5})]
        for bad in (lambda: plain(), lambda: plain(*5), lambda: m.n(*(1,), **{"z": 1}), lambda: M.n(*())):
            try: out.append(bad())
            except TypeError as e: out.append(str(e))
    return out
for x in more(): print(x)
def build(n):
    """Documented."""
    def one(a, b=n, *, c=n + 1) -> int:
        "inner"
        return a, b, c, n
    return one, lambda x, /, y=(): (x, y, n)
for n in range(3):
    one, two = build(n)
    print(one(0), two(1), one.__doc__, one.__name__, one.__qualname__, one.__module__, one.__defaults__, one.__kwdefaults__, one.__annotations__, two.__qualname__, two.__doc__, one.__closure__[0].cell_contents)
exec("def lost(): pass\nprint(lost.__module__)", {})
