"""What __getattr__, __bool__ and __contains__ raise, and where: tracebacks of conditions, tests and attributes."""
class G:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name == 'bad': raise AttributeError(name)
        return name * 2
    @property
    def prop(self): raise AttributeError('inner')
    @property
    def good(self): return 7
    def meth(self): return 'm'
g = G()
print(g.foo, g.real, g.prop, g.good, g.meth(), g.bar.upper(), hasattr(g, 'bad'), getattr(g, 'bad', 5))
for i in range(100):
    g.real = i; g.foo; g.real; g.meth(); g.prop
try: g.bad
except AttributeError as e: print('AE', e)
class B:
    def __init__(self, v): self.v = v
    def __bool__(self):
        return self.v
    def __contains__(self, x): return self.v and x
n = 0
for i in range(200):
    b = B(i % 3 == 0)
    if b: n += 1
    if not b: n += 10
    while b:
        b = B(False)
    n += 100 if b else 200
    if i in b: n += 1000
    if i not in b: n += 10000
    x = b or 5
    y = b and 6
    n += (i in B(True)) + (i not in B(True))
print(n, 3 in B([]), 0 in B(1), 4 in B(1), 4 not in B(1))
import traceback
for f in [lambda: 1 if B(3) else 2, lambda: not B(3), lambda: 1 in B(B(3)) ]:
    try: f()
    except TypeError as e:
        traceback.print_exc()
class R:
    def __bool__(self): raise ValueError('b')
    def __contains__(self, x): raise ValueError('c')
    def __getattr__(self, n): raise KeyError(n)
def t(f):
    try: f()
    except Exception: traceback.print_exc()
r = R()
def a():
    if r:
        pass
def b():
    return not r
def c():
    while (1 and
           r): pass
def d(): return 5 in r
def e(): return r.foo.bar
for f in (a, b, c, d, e): t(f)
