"""Methods that instructions ask: __len__, __bool__, __contains__ and __getattr__, hot, changed on the way, and wrong."""
import traceback
class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
n = 0
for i in range(300):
    x = L(i % 4)
    n += len(x)
    if x: n += 100
    while x: x = L(0)
    if not x: n += 1000
    n += 5 if x else 7
print(n, len(L(True)), type(len(L(True))), len(L(2**31 - 1)))
def t(f):
    try: print(f())
    except Exception: traceback.print_exc()
for v in (-1, I(5), 'x', 2**70, None, 1.5, I(-3), -2**70):
    t(lambda: len(L(v)))
    t(lambda: bool(L(v)))
    def g():
        if L(v):
            return 1
        return 0
    t(g)
    def h():
        n = 0
        for w in [3] * 200 + [v]:
            n += len(L(w))
            if L(w): n += 1
        return n
    t(h)
class M(list):
    def __len__(self): return 3
    def __bool__(self): return False
for i in range(200): m = M([1]); n += len(m) + (1 if m else 2)
print(n)
class N(str):
    def __len__(self): return 7
print(len(N('a')), bool(N('')), [len(N(x)) for x in 'ab' * 50][-1], max([N('aa'), N('b')], key=len))
print(list(map(len, [L(1), L(2)])), sorted([L(3), L(1)], key=len)[0].v)
class Lazy:
    def __len__(self):
        yield 1
t(lambda: len(Lazy()))
class P:
    def __getattr__(self, n):
        if n in 'xy': return 5
        raise AttributeError(f'no {n}')
    def __len__(self): return self.x
    def __bool__(self): return len(self) > 4
    def __contains__(self, v): return v in (self.x, self.y)
p = P()
s = 0
for i in range(200):
    s += len(p) + (1 if p else 0) + (5 in p)
print(s)
t(lambda: 6 in p)
t(lambda: p.zz)
class Q:
    x = 1
    def __getattr__(self, n): return 'fallback ' + n
    @property
    def p(self): return self.__dict__['missing']
    @property
    def q(self): raise AttributeError('q')
q = Q(); a = []
for i in range(120):
    a.append((q.x, q.q, q.yy))
    if i == 60: Q.yy = 'now there'
    if i == 80: q.x = 'own'
    if i == 100: del Q.yy
    if i == 110: Q.__getattr__ = lambda self, n: 'new ' + n
print(a[0], a[61], a[81], a[101], a[119])
t(lambda: q.p)
