"""Attribute instructions that call guest functions: descriptors, __getattribute__ and __setattr__, in loops, while they come and
go, and without end."""


class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        if obj.fail: raise AttributeError('failing')
        return obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.name} takes {self.kind.__name__}')
        obj.__dict__[self.name] = value


class Lazy:
    def __init__(self, f): self.f = f; self.name = f.__name__
    def __get__(self, obj, owner):
        if obj is None: return self
        return self.f(obj)


class Point:
    fail = False
    x = Typed(int)
    y = Typed(int)
    @Lazy
    def total(self): return self.x + self.y
    def __init__(self, x, y): self.x = x; self.y = y


class Logged:
    def __init__(self): object.__setattr__(self, 'log', 0)
    def __setattr__(self, name, value):
        object.__setattr__(self, 'log', self.log + 1)
        object.__setattr__(self, name, value)


class Strict:
    __slots__ = ('a', 'b')
    def __setattr__(self, n, v):
        if n == 'c': raise AttributeError('no c')
        super().__setattr__(n, v)


class Guarded:
    def __init__(self): self.v = 1
    def __getattribute__(self, name):
        if name == 'magic': return 42
        if name == 'missing': raise AttributeError(name)
        return object.__getattribute__(self, name)
    def meth(self): return self.v


class Meta(type):
    def __getattribute__(cls, n):
        return 'meta' if n == 'mm' else type.__getattribute__(cls, n)
    def __setattr__(cls, n, v): type.__setattr__(cls, n, v + 1)


class WithMeta(metaclass=Meta): q = 1


def run(n):
    p, lg, st, gd = Point(1, 2), Logged(), Strict(), Guarded()
    out = 0; errors = 0
    for i in range(n):
        p.x = i; p.y = 2
        out += p.x + p.y + p.total if i < 84 else len(str(p.x))
        lg.v = i; out += lg.v + lg.log
        st.a = i; out += st.a
        out += gd.magic + gd.v + gd.meth()
        out += len(WithMeta.mm); WithMeta.q = i; out += WithMeta.q
        try: p.x = 'a'
        except TypeError as e: errors += 1
        try: st.c = 1
        except AttributeError as e: errors += e.name is None
        try: gd.missing
        except AttributeError as e: errors += 1
        p.fail = i % 3 == 0
        try: out += len(str(p.x))
        except AttributeError as e: errors += e.name == 'x' and e.obj is p
        p.fail = False
        if i == n // 2: Typed.__get__ = lambda self, o, t=None: 7
        if i == n // 2 + 4: Typed.__set__ = lambda self, o, v: None
        if i == n // 2 + 8: del Logged.__setattr__
        if i == n // 2 + 12: Guarded.__getattribute__ = object.__getattribute__; Guarded.magic = 3; Guarded.missing = 1
        if i == n // 2 + 16: p.__dict__['total'] = 1000
        if i == n // 2 + 20: del Typed.__set__; p.__dict__['x'] = 5; p.__dict__['y'] = 6
        if i == n // 2 + 24: break
    return out, errors


print(run(120))


# --- calls in calls

class Deep:
    def __init__(self, left):
        object.__setattr__(self, "left", left)

    def __getattr__(self, name):
        return Deep(self.left - 1).down + 1 if self.left else 0

    def __setattr__(self, name, value):
        if value:
            Deep(0).anything = value - 1


class DeepGet:
    def __get__(self, obj, owner):
        return 0 if obj.left == 0 else Held(obj.left - 1).deep + 1


class Held:
    deep = DeepGet()

    def __init__(self, left):
        self.left = left


class DeepAll:
    def __getattribute__(self, name):
        left = int(name[1:])
        return 0 if left == 0 else getattr(self, f"n{left - 1}") + 1 if left % 2 else self.n0


print(Deep(300).down, Held(300).deep, DeepAll().n1)
Deep(0).x = 300
