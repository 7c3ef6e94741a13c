# Wrong imports.
try:
    from math import sqroot
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import jsn
except ModuleNotFoundError as e:
    print(e)
import collections
try:
    collections.dequeue
except AttributeError as e:
    print(e)
import does_not_exist.sub
