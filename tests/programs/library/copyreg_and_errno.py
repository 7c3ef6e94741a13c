import copy
import copyreg
import errno


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"


def take_apart(point):
    print("taken apart:", point)
    return Point, (point.x, point.y)


print(copyreg.dispatch_table.get(Point))
before = Point(1, [2, 3])
copyreg.pickle(Point, take_apart)
shallow = copy.copy(before)
deep = copy.deepcopy(before)
print(shallow, shallow.y is before.y)
print(deep, deep.y is before.y)
del copyreg.dispatch_table[Point]
print(copy.copy(before))

for wrong in (lambda: copyreg.pickle(Point, 1), lambda: copyreg.constructor("no")):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Slotted:
    __slots__ = ("a", "b")


one = Slotted()
one.a = 1
print(copy.copy(one).a)
copyreg.add_extension("m", "n", 7)
copyreg.add_extension("m", "n", 7)
for arguments in (("m", "n", 8), ("m", "o", 7), ("x", "y", 0), ("x", "y", 1 << 31)):
    try:
        copyreg.add_extension(*arguments)
    except ValueError as error:
        print(error)
copyreg.remove_extension("m", "n", 7)
try:
    copyreg.remove_extension("m", "n", 7)
except ValueError as error:
    print(error)

print(isinstance(errno.ENOENT, int), errno.errorcode[errno.EACCES], errno.errorcode[errno.EINVAL])
print(errno.EAGAIN == errno.EWOULDBLOCK, FileNotFoundError(errno.EPERM, "x").errno == errno.EPERM)
