def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))
# set_name errors
class D:
    def __set_name__(self, owner, name): raise ValueError(name)
def mk():
    class C:
        d = D()
t(mk)
class D2:
    def __set_name__(self, owner): pass
def mk2():
    class C:
        d = D2()
t(mk2)
class D3:
    def __set_name__(self, owner, name):
        owner.added = (name, list(owner.__dict__)[:1])
        self.name = name
class C3:
    x = D3(); y = D3()
print(C3.added, C3.x.name, C3.y.name)
class Weird:
    __set_name__ = None
def mk3():
    class C:
        d = Weird()
t(mk3)
# mro override
class M(type):
    def mro(cls):
        r = super().mro()
        return r[:1] + [Extra] + r[1:]
class Extra:
    hello = "extra"
class P(metaclass=M):
    pass
print(P.__mro__, P.hello, P().hello, M.mro(P))
class M2(type):
    def mro(cls): return [cls, 3]
t(lambda: M2('X', (), {}))
class M3(type):
    def mro(cls): return 5
t(lambda: M3('X', (), {}))
class M4(type):
    def mro(cls): return [cls, int]
t(lambda: M4('X', (), {}))
class M5(type):
    def mro(cls): return ()
t(lambda: M5('X', (), {}).__mro__)
class M6(type):
    def mro(cls): raise KeyError('in mro')
t(lambda: M6('X', (), {}))
# __class__ cell
class CC:
    def f(self): return __class__
    def g(self): return super().__repr__
print(CC().f(), CC().g().__name__)
class MetaNoCell(type):
    def __new__(m, n, b, ns):
        ns.pop('__classcell__', None)
        return super().__new__(m, n, b, ns)
def mk4():
    class Q(metaclass=MetaNoCell):
        def f(self): return __class__
t(mk4)
class MetaOther(type):
    def __new__(m, n, b, ns):
        c = ns.get('__classcell__')
        a = super().__new__(m, n, b, dict(ns))
        ns2 = dict(ns)
        return super().__new__(m, n + '2', b, ns2) if n == 'Q' else a
def mk5():
    class Q(metaclass=MetaOther):
        def f(self): return __class__
    return Q, Q().f()
t(mk5)
t(lambda: type('X', (), {'__classcell__': 3}))
# metaclass callables
def meta(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if k[0] != '_'), kw)
class F(metaclass=meta, a=2):
    x = 1
print(F)
class Prep:
    @staticmethod
    def __prepare__(*a, **k): print('prep', a, k); return {}
    def __call__(self, *a, **k): return a[0]
class G(metaclass=Prep(), z=1): pass
print(G)
class BadPrep(type):
    @classmethod
    def __prepare__(m, *a): return 3
def mk6():
    class X(metaclass=BadPrep): pass
t(mk6)
class NS(dict):
    def __setitem__(self, k, v):
        if k[0] != '_': print('set', k)
        super().__setitem__(k, v)
class MP(type):
    @classmethod
    def __prepare__(m, *a): return NS()
class X(metaclass=MP):
    a = 1
    def b(self): pass
    for i in range(2): pass
    del i
print(sorted(k for k in X.__dict__ if k[0] != '_'), type(X.__dict__))
# mro entries
class ME:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases): print('entries', len(bases)); return self.b
class A1: pass
class A2: pass
class Y(ME(A1, A2), object): pass
print(Y.__bases__, len(Y.__orig_bases__))
class BadME:
    def __mro_entries__(self, bases): return 5
def mk7():
    class Z(BadME()): pass
t(mk7)
def mk8():
    class Z(5): pass
t(mk8)
def mk9():
    class Z(A1, A1): pass
t(mk9)
def mk10():
    class Z(object, A1): pass
t(mk10)
def mk11():
    class Z(A1, metaclass=int): pass
t(mk11)
def mk12():
    class Z(*[A1], **{'metaclass': type, 'foo': 1}): pass
t(mk12)
def mk13():
    class Z(True.__class__): pass
t(mk13)
def mk14():
    class Z(type(lambda: 0)): pass
t(mk14)
class InitSub:
    def __init_subclass__(cls, /, flag=None, **kw):
        super().__init_subclass__(**kw)
        cls.flag = flag
class IS(InitSub, flag=3): pass
print(IS.flag, InitSub.__dict__['__init_subclass__'])
def mk15():
    class IS2(InitSub, flag=3, other=4): pass
t(mk15)
t(lambda: type.__new__(type, 'A', (), {}, x=1))
t(lambda: type('A', (), {}, metaclass=3))
class CG:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(CG[3], CG[1, 2])
t(lambda: A1[3])
t(lambda: setattr(A1, '__class_getitem__', 5))
t(lambda: A1[3])
print(type('Dyn', (A1,), {'x': 1}).x, type('Dyn', (A1,), {'x': 1}).__module__)
class Doc:
    "doc string"
print(Doc.__doc__, A1.__doc__)
Doc.__doc__ = 'new'
print(Doc.__doc__)
class SubDoc(Doc): pass
print(SubDoc.__doc__)
class DocProp:
    @property
    def __doc__(self): return 'inst doc'
print(type(DocProp.__doc__), DocProp().__doc__)
class Nested:
    class Inner:
        class Deep: pass
        def f(self): pass
print(Nested.Inner.Deep, Nested.Inner.f, Nested.Inner.Deep.__qualname__)
def outer():
    class Loc: pass
    return Loc
print(outer(), outer().__qualname__)
print(A1.__module__, int.__module__)
class QN:
    __qualname__ = 'Custom.Name'
print(QN, QN.__name__, QN.__qualname__)
