import functools
import inspect
import json
import sys


def function(x):
    """Summary.

        Indented more.
    Back.
    """
    return x


def generator(n):
    inner = n * 2
    yield inner
    yield n


async def coroutine():
    return 1


async def async_generator():
    yield 1


class Base:
    """Base's doc."""

    slot = 1

    def method(self):
        """Base.method's doc."""

    def other(self):
        pass

    @property
    def prop(self):
        """Base.prop's doc."""
        raise RuntimeError("not to be called")

    @classmethod
    def make(cls):
        "A class method."

    @staticmethod
    def free():
        "A static method."


class Derived(Base):
    __slots__ = ("field",)

    def method(self):
        return super().method()

    prop = property(lambda self: 1)


class NoDoc:
    pass


KINDS = ("ismodule isclass ismethod ismethoddescriptor isdatadescriptor ismemberdescriptor isgetsetdescriptor isfunction "
         "isgeneratorfunction iscoroutinefunction isasyncgenfunction isgenerator iscoroutine isasyncgen isawaitable "
         "istraceback isframe iscode isbuiltin isroutine ismethodwrapper isabstract ispackage").split()
try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__
coro = coroutine()
things = {
    "function": function, "generator function": generator, "coroutine function": coroutine,
    "async generator function": async_generator, "generator": generator(1), "coroutine": coro,
    "async generator": async_generator(), "class": Base, "instance": Base(),
    "bound": Base().method, "class method": Base.make, "static": Base.free, "property": Base.__dict__["prop"],
    "member": Derived.field, "getset": type(function).__code__, "builtin": len, "bound builtin": [].append,
    "slot wrapper": int.__add__, "method wrapper": (1).__add__, "method descriptor": str.join, "module": sys,
    "package": json, "frame": sys._getframe(), "code": function.__code__, "traceback": tb,
    "partial": functools.partial(function, 1), "partial generator": functools.partial(generator, 1), "int": 3,
}
for name, thing in things.items():
    print(name, [kind for kind in KINDS if getattr(inspect, kind)(thing)])
coro.close()


@inspect.markcoroutinefunction
def marked():
    pass


print(inspect.iscoroutinefunction(marked), inspect.iscoroutinefunction(function))

print("-- documentation")
for thing in (function, Base, Derived, Derived.method, Derived().method, Base.make, Base.free, Derived.other, NoDoc,
              NoDoc(), Derived.__dict__["prop"], Base.__dict__["prop"]):
    print(repr(inspect.getdoc(thing)))
for text in ("one line", "\n   first\n     second\n   third\n\n", "  a\n\tb\n\tc", "", "\n\n", "a\n  b\n\n    c\n ", "a\n\n\n"):
    print(repr(inspect.cleandoc(text)))
print(inspect.indentsize("   \tx"), inspect.indentsize("x"))

print("-- members")


class Shape:
    sides = 0

    def __init__(self):
        self.name = "shape"

    def area(self):
        return 0

    @property
    def size(self):
        return self.sides


def public(pairs):
    return [name for name, _ in pairs if not name.startswith("__")]


print(public(inspect.getmembers(Shape())))
print(public(inspect.getmembers(Shape, inspect.isfunction)))
print(public(inspect.getmembers(Shape(), inspect.ismethod)))
print(public(inspect.getmembers(Base, inspect.isroutine)))
print(public(inspect.getmembers_static(Derived())))
print([name for name, _ in inspect.getmembers(Shape(), lambda value: value == 0)])
print(inspect.getmro(Derived))
print(type(inspect.getattr_static(Base(), "prop")), type(inspect.getattr_static(Base, "make")).__name__)
print(inspect.getattr_static(Shape(), "name"), inspect.getattr_static(Shape(), "nothing", "default"))
try:
    inspect.getattr_static(Shape(), "nothing")
except AttributeError as error:
    print(repr(error))


class Sneaky:
    def __getattr__(self, name):
        raise RuntimeError("dynamic")


print(inspect.getattr_static(Sneaky(), "anything", None))


@functools.wraps(function)
def first_wrapper(x):
    pass


@functools.wraps(first_wrapper)
def second_wrapper(x):
    pass


print(inspect.unwrap(second_wrapper) is function, inspect.unwrap(second_wrapper, stop=lambda f: f is first_wrapper) is first_wrapper)
function_loop = lambda: None
function_loop.__wrapped__ = function_loop
try:
    inspect.unwrap(function_loop)
except ValueError as error:
    print(str(error).split(" at ")[0])
for attribute in inspect.classify_class_attrs(Derived):
    if not attribute.name.startswith("__"):
        print(attribute.name, attribute.kind, attribute.defining_class.__name__)
print(inspect.getclasstree([Base, Derived, int, bool]))

print("-- states")
g = generator(4)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
next(g)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
list(g)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))


def watcher():
    print(inspect.getgeneratorstate(watched))
    yield


watched = watcher()
next(watched)
coro = coroutine()
print(inspect.getcoroutinestate(coro), inspect.getcoroutinelocals(coro))
coro.close()
print(inspect.getcoroutinestate(coro))
a = async_generator()
print(inspect.getasyncgenstate(a))

print("-- frames and source")


def outer(first, *rest, flag=False, **more):
    local = first
    frame = inspect.currentframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name)
    print(inspect.getargvalues(frame)[:3], inspect.formatargvalues(*inspect.getargvalues(frame)))
    info = inspect.stack()
    print(info[0].function, info[1].function, info[0].lineno - frame.f_code.co_firstlineno, info[0].code_context)
    return local


outer(1, 2, 3, key="v")
print(inspect.getargs(outer.__code__))
count = 0


def counter():
    seen = []

    def add(value):
        seen.append(value)
        return len(seen) + count + undefined
    return add


variables = inspect.getclosurevars(counter())
print(variables.nonlocals, variables.globals, sorted(variables.builtins), sorted(variables.unbound))
try:
    outer()
except TypeError:
    print([record.function for record in inspect.trace()])


# A comment above.
# And another.
@functools.lru_cache(maxsize=None)
def decorated(text="""
not a def:
""", other=(1,
            2)):
    # Inside.
    if text:
        return """
unindented"""
    return (text +
other)
    # A trailing one.
after = 1


class WithMethods(Base):
    """Doc."""

    def one(self): return 1

    def two(self):
        def inner():
            pass
        return inner
    x = 1


print(inspect.getsource(decorated))
print(inspect.getsource(WithMethods))
print(inspect.getsource(WithMethods.one))
print(inspect.getsourcelines(WithMethods.two)[0], inspect.getsource(WithMethods().two()))
print(repr(inspect.getcomments(decorated)), inspect.getcomments(WithMethods))
print(inspect.getmodule(function).__name__, inspect.getmodule(Base) is sys.modules["__main__"])
print(inspect.getfile(function) == function.__code__.co_filename, inspect.getmodulename("/a/b/c.py"), inspect.getmodulename("x.txt"))
for thing in (3, len, int, sys):
    try:
        inspect.getfile(thing)
    except TypeError as error:
        print(error)
