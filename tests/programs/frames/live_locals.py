"""f_locals of frames that run is a view of their variables (PEP 667)."""
import sys
from collections.abc import Mapping, MutableMapping


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


def writes():
    first = 1
    view = sys._getframe().f_locals
    view["first"] = 2
    view["second"] = 3
    second = first + 1
    print(first, second, view["second"], list(view))
    view["second"] = 40
    view["extra"] = "e"
    print(second, view.get("extra"), view.get("nothing"), "extra" in view, len(view))
    print(sys._getframe().f_locals == view, view == dict(view), view != {})
    del view["extra"]
    print(sys._getframe().f_locals.get("extra", "gone"), sorted(locals()))


def methods():
    a = 1
    b = "two"
    view = sys._getframe().f_locals
    print(type(view), isinstance(view, Mapping), isinstance(view, MutableMapping))
    show(lambda: view.keys())
    show(lambda: [value for value in view.values() if value is not view])
    show(lambda: view.items()[:2])
    show(lambda: reversed(view))
    show(lambda: list(iter(view)))
    show(lambda: view["nothing"])
    show(lambda: view[7])
    show(lambda: view[[]])
    show(lambda: view.pop("a"))
    show(lambda: view.pop("c"))
    show(lambda: view.pop("c", "otherwise"))
    show(lambda: view.setdefault("a", 9))
    show(lambda: view.setdefault("c", 9))
    show(lambda: view.pop("c"))
    show(lambda: view.update({"a": 5, "d": 6}))
    show(lambda: view.update([("a", 5)]))
    show(lambda: view.__delitem__("a"))
    show(lambda: view.__delitem__("q"))
    show(lambda: view | 5)
    show(lambda: ({"z": 1} | view)["a"])
    show(lambda: (view | {"a": 0})["a"])
    show(lambda: hash(view))
    show(lambda: type(view)(5))
    show(lambda: type(view)(sys._getframe()).copy())
    view |= {"b": "three"}
    print(a, b, view["d"])


def cells():
    shared = 1

    def inner():
        nonlocal shared
        shared += 1
        frame = sys._getframe()
        frame.f_locals["shared"] += 10
        frame.f_back.f_locals["shared"] += 100
        frame.f_back.f_locals["later"] = "set from inside"
        return sorted(frame.f_locals)

    print(inner(), shared, sys._getframe().f_locals["shared"])
    if shared < 0:
        later = None
    print(later)


def afterwards():
    kept = "kept"
    other = [1]
    frame = sys._getframe()
    other.append(2)
    return frame


def keeps():
    frame = afterwards()
    print(frame.f_locals["kept"], frame.f_locals["other"], frame.f_code.co_name)
    print(frame.f_back is sys._getframe(), frame.f_lineno - frame.f_code.co_firstlineno)
    frame.f_locals["kept"] = "changed"
    print(frame.f_locals["kept"])
    frame.clear()
    print(dict(frame.f_locals))
    show(lambda: sys._getframe().clear())


def module_level():
    frame = sys._getframe(1)
    print(frame.f_locals is frame.f_globals is globals())
    frame.f_locals["from_function"] = 1


class Body:
    names = sorted(name for name in sys._getframe().f_locals if not name.startswith("__"))
    sys._getframe().f_locals["made"] = 5


def parameters(a, /, b, *args, c=3, **kw):
    print(sys._getframe().f_locals)


writes()
try:
    methods()
except AttributeError as error:
    print(error)
cells()
keeps()
module_level()
print(from_function, Body.made, Body.names)
parameters(1, 2, 4, c=5, d=6)


class Like:
    def __hash__(self):
        return hash("named")

    def __eq__(self, other):
        return other == "named"


def odd_keys():
    named = 1
    view = sys._getframe().f_locals
    view[Like()] = 2
    print(named, view[Like()], Like() in view, list(view))
    view["beside"] = 3
    view["again"] = 4
    print(locals()["beside"], again)
    again = 5
    print(view["again"])


odd_keys()
print("a" in [sys._getframe().f_locals for a in [0]][0], [sys._getframe().f_locals["a"] for a in [7]])
