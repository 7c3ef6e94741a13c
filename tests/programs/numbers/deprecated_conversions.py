# Conversions that are deprecated warn of it, at the line that asks for them: also in hot loops.
import operator
import warnings


class Kept(int):
    pass


class KeptFloat(float):
    pass


class KeptComplex(complex):
    pass


def giver(method, value):
    return type("Giver", (), {method: lambda self: value})()


calls = [
    ("~True", lambda: ~True),
    ("~False", lambda: ~False),
    ("operator.invert", lambda: operator.invert(True)),
    ("~int(True)", lambda: ~int(True)),
    ("complex real", lambda: complex(1j, 2)),
    ("complex imag", lambda: complex(1, 2j)),
    ("complex both", lambda: complex(1j, 1j)),
    ("complex one", lambda: complex(1 + 2j)),
    ("complex imag alone", lambda: complex(imag=2j)),
    ("__complex__ and imag", lambda: complex(giver("__complex__", 3j), 4)),
    ("__complex__", lambda: complex(giver("__complex__", KeptComplex(5)))),
    ("__float__", lambda: float(giver("__float__", KeptFloat(2)))),
    ("__float__ of complex", lambda: complex(1, giver("__float__", KeptFloat(2)))),
    ("__int__", lambda: int(giver("__int__", True))),
    ("__int__ subclass", lambda: int(giver("__int__", Kept(3)))),
    ("__index__", lambda: operator.index(giver("__index__", True))),
    ("item", lambda: "abc"[giver("__index__", Kept(1))]),
    ("%d", lambda: "%d" % giver("__int__", Kept(4))),
    ("int of bool", lambda: (int(True), float(True), complex(True, False))),
    ("int of subclass", lambda: (int(Kept(1)), float(Kept(2)), float(KeptFloat(3)), complex(KeptComplex(4)))),
    ("wrong", lambda: int(giver("__int__", 1.5))),
]
for name, call in calls:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call()
        except TypeError as error:
            result = error
    print(name, type(result).__name__, result)
    for warning in caught:
        print("   ", warning.category.__name__, warning.lineno, str(warning.message))

with warnings.catch_warnings():
    warnings.simplefilter("error")
    refused = total = 0
    for i in range(300):
        try:
            total += ~(i > 290) if i > 200 else ~i
        except DeprecationWarning:
            refused += 1
    print(refused, total)
    for call in (lambda: complex(1, 1j), lambda: float(giver("__float__", KeptFloat(2)))):
        try:
            call()
        except DeprecationWarning as warning:
            print(warning)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for flag in [True, False] * 50:
        total += ~flag
    print(total, len(caught))
