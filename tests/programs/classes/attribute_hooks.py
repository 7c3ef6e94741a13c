# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(f"refused {name}")
        return f"made {name}"


z = Lazy()
print(z.real, z.other, getattr(z, "third"), getattr(z, "no_x", "default"), hasattr(z, "no_y"), hasattr(z, "yes"))
try:
    z.no_way
except AttributeError as e:
    print(e)


class Logged:
    def __init__(self):
        object.__setattr__(self, "log", [])
        self.x = 1

    def __getattribute__(self, name):
        if name != "log":
            object.__getattribute__(self, "log").append(f"get {name}")
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        super().__delattr__(name)

    def method(self):
        return self.x


g = Logged()
g.x += 5
print(g.method(), g.log)
del g.x
try:
    g.x
except AttributeError as e:
    print(e)
try:
    del g.x
except AttributeError as e:
    print(e)
print(g.log[-4:])


# __getattribute__ that fails falls back to __getattr__.
class Both:
    value = "class value"

    def __getattribute__(self, name):
        if name == "value":
            raise AttributeError("hidden")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Both().value, Both().zzz)


# Special methods are looked up on the type, past all hooks.
class Special:
    def __getattribute__(self, name):
        raise AttributeError("nothing here")

    def __len__(self):
        return 7

    def __repr__(self):
        return "special"


print(len(Special()), repr(Special()))
s = Lazy()
s.__len__ = lambda: 5
try:
    len(s)
except TypeError as e:
    print(e)


# Frozen objects.
class Frozen:
    def __init__(self, **kw):
        for k, v in kw.items():
            object.__setattr__(self, k, v)

    def __setattr__(self, name, value):
        raise AttributeError(f"frozen: {name}")

    def __delattr__(self, name):
        raise AttributeError(f"frozen: del {name}")


f = Frozen(a=1)
for action in (lambda: setattr(f, "a", 2), lambda: delattr(f, "a"), lambda: setattr(f, "b", 2)):
    try:
        action()
    except AttributeError as e:
        print(e)
print(f.a, vars(f))


# A proxy, an attribute dictionary, a recorder of names.
class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        value = getattr(self._target, name)
        if callable(value):
            def call(*args):
                return ("proxied", value(*args))
            return call
        return value


p = Proxy([3, 1, 2])
print(p.count(1), p.index(2), p.pop())


class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


a = Attr(x=1)
a.y = 2
del a.x
print(a, a.y)
try:
    a.x
except KeyError as e:
    print("KeyError", e)


class Path:
    def __init__(self, parts=()):
        self.parts = parts

    def __getattr__(self, name):
        return Path(self.parts + (name,))

    def __getitem__(self, i):
        return Path(self.parts + (str(i),))

    def __str__(self):
        return "/".join(self.parts)


print(Path().a.b[3].c)


class Dir:
    own = 1

    def __dir__(self):
        return ["z", "a"]


print(dir(Dir()), "own" in dir(Dir))
print([n for n in dir(Lazy()) if not n.startswith("__")])
for args in ((5, "real"), ("x", "y"), ([], "push"), (None, "a"), (len, "b"), (int, "c"), (Lazy, "d")):
    try:
        getattr(*args)
    except AttributeError as e:
        print(e, "|", e.name, e.obj is args[0])
for target in (5, "s", None, [], object(), len):
    try:
        target.attribute = 1
    except AttributeError as e:
        print(e)
try:
    int.attribute = 1
except TypeError as e:
    print(e)
try:
    getattr(z, 5)
except TypeError as e:
    print(e)
