# import of modules: forms, names, errors, module objects.
import math
import math as m
import string, operator
from math import pi, sqrt as root
from math import (
    floor,
    ceil,
)
import collections.abc
from collections import OrderedDict, deque
from functools import *
import sys

print(math is m, math.pi == pi, root(16), floor(2.5), ceil(2.5), m.__name__, string.digits, operator.add(1, 2))
print(collections.__name__, collections.abc.__name__, OrderedDict.__name__, deque([1]))
print(reduce(lambda a, b: a + b, [1, 2, 3]), "partial" in globals(), "lru_cache" in globals())
print(type(math).__name__, math.__name__, repr(math).startswith("<module 'math'"), "math" in sys.modules, sys.modules["math"] is math)


def local_import():
    import json as j
    from string import ascii_lowercase

    return j.dumps([1]), ascii_lowercase[:3], "j" in globals()


print(local_import())


class Body:
    import math as inner
    from operator import mul as times


print(Body.inner.sqrt(4), Body.times(3, 4))
for attempt in ("import", "from", "dotted", "missing name", "not a package", "relative"):
    try:
        if attempt == "import":
            import does_not_exist
        elif attempt == "from":
            from does_not_exist import anything
        elif attempt == "dotted":
            import does_not_exist.sub
        elif attempt == "missing name":
            from string import does_not_exist
        elif attempt == "not a package":
            import math.sub
        else:
            from . import sibling
    except ImportError as e:
        text = str(e)
        print(type(e).__name__, text.split(" (")[0], e.name)
try:
    math.no_such_attribute
except AttributeError as e:
    print(e)
try:
    math()
except TypeError as e:
    print(e)

# Modules are ordinary objects.
math.extra = 42
import math as again
print(again.extra, hasattr(math, "extra"))
del math.extra
print(hasattr(again, "extra"), "sin" in dir(math), "sin" in vars(math), callable(math.sin))
names = [n for n in dir(string) if not n.startswith("_")]
print(names)
print(getattr(math, "tau") == 2 * math.pi, sorted([math.e, math.pi])[0] == math.e)
from sys import modules as loaded
print("json" in loaded, isinstance(loaded, dict), sys.modules is loaded)
import sys as system
print(system is sys, sys.argv == ["imports.py"] or len(sys.argv) == 1)
if True:
    from itertools import count, islice
print(list(islice(count(5), 3)))
try:
    from math import pi, nope, e
except ImportError as error:
    print(str(error).split(" (")[0])
import __main__
print(__main__.__name__, __name__, hasattr(__main__, "Body"), __main__.Body is Body)
print(__import__("math") is math, __import__("collections.abc").__name__)
pi = 3
print(pi, math.pi)
import time, random
print(callable(time.time), callable(random.random))
