# cache invalidation
class A:
    def __init__(self): self.x = 1
    def m(self): return 'm'
def getx(o): return o.x
def callm(o): return o.m()
def setx(o, v): o.x = v
a = A()
for _ in range(5): getx(a), callm(a), setx(a, 1)
A.x = property(lambda s: 'prop')
print(getx(a))
try: setx(a, 2)
except AttributeError as e: print(e)
del A.x
print(getx(a)); setx(a, 5); print(getx(a))
A.m = lambda self: 'm2'
print(callm(a))
a.m = lambda: 'inst'
print(callm(a))
del a.m
print(callm(a))
class ND:
    def __get__(self, o, t): return ('nd', o is not None)
A.m = ND()
try: callm(a)
except TypeError as e: print(e)
ND.__set__ = lambda s, o, v: print('set', v)
A.x = ND()
print(getx(a)); setx(a, 9)
del ND.__set__
print(getx(a)); setx(a, 9); print(getx(a))
A.__getattribute__ = lambda self, n: 'ga ' + n
print(getx(a))
del A.__getattribute__
print(getx(a))
A.__getattr__ = lambda self, n: 'missing ' + n
print(a.nope, getx(a))
del A.__getattr__
try: a.nope
except AttributeError as e: print(e)
A.__setattr__ = lambda s, n, v: print('sa', n, v)
setx(a, 3)
del A.__setattr__
setx(a, 4); print(a.x)
# subclasses see changes
class B(A): pass
b = B()
def eq(p, q): return p == q
print(eq(b, 3))
A.__eq__ = lambda s, o: 'EQ'
print(eq(b, 3))
try: print(hash(b) is not None)
except TypeError as e: print(e)
del A.__eq__
print(eq(b, 3))
A.__len__ = lambda s: 0
print(bool(b), len(b))
A.__bool__ = lambda s: True
print(bool(b))
del A.__bool__, A.__len__
print(bool(b))
A.__add__ = lambda s, o: 'add'
A.__radd__ = lambda s, o: 'radd'
print(b + 1, 1 + b)
del A.__add__
try: b + 1
except TypeError as e: print(e)
print(1 + b)
A.__iter__ = lambda s: iter([1, 2])
print(list(b))
del A.__iter__
A.__getitem__ = lambda s, i: [5, 6, 7][i]
print(list(b), b[1], 6 in b)
A.__call__ = lambda s, *a: a
print(b(1, 2), callable(b))
del A.__call__
try: b()
except TypeError as e: print(e, callable(b))
# bases change
class X:
    def who(self): return 'X'
class Y:
    def who(self): return 'Y'
    def __len__(self): return 42
class Z(X): pass
z = Z()
def who(o): return o.who()
print(who(z)); 
Z.__bases__ = (Y,)
print(who(z), len(z), Z.__mro__, X.__subclasses__(), Y.__subclasses__())
Z.__bases__ = (X, Y)
print(who(z), len(z))
# __class__ assignment
class P:
    def __init__(self): self.a = 1; self.b = 2
    def n(self): return 'P'
class Q:
    def n(self): return 'Q'
p = P()
def n(o): return o.n()
for _ in range(3): n(p)
p.__class__ = Q
print(n(p), p.a, p.b, vars(p), type(p), isinstance(p, P))
p.c = 3
print(vars(p))
p.__dict__ = {'z': 26}
print(p.z, hasattr(p, 'a'))
d = p.__dict__
d['w'] = 1
print(p.w)
del p.__dict__
print(vars(p))
p.q = 1
print(vars(p))
# many attributes
class Many: pass
m = Many()
for i in range(100): setattr(m, 'a%d' % i, i)
print(m.a99, len(vars(m)), list(vars(m))[:3])
for i in range(0, 100, 2): delattr(m, 'a%d' % i)
print(len(vars(m)), hasattr(m, 'a0'), m.a1)
m2 = Many(); m2.b = 1; m2.a = 2
print(list(vars(m2)))
class Del:
    def __init__(self): self.a = self.b = self.c = 1
x = Del(); del x.b; x.b = 5
print(vars(x))
y = Del(); print(vars(y))
# class attr shadow
class S: v = 1
s = S(); t = S()
s.v = 2
S.v = 3
print(s.v, t.v); del s.v; print(s.v)
# function attrs
def f(): pass
f.x = 1
print(f.x, f.__dict__)
try: f.y
except AttributeError as e: print(e)
