# Types as objects: constructors, generic aliases, unions, names, special builtins.
print([t() for t in (int, float, str, bytes, list, tuple, dict, bool)], set(), frozenset(), object() is not None, type(object()).__name__)
print(int is type(1), type(int) is type, type(type) is type, isinstance(type, object), issubclass(type, object), object.__class__, type.__base__, int.__base__, bool.__base__, bool.__bases__)
print(list[int], dict[str, int], tuple[int, ...], set[str], type[int], list[list[int]], tuple[()], frozenset[int], list[int] == list[int], list[int].__origin__, list[int].__args__, list[int]() == [], dict[str, int](a=1), hash(list[int]) == hash(list[int]))
print(int | str, int | None, None | int, int | str | float, int | int, (int | str) == (str | int), isinstance(5, int | str), list[int] | None, (int | str).__args__)
for action in (lambda: int | 5, lambda: 5 | int, lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: int[str], lambda: str["a"], lambda: [] | int, lambda: "a" | int, lambda: type[5], lambda: object[int], lambda: (int | str)()):
    try:
        print(action())
    except TypeError as e:
        print(e)
print(repr(int), str(list), f"{dict}", [int, str], {int: "i"}[int], int == int, int != str, hash(int) == hash(int), int in (str, int), bool(int), callable(int))
for t in (int, float, str, bytes, list, tuple, dict, set, frozenset, bool, range, slice, type, object, property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, Exception, type(None), type(...), type(NotImplemented), type(lambda: 0), type(len), type(x for x in ())):
    print(t.__name__, t.__module__, t.__qualname__, len(t.__mro__), t.__bases__[0].__name__ if t.__bases__ else None, end="; ")
print()
make = {"int": int, "float": float, "str": str, "bool": bool, "list": list}
print({name: convert("42") for name, convert in make.items()}, [convert(x) for convert, x in ((int, "7"), (str, 7), (float, "7"), (list, "7"), (tuple, "7"), (bool, "7"))])
for t, value in ((int, 5), (float, 2.5), (str, "s"), (bytes, b"b"), (list, [1]), (tuple, (1,)), (dict, {1: 2}), (set, {1}), (frozenset, frozenset([1])), (bool, True), (range, range(2)), (slice, slice(1))):
    print(t.__name__, type(value) is t, isinstance(value, t), t.__eq__(value, value), t.__ne__(value, value), repr(value) == t.__repr__(value), hasattr(value, "__len__"), hasattr(value, "__iter__"), hasattr(value, "__hash__") and value.__hash__ is not None, end="; ")
print()
print(property().fget, property(len).fget, staticmethod(len).__func__, classmethod(len).__func__, slice(1, 2).start, super(bool, True).__thisclass__, type(super(bool, True)).__name__)
print(type.__call__(list, "ab"), object.__new__(object) is not None, int.__new__(int, "5"), str.__new__(str, 5), list.__new__(list), dict.__new__(dict), tuple.__new__(tuple, [1]), float.__new__(float, 1), bool.__new__(bool, 5), type.__new__(type, "T", (), {}).__name__)
print(int.__init__(5) is None, [].__init__([1, 2]), {}.__init__(a=1), object().__init__())
l = [1]
l.__init__("ab")
print(l, l.__init__(), l)
for name in ("__add__", "__len__", "__iter__", "__getitem__", "__call__", "__contains__", "__hash__", "__lt__", "__index__", "__next__", "__enter__", "__bool__", "__setitem__", "__neg__", "__mod__", "__or__", "__iadd__", "__reversed__"):
    print(name, [t.__name__ for t in (int, float, str, bytes, list, tuple, dict, set, frozenset, range, type, bool) if hasattr(t, name)])
print(type("X", (), {})().__class__.__name__, type("Y", (int,), {"double": lambda s: s * 2})(21).double(), type("Z", (list,), {})([1, 2]), [c.__name__ for c in type("W", (dict, ), {}).__mro__])
print(__builtins__ is not None, __name__, __doc__, [n for n in ("print", "len", "nope") if hasattr(__import__("builtins"), n)])
