def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class Base:
    def f(self): return 'Base.f'
    @classmethod
    def c(cls): return 'Base.c ' + cls.__name__
    @staticmethod
    def s(): return 'Base.s'
    @property
    def p(self): return 'Base.p'
    attr = 'Base.attr'
    def __getattr__(self, n): return 'ga ' + n
class Mid(Base):
    def f(self): return 'Mid>' + super().f()
    @classmethod
    def c(cls): return 'Mid>' + super().c()
    @staticmethod
    def s(): return 'Mid>' + super(Mid, Mid).s()
    @property
    def p(self): return 'Mid>' + super().p
    @property
    def attr2(self): return super().attr
    def no(self): return super().nothing
    def meth(self): m = super().f; return m()
    def setx(self): super().x = 1
class Other(Base):
    def f(self): return 'Other>' + super().f()
class Bot(Mid, Other):
    def f(self): return 'Bot>' + super().f()
b = Bot()
print(b.f(), b.c(), Bot.c(), b.s(), b.p, b.attr2, b.meth())
t(b.no)
t(b.setx)
print(super(Mid, b).f(), super(Bot, b).c(), super(Base, b).__init__)
t(lambda: super(Bot, Base()).f())
t(lambda: super(Bot, Bot).f)
t(lambda: super(3, b))
t(lambda: super(Bot, 3))
class NoArgs:
    def f(): return super()
    def g(*a): return super().__class__
    def h(self):
        del self
        return super()
    def i(self):
        def inner(): return super()
        return inner()
    def j(self):
        return [super().__class__ for _ in range(1)]
    def k(self):
        return (lambda: super(NoArgs, self).__class__)()
t(lambda: NoArgs.f())
t(lambda: NoArgs().g())
t(lambda: NoArgs().h())
t(lambda: NoArgs().i())
t(lambda: NoArgs().j())
t(lambda: NoArgs().k())
s = super(Mid, b)
print(s.__thisclass__, s.__self__ is b, s.__self_class__, isinstance(s, super), repr(s))
u = super(Mid)
class Holder: pass
print(repr(u), u.__get__(b, Bot).f(), u.__self__)
class Cl(Base):
    __class__ = int
print(isinstance(Cl(), int), isinstance(Cl(), Cl), Cl().__class__, type(Cl()))
class Proxy:
    def __init__(self, o): object.__setattr__(self, '_o', o)
    @property
    def __class__(self): return self._o.__class__
    def __getattr__(self, n): return getattr(self._o, n)
print(isinstance(Proxy(b), Bot), isinstance(Proxy(3), int), issubclass(Proxy, int))
t(lambda: super(Bot, Proxy(b)).f())
