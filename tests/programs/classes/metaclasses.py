# Metaclasses: __new__, __init__, __call__, __prepare__, attributes, conflicts.
class Meta(type):
    log = []

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        mcs.log.append(("prepare", name, [b.__name__ for b in bases], kw))
        return {"injected": "by prepare"}

    def __new__(mcs, name, bases, namespace, **kw):
        mcs.log.append(("new", name, sorted(k for k in namespace if not k.startswith("__")), kw))
        namespace["added"] = name.lower()
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        cls.log.append(("init", cls.__name__, kw))
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        cls.log.append(("call", cls.__name__, args))
        instance = super().__call__(*args, **kw)
        return instance

    def class_method(cls):
        return f"meta method on {cls.__name__}"

    def __repr__(cls):
        return f"<<{cls.__name__}>>"

    def __len__(cls):
        return 42

    def __getitem__(cls, key):
        return (cls.__name__, key)

    def __contains__(cls, x):
        return x == cls.__name__

    def __iter__(cls):
        return iter(["a", cls.__name__])

    def __getattr__(cls, name):
        return f"meta getattr {name}"


class A(metaclass=Meta, option=1):
    x = 1

    def __init__(self, n):
        self.n = n


class B(A, other=2):
    y = injected + "!"


for entry in Meta.log:
    print(entry)
Meta.log.clear()
b = B(5)
print(Meta.log, b.n, type(B).__name__, B.added, B.y, B.injected)
print(A, B, len(A), A["k"], "A" in A, "B" in A, list(B), A.class_method(), A.anything)
for action in (lambda: b.class_method, lambda: b.anything, lambda: len(b)):
    try:
        print(action())
    except (AttributeError, TypeError) as e:
        print(e)


# A metaclass need not be a type.
def as_function(name, bases, namespace, **kw):
    return (name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)


class Tuple(int, metaclass=as_function, flag=True):
    value = 1


print(Tuple)


# Conflicts and derivation.
class M1(type):
    pass


class M2(type):
    pass


class C1(metaclass=M1):
    pass


class C2(metaclass=M2):
    pass


try:
    class Conflict(C1, C2):
        pass
except TypeError as e:
    print(e)


class M12(M1, M2):
    pass


class Resolved(C1, C2, metaclass=M12):
    pass


print(type(Resolved).__name__)
try:
    class Unknown(option=1):
        pass
except TypeError as e:
    print(e)


# Uses: a registry, a singleton, automatic names, instance checks.
class Registry(type):
    classes = {}

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if bases:
            Registry.classes[name.lower()] = cls


class Plugin(metaclass=Registry):
    pass


class Csv(Plugin):
    pass


class Json(Plugin):
    pass


print({k: v.__name__ for k, v in Registry.classes.items()})


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Only(metaclass=Singleton):
    def __init__(self, v=0):
        self.v = v


print(Only(1) is Only(2), Only().v)


class Duck(type):
    def __instancecheck__(cls, instance):
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, sub):
        return "quack" in dir(sub)


class Quacker(metaclass=Duck):
    pass


class Mallard:
    def quack(self):
        pass


print(isinstance(Mallard(), Quacker), isinstance(5, Quacker), issubclass(Mallard, Quacker), issubclass(int, Quacker))

# type with three arguments, and with one.
T = type("T", (A,), {"z": 3})
print(T, type(T).__name__, T.z, T.added)
U = type("U", (), dict(f=lambda self: "f"))
print(U().f(), U.__name__, U.__module__, type(U()).__name__, type(5), type(type))
for args in ((), (1, 2), ("X", (), {}, 1), (1, (), {}), ("X", 1, {}), ("X", (), 1)):
    try:
        type(*args)
    except TypeError as e:
        print(e)
print(type.__call__(int, "7"), type.__name__, type.__mro__)
