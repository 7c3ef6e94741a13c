"""__getattr__ in loops: calls with frames, attributes that are there beside it, errors that say what was asked for, and
classes whose hooks come and go while they are used."""


class Record:
    known = 5

    def __init__(self):
        self.x = 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return len(name)

    @property
    def through(self):
        return self.missing_one

    @property
    def failing(self):
        return self.nothing

    def add(self, y):
        return y + self.zz


class Slotted:
    __slots__ = ("a", "b")

    def __getattr__(self, name):
        return name


class Keys(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Both(Record):
    def __getattribute__(self, name):
        if name == "special":
            return "sp"
        return super().__getattribute__(name)


def run(count):
    record, slotted, keys, both = Record(), Slotted(), Keys(k=3), Both()
    slotted.a = 1
    total = errors = 0
    for i in range(count):
        total += record.foo + record.x + record.known + record.through + record.add(i)
        total += len(slotted.b) + slotted.a + len(slotted.c)
        total += keys.k + both.bar + len(both.special)
        try:
            record.nope
        except AttributeError as error:
            errors += error.name == "nope" and error.obj is record
        try:
            record.failing
        except AttributeError as error:
            errors += error.name == "nothing"
        try:
            keys.q
        except AttributeError as error:
            errors += error.name == "q" and error.obj is keys
        total += getattr(record, "nono", 4) + hasattr(record, "nix") + hasattr(record, "bbb")
        step = i - count // 2
        if step == 0:
            Record.foo = 100
        elif step == 3:
            record.foo = 7
        elif step == 6:
            slotted.b = "bound"
            Record.__getattr__ = lambda self, name: -1
        elif step == 9:
            Record.__getattribute__ = lambda self, name: 11 if name == "x" else object.__getattribute__(self, name)
        elif step == 12:
            del Record.__getattribute__
        elif step == 15:
            del Record.__getattr__
            break
    try:
        record.foo + record.unknown
    except AttributeError as error:
        print(error)
    return total, errors


print(run(160))


# --- who was asked

class Named:
    first_name = "A"

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")

    @property
    def given(self):
        raise AttributeError("given up")


class Special(AttributeError):
    pass


class Raising:
    def __getattr__(self, name):
        if name == "own":
            raise Special(name)
        if name == "told":
            raise AttributeError(name, name="other", obj=3)
        raise LookupError(name)


def ask(look):
    try:
        print(look())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", "-"), type(getattr(error, "obj", None)).__name__)


named = Named()
ask(lambda: named.frist_name)
ask(lambda: named.method())
ask(lambda: named.given)
ask(lambda: getattr(named, "built"))
ask(lambda: getattr(named, "built", "default"))
ask(lambda: Raising().own)
ask(lambda: Raising().told)
ask(lambda: Raising().other)


def outer():
    return named.first_nam


def caught_inside():
    try:
        return outer()
    except AttributeError as error:
        return error.name, error.obj is named


for _ in range(60):
    result = caught_inside()
print(result)


# A hook that is no plain function, and one that a look-up takes away.

class Callable:
    def __call__(self, name):
        return "called with " + name


class Odd:
    __getattr__ = Callable()


class Static:
    __getattr__ = staticmethod(lambda name: "static " + name)


class Vanishing:
    def __getattr__(self, name):
        return "hooked"

    @property
    def gone(self):
        del Vanishing.__getattr__
        raise AttributeError("raised before")


ask(lambda: Odd().this)
ask(lambda: Static().that)
ask(lambda: Vanishing().anything)
ask(lambda: Vanishing().gone)
ask(lambda: Vanishing().anything)

import traceback

try:
    named.frist_name
except AttributeError as error:
    print("".join(traceback.format_exception_only(error)), end="")
