# Frames around builtins: sort keys, map, sorted, reduce, decorators, dunder methods.
import functools


def key(x):
    return -x


class Vector:
    def __init__(self, items):
        self.items = items

    def __add__(self, other):
        return Vector(list(map(lambda a, b: a + b, self.items, other.items)))

    def __lt__(self, other):
        return sorted(self.items, key=key) < sorted(other.items, key=key)


def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)

    return wrapper


@logged
def order(*vectors):
    return sorted(vectors)


print(len(order(Vector([1]), Vector([2]))))
print(functools.reduce(Vector.__add__, [Vector([1, 2]), Vector([3, 4])]).items)
order(Vector([1]), Vector(["a"]))
