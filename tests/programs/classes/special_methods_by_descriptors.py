"""Methods of `with` that descriptors give."""
def run(m):
    with m as x: return x
def iden(self): return self
def swallow(*args): pass
class D:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): return self.f.__get__(o, t)
class Err:
    def __get__(self, o, t): raise ValueError
class Checker:
    def __getattribute__(self, a): return object.__getattribute__(self, a)
for name, impl, env in (("__enter__", iden, {"__exit__": swallow}), ("__exit__", swallow, {"__enter__": iden})):
    class X(Checker): pass
    for a, o in env.items(): setattr(X, a, o)
    setattr(X, name, impl)
    run(X())
    class X(Checker): pass
    for a, o in env.items(): setattr(X, a, o)
    setattr(X, name, D(impl))
    run(X())
    class X(Checker): pass
    for a, o in env.items(): setattr(X, a, o)
    setattr(X, name, Err())
    try: run(X())
    except ValueError: print("value", name)
class D:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): return self.f.__get__(o, t)
def iden(self): return self
def stop(self, *args): return False
class M: pass
M.__enter__ = D(iden); M.__exit__ = D(stop)
with M() as x: print(type(x).__name__)
class M2: __enter__ = D(iden); __exit__ = D(stop)
with M2() as x: print(type(x).__name__)
class S:
    __enter__ = staticmethod(lambda: 5)
    __exit__ = staticmethod(lambda *a: print(len(a)))
with S() as x: print(x)
class C:
    __enter__ = classmethod(lambda cls: cls)
    __exit__ = classmethod(lambda cls, *a: print(cls, len(a)))
with C() as x: print(x)
def run(m):
    with m as x: return x
class Checker:
    def __getattr__(self, a): print("getattr", a)
    def __getattribute__(self, a): print("getattribute", a); return object.__getattribute__(self, a)
class X(Checker): pass
X.__enter__ = D(iden); X.__exit__ = D(stop)
for _ in range(3): run(X())
class Y(Checker): pass
Y.__enter__ = iden; Y.__exit__ = D(stop)
for _ in range(3): run(Y())
