# bool, None, NotImplemented, Ellipsis.
for x in (0, 1, -1, 0.0, 0.1, "", "0", " ", [], [0], (), (0,), {}, {0: 0}, set(), {0}, range(0), range(1), None, ..., b"", b"0", object, len, float("nan"), 10**50):
    print(repr(x), bool(x), not x, end="; ")
print()
print(True, False, str(True), repr(False), True == 1, False == 0, True is True, True + 1, True * 3, sum([True, True, False]), int(True), float(False), [10, 20][True], "ab"[False])
print(True & False, True | False, True ^ True, True and 0, False or "x", not True, -True, +True, abs(True), True == "True", True > False, True < 2, True == 1.0)
print(type(True), type(True & True), type(True | 1), type(True + True), type(not 5), isinstance(True, int), issubclass(bool, int), bool.__mro__)
print(bool(), bool([]), hash(True), hash(False), {True: "a", 1: "b", 1.0: "c"}, {0, False, 0.0}, True in [1], 1 in {True}, f"{True} {True:d} {True:5} {False!r:>6} {True:x}", "%s %d %r %5s" % (True, True, True, True))
print(True.bit_length(), True.numerator, False.real, True.__and__(False), True.__and__(5), bool.__name__, max(True, False), sorted([True, False, True]), divmod(True, 2), round(True), True ** 2, 5 // True, 7 % True, True << 4)
for action in (lambda: bool(1, 2), lambda: type("B", (bool,), {}), lambda: (not 0)(), lambda: (not 0)[0], lambda: len(True), lambda: iter(True), lambda: True < "a", lambda: True + None, lambda: setattr(True, "x", 1), lambda: bool(x=1), lambda: True & "x"):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

# None.
def nothing():
    pass


print(None, repr(None), str(None), type(None), None == None, None is None, None == 0, None == False, not None, [None] * 3, {None: 1}[None], None in [None], hash(None) == hash(None))
print(type(None)() is None, bool(None), f"{None} {None!r:>6}", "%s" % None, None or "default", None and "x", isinstance(None, type(None)), isinstance(None, object))
for action in (
    lambda: None + 1, lambda: None < 1, lambda: nothing()(), lambda: None.x, lambda: nothing()[0], lambda: len(None), lambda: iter(None), lambda: int(None), lambda: float(None), lambda: setattr(None, "x", 1),
    lambda: type(None)(1), lambda: sorted([None, 1]), lambda: "".join([None]), lambda: list([1, 2])[nothing()], lambda: range(None), lambda: abs(None), lambda: -None, lambda: sum([None]), lambda: max([None, None]), lambda: None in 5, lambda: 5 in None,
):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

x = nothing()
print(x is None, [].append(1), print("printed"), [nothing() for _ in range(2)], (lambda: None)(), {}.get("k"), dict.fromkeys("ab"))

# Ellipsis and NotImplemented.
print(..., Ellipsis, repr(...), type(...), bool(...), ... is Ellipsis, [...], {...: 1}, type(...)() is ..., str(...), (..., 1), hash(...) == hash(Ellipsis))
print(NotImplemented, repr(NotImplemented), type(NotImplemented), NotImplemented is NotImplemented, type(NotImplemented)() is NotImplemented, [NotImplemented], str(NotImplemented))
try:
    bool(NotImplemented)
except TypeError as e:
    print(e)
try:
    if not NotImplemented:
        pass
except TypeError as e:
    print(e)
for name in ("None", "True", "Ellipsis", "NotImplemented"):
    print(name, callable({"None": None, "True": True, "Ellipsis": ..., "NotImplemented": NotImplemented}[name]))
print((5).__eq__("x") is NotImplemented, object().__lt__(1) is NotImplemented, [].__add__ is not None, (1).__add__(1.5), "x".__eq__(1))
flags = [bool(int(c)) for c in f"{0b101101:08b}"]
print(flags, flags.count(True), any(flags), all(flags), sum(flags), [not f for f in flags], flags.index(True), "".join(str(int(f)) for f in flags))
print(1 if True else 0, "yes" if None else "no", [x for x in (None, False, 0, "") if x is not None], True == True == True, (True == True) is True, False is False is False, not not None)
