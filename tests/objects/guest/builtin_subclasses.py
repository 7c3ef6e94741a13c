def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class I(int):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self
i = I(5, 'e')
print(i, i + 1, type(i + 1), i.extra, vars(i), repr(i), hash(i) == hash(5), i == 5, {5: 'x'}[i], isinstance(i, int))
class F(float):
    __slots__ = ('u',)
f = F(1.5); f.u = 'unit'
print(f, f * 2, f.u, hasattr(f, '__dict__'))
t(lambda: setattr(f, 'zz', 1))
class S(str):
    def shout(self): return self.upper() + '!'
s = S('abc'); s.tag = 1
print(s, s.shout(), s + 'd', type(s + 'd'), len(s), s[1], s.tag, 'abc' == s, {s: 1}['abc'], s.__dict__)
class S2(S): __slots__ = ('k',)
s2 = S2('q'); s2.k = 3; s2.dyn = 4
print(s2, s2.k, s2.dyn, vars(s2))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
x = T(1, 2, 3); x.note = 'n'
print(x, x.first, x.note, x[1:], type(x[1:]), x == (1, 2, 3), hash(x) == hash((1, 2, 3)), len(x), vars(x))
y = T(); y.a = 1; print(y, y.a)
class T0(tuple): __slots__ = ()
t(lambda: setattr(T0((1,)), 'a', 1))
class L(list):
    def __init__(self, *a): super().__init__(a); self.meta = len(a)
l = L(1, 2); l.append(3)
print(l, l.meta, vars(l), type(l[:]), l == [1, 2, 3])
class L2(L): __slots__ = ('z',)
l2 = L2(9); l2.z = 'zz'; l2.w = 'ww'
print(l2, l2.z, l2.w, l2.meta)
class D(dict):
    __slots__ = ('extra',)
    def __missing__(self, k): return 'missing ' + k
d = D(a=1); d.extra = 5
print(d, d['q'], d.extra, d.get('q'))
t(lambda: setattr(d, 'nope', 1))
class SE(set): pass
se = SE([1, 2]); se.n = 1
print(se, se.n, se | {3}, type(se | {3}))
class B(bytes): pass
class E(Exception):
    __slots__ = ('code',)
    def __init__(self, msg, code): super().__init__(msg); self.code = code
try: raise E('m', 7)
except E as e: print(e, e.code, e.args, vars(e)); e.dyn = 1; print(e.dyn)
class E2(E, KeyError): pass
try: raise E2('k', 1)
except KeyError as e: print(repr(e), str(e), E2.__mro__[1:4])
t(lambda: type('Bad', (int, list), {}))
t(lambda: type('Bad', (L, D), {}))
class Sl1: __slots__ = ('a',)
class Sl2: __slots__ = ('b',)
t(lambda: type('Bad', (Sl1, Sl2), {}))
class Plain: pass
class Ok1(Plain, Sl1): pass
o = Ok1(); o.a = 1; o.z = 2
print(o.a, o.z, vars(o), Ok1.__base__)
class Ok2(Sl1, Plain): __slots__ = ('c',)
o = Ok2(); o.a = 1; o.c = 3; o.z = 2
print(o.a, o.c, o.z, vars(o))
class Ok3(Ok2): pass
o = Ok3(); o.a = o.c = o.q = 1
print(vars(o), Ok3.__dictoffset__ != 0)
class Mixin:
    __slots__ = ()
    def mix(self): return 'mix' + str(self)
class MI(Mixin, int): pass
print(MI(3).mix(), MI.__base__)
class Bo(int): pass
t(lambda: type('X', (Bo, Sl1), {}))
class P2(property):
    pass
class UseP:
    p = P2(lambda s: 'v', doc='d')
print(UseP().p, UseP.p.__doc__, type(UseP.p))
pp = P2(lambda s: 1); pp.anything = 3; print(pp.anything)
class Cm(classmethod): pass
class Sm(staticmethod): pass
class UseC:
    c = Cm(lambda c: c.__name__)
    s = Sm(lambda: 's')
print(UseC.c(), UseC.s(), UseC().c(), UseC().s())
class Mod(type(__import__("math"))):
    def __getattr__(self, n): return 'attr ' + n
m = Mod('mm')
print(m.__name__, m.zz)
m.q = 1; print(m.q, m.__dict__['q'])
class Sup(super): pass
class Ty(type):
    def __init__(cls, *a): super().__init__(*a); cls.count = 0
    @property
    def prop(cls): return cls.__name__ + ' prop'
class UsesTy(metaclass=Ty): pass
print(UsesTy.count, UsesTy.prop)
t(lambda: UsesTy().prop)
t(lambda: setattr(UsesTy, 'prop', 1))
class TyS(type): __slots__ = ()
print(type(TyS('q', (), {})))
t(lambda: type('TyX', (type,), {'__slots__': ('a',)}))
class Cmp(complex): pass
print(Cmp(1, 2), abs(Cmp(3, 4)))
t(lambda: type('R', (range,), {}))
t(lambda: type('R', (slice,), {}))
t(lambda: type('R', (type(None),), {}))
class En(enumerate): pass
print(list(En('ab')))
class Z(zip): pass
print(list(Z([1], [2])))
class Fz(frozenset): pass
fz = Fz([1]); fz.a = 1; print(fz, fz.a, hash(fz) == hash(frozenset([1])))
