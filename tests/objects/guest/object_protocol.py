def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    def __init__(self): self.x = 1
class S:
    __slots__ = ('a', 'b')
class SD:
    __slots__ = ('a', '__dict__')
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): pass
class G:
    def __getnewargs__(self): return (1, 2)
class GE:
    def __getnewargs_ex__(self): return ((1,), {'k': 2})
class GB:
    def __getnewargs__(self): return 5
class GS:
    def __getstate__(self): return 'state'
class R:
    def __reduce__(self): return 'reduced'
def show(r):
    return tuple(x if not callable(x) or isinstance(x, type) else x.__name__ for x in r[:3]) + tuple(list(x) if x is not None else None for x in r[3:])
s = S(); s.a = 1
sd = SD(); sd.a = 1; sd.q = 2
l = L([1, 2]); l.z = 3
d = D(a=1)
for o in (A(), s, sd, l, d, G(), GE(), GS()):
    t(lambda: show(o.__reduce_ex__(2)))
    t(lambda: show(o.__reduce_ex__(4)))
t(lambda: GB().__reduce_ex__(2))
t(lambda: R().__reduce_ex__(2))
t(lambda: show(A().__reduce_ex__(0)))
t(lambda: show(A().__reduce__()))
t(lambda: show(l.__reduce_ex__(0)))
t(lambda: show(I(3).__reduce_ex__(0)))
def gen(): yield
t(lambda: gen().__reduce_ex__(2))
t(lambda: (lambda: 0).__reduce_ex__(0))
t(lambda: A().__reduce_ex__('x'))
def clone(o):
    r = o.__reduce_ex__(4)
    y = r[0](*r[1])
    if r[2] is not None:
        st = r[2]
        if isinstance(st, tuple): 
            for k, v in st[1].items(): setattr(y, k, v)
            st = st[0]
        if st: y.__dict__.update(st)
    if len(r) > 3 and r[3] is not None: y.extend(r[3])
    return y
c = clone(l); print(c, c.z, type(c))
c = clone(sd); print(c.a, c.q)
print(clone(A()).x, clone(T((1, 2))), clone(I(7)))
r = l.__reduce_ex__(0); print(r[0](*r[1]))
e = ValueError(1, 2); e.x = 3
r = e.__reduce__(); print(repr(r[0](*r[1])), r[2])
print(dir(A())[-3:], len(dir(object())), '__weakref__' in dir(A), '__dict__' in dir(S()), 'x' in dir(A()))
class Dr:
    def __dir__(self): return ['z', 'a']
print(dir(Dr()))
class Bd:
    def __dir__(self): return 5
t(lambda: dir(Bd()))
print(A().__sizeof__() > 0, object().__sizeof__() > 0)
print(format(A(), '')[:12], A().__str__()[:12])
print((3).__class__, A.__class__, type.__class__)
class W:
    def __eq__(self, o): return NotImplemented
    def __ne__(self, o): return NotImplemented
w = W(); v = W()
print(w == v, w != v, w == w, w != w, W.__hash__)
t(lambda: hash(w))
class H(W):
    __hash__ = object.__hash__
print(hash(H()) is not None)
class Abs:
    __abstractmethods__ = frozenset(['foo', 'bar'])
print(Abs())
Abs.__abstractmethods__ = frozenset(['foo', 'bar'])
t(Abs)
Abs.__abstractmethods__ = frozenset(['foo'])
t(Abs)
class Abs2(Abs): pass
print(type(Abs2()))
class Ab3(int): pass
Ab3.__abstractmethods__ = ['x']
print(Ab3(3))
t(lambda: Abs.__abstractmethods__)
Abs.__abstractmethods__ = ()
print(type(Abs()))
t(lambda: object.__new__(Ab3))
t(lambda: object.__new__())
t(lambda: object.__new__(3))
t(lambda: object.__new__(list))
t(lambda: list.__new__(dict))
t(lambda: list.__new__(L))
t(lambda: type.__new__(object))
t(lambda: object.__init__(3, 4))
class N1:
    def __new__(cls, *a): return object.__new__(cls)
print(N1(1, 2) is not None)
class N2:
    def __init__(self, *a): pass
print(N2(1, 2) is not None)
class N3:
    def __new__(cls, *a): return object.__new__(cls, *a)
t(lambda: N3(1))
class N4:
    def __init__(self, *a): super().__init__(*a)
t(lambda: N4(1))
class N5:
    def __new__(cls): return 5
    def __init__(self): print('never')
print(N5())
class N6:
    def __init__(self): return 5
t(N6)
class N7:
    __init__ = 5
t(N7)
class N8:
    __new__ = 5
t(N8)
class N9:
    def __new__(cls, x, *, y=2): s = super().__new__(cls); s.v = (x, y); return s
    def __init__(self, x, *, y=2): self.w = (x, y)
n = N9(1, y=3); print(n.v, n.w)
t(lambda: N9())
t(lambda: N9(1, 2))
t(lambda: N9(1, z=2))
