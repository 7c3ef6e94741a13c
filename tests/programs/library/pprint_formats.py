import collections
import dataclasses
import pprint
import types
from pprint import pformat, pp

print("-- containers")
long_list = list(range(40))
pp(long_list)
pprint.pprint(long_list, compact=True)
pprint.pprint(long_list, compact=True, width=30, indent=4)
nested = {"name": "nested", "values": [1, 2, {"deep": ["a" * 30, "b" * 30, ("c" * 20,)]}], "z": (1,), "a": {1, 2, 3}}
pprint.pprint(nested)
pp(nested)
pprint.pprint(nested, width=30)
pprint.pprint(nested, width=40, indent=4)
pprint.pprint(nested, depth=1)
pprint.pprint(nested, depth=2, width=40)
pprint.pprint([nested, nested], width=100, sort_dicts=False)
pprint.pprint({"b": 1, "a": 2, 3: 4, None: 5}, width=10)
pprint.pprint(frozenset("abcdefghij"), width=20)
pprint.pprint({frozenset({1}), "x", 3}, width=5)
pprint.pprint((1,), width=1)
pprint.pprint([[[[]]]], width=1)
pprint.pprint(((("x" * 50,), "y" * 50), "z" * 20))
pprint.pprint([])
pprint.pprint({}, width=1)
pprint.pprint(set())

print("-- texts")
text = "The quick brown fox jumped over the lazy dog. " * 4
pprint.pprint(text)
pprint.pprint([text, "short"])
pprint.pprint({"key": text}, width=50)
pprint.pprint("line one\nline two\nline three " + "word " * 20, width=40)
pprint.pprint("x" * 100)
pprint.pprint("", width=1)
pprint.pprint(bytes(range(60)))
pprint.pprint({"k": b"abc" * 30}, width=40)

print("-- other types")
pprint.pprint(collections.OrderedDict((i, "v" * 20) for i in range(4)))
pprint.pprint(collections.defaultdict(list, {i: list(range(10)) for i in range(4)}))
pprint.pprint(collections.Counter("abracadabra" * 3), width=20)
pprint.pprint(collections.ChainMap({"a": "x" * 40}, {"b": "y" * 40}))
pprint.pprint(collections.deque(range(30), maxlen=50))
pprint.pprint(collections.deque(["x" * 30] * 3))
pprint.pprint(collections.UserDict({"a": "x" * 50, "b": "y" * 50}))
pprint.pprint(collections.UserList(["x" * 50, "y" * 50]))
pprint.pprint(types.SimpleNamespace(a="x" * 40, b="y" * 40, c=[1, 2]))
pprint.pprint(types.MappingProxyType({"a": "x" * 40, "b": "y" * 40}))


@dataclasses.dataclass
class Point:
    name: str
    values: list
    hidden: int = dataclasses.field(default=0, repr=False)
    more: "Point" = None


pprint.pprint(Point("p" * 30, list(range(10)), 5, Point("q" * 60, [])))
pprint.pprint(Point("p", []))
cycle = Point("loop" * 20, [])
cycle.more = cycle
pprint.pprint(cycle)


class Named:
    def __repr__(self):
        return "Named()" * 10


class OwnList(list):
    pass


class OwnRepr(list):
    def __repr__(self):
        return "own"


pprint.pprint([Named(), OwnList(["a" * 40, "b" * 40]), OwnRepr([1])])
pprint.pprint([1000000, -12345678, 2 ** 70, True, 1.5], underscore_numbers=True)

print("-- functions")
print(pprint.saferepr({"b": [1, (2,)], "a": "x"}), pprint.isreadable([1, "a"]), pprint.isreadable([object()]),
      pprint.isrecursive([1]))
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.saferepr(loop) == f"[1, <Recursion on list with id={id(loop)}>]")
print(pformat([loop]).startswith("[[1, <Recursion on list"))
printer = pprint.PrettyPrinter(width=20, indent=2)
printer.pprint({"a": [1, 2, 3, 4, 5, 6, 7]})
print(repr(printer.pformat(["x" * 10, "y" * 10])), printer.isreadable(1), printer.isrecursive(loop))
for wrong in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        pprint.PrettyPrinter(**wrong)
    except ValueError as error:
        print(error)


class Upper(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Upper(width=20).pprint(["abc", {"k": "value"}, ["deep"] * 4])
