# What functions tell about themselves, and how that can be changed.
def sample(a, b=2, /, c=3, *args, d, e=5, **kwargs) -> "result":
    """First line.

    Second."""
    x = y = 1
    z = [x for _ in range(2)]

    def inner():
        return x

    return a, inner


code = sample.__code__
print(sample.__name__, sample.__qualname__, repr(sample.__doc__), sample.__module__, sample.__defaults__, sample.__kwdefaults__, sample.__dict__, sample.__closure__)
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames[:6], code.co_cellvars, code.co_freevars, code.co_filename, code.co_firstlineno, code.co_nlocals)
print(type(code).__name__, sample(1, d=2)[0])
sample.__name__ = "renamed"
sample.__qualname__ = "over.there"
sample.__doc__ = None
sample.extra = [1]
print(sample.__name__, repr(sample).startswith("<function over.there at 0x"), sample.__doc__, vars(sample), code.co_name)
for name, value in (("__name__", 5), ("__qualname__", None), ("__defaults__", 5), ("__kwdefaults__", []), ("__dict__", 5), ("__code__", 5)):
    try:
        setattr(sample, name, value)
        print("set", name)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
for name in ("__name__", "__code__", "__defaults__", "extra", "nope"):
    try:
        delattr(sample, name)
        print("deleted", name)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


def make():
    v = 1

    def get():
        return v

    def other():
        return v + 100

    return get, other


get, other = make()
print(get(), get.__closure__[0].cell_contents, get.__closure__[0] == other.__closure__[0], len(other.__closure__))
get.__closure__[0].cell_contents = "changed"
try:
    print(other())
except TypeError as e:
    print(e)
cell = get.__closure__[0]
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as e:
    print(e)
try:
    get()
except NameError as e:
    print(e)


class K:
    def method(self, p):
        """m doc"""

    @classmethod
    def cm(cls):
        pass

    @staticmethod
    def sm():
        pass

    class Inner:
        def deep(self):
            return lambda: None


k = K()
print(K.method.__qualname__, k.method.__qualname__, k.method.__doc__, K.cm.__qualname__, K.sm.__qualname__, K.Inner().deep().__qualname__, k.method.__func__ is K.method, k.method.__self__ is k, K.cm.__self__ is K, K.sm.__name__)
print([f.__qualname__ for f in (len, [].append, str.join, dict.fromkeys, int.__add__, (5).__add__, lambda: 0, make)], (lambda: 0).__name__, (x for x in ()).__qualname__)


def outer():
    def inner():
        class Local:
            def m(self):
                pass

        return Local

    return inner()


print(outer().__qualname__, outer().m.__qualname__, outer().__module__)
print(sample.__globals__ is globals(), make.__globals__["K"] is K, callable(sample.__call__), make.__call__()[0].__name__, sample.__class__.__name__)


def apply(f, *args, **kw):
    c = f.__code__
    names = c.co_varnames[:c.co_argcount]
    bound = dict(zip(names, args))
    bound.update(kw)
    missing = [n for n in names[:len(names) - len(f.__defaults__ or ())] if n not in bound]
    return bound, missing


print(apply(lambda a, b, c=1: 0, 5), apply(lambda a, b, c=1: 0, 5, c=2, b=1), apply(lambda: 0))
print(apply == apply, apply != outer, apply is not outer, hash(apply) == hash(apply), {apply: 1}[apply], apply in [outer, apply], bool(apply), type(apply) is type(make))
