# Slicing of lists, tuples, strings, bytes and ranges; assignment to and deletion of slices.
l = list(range(10))
s = "0123456789"
t = tuple(l)
b = bytes(s, "ascii")
r = range(10)
slices = [
    slice(None), slice(2, 5), slice(5, 2), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(1, None, 3), slice(None, None, -1),
    slice(7, 2, -2), slice(2, 7, -1), slice(-100, 100), slice(100, -100, -3), slice(0, 0), slice(None, None, 100), slice(-1, None, -100), slice(3, 4),
]
for x in slices:
    print(x.start, x.stop, x.step, l[x], s[x], t[x] == tuple(l[x]), b[x], r[x], list(r[x]) == l[x])
print(l[2:5], l[:], l[::-1], l[-1:], l[:-1], l[5:1], l[1:8:3], s[::2], s[-2::-2], r[2:8:2], r[::-1], range(0, 10, 3)[1:], range(10, 0, -2)[::-1])
print(l[:] is l, t[:] is t, s[:] is s)
print(l[True:3], s[:None], l[None:None:None], [][1:2], ""[5:], ()[::2])

# Assignment.
def assign(start, stop, values, step=None):
    x = list(range(6))
    try:
        x[start:stop:step] = values
        print(x)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


assign(1, 3, ["a", "b"])
assign(1, 3, [])
assign(1, 3, "xyz")
assign(2, 2, [7, 8])
assign(None, None, [])
assign(4, 2, ["between"])
assign(-2, None, (i for i in range(3)))
assign(10, 20, ["end"])
assign(-10, 1, ["start"])
assign(None, None, "abc", 2)
assign(None, None, "ab", 2)
assign(None, None, range(6), -1)
assign(0, 0, [1], 2)
assign(1, 3, [1, 2], 1)
assign(1, 3, 5)
assign(None, None, 5, 2)
assign(None, None, {"k": 1}, 6)
assign(5, 0, [1, 2, 3, 4, 5], -1)
x = [1, 2, 3]
x[1:2] = x
print(x)
x[::2] = x[1::2] + x[:1]
print(x)
x = [1, 2, 3]
x[3:] = [4]
x[:0] = [0]
x[len(x):] = x
print(x)


# Deletion.
def delete(start, stop, step=None):
    x = list(range(8))
    del x[start:stop:step]
    print(x)


delete(1, 3)
delete(None, None)
delete(None, None, 2)
delete(None, None, -1)
delete(6, 1, -2)
delete(5, 2)
delete(-3, None)
delete(1, None, 3)
delete(100, 200)

# Errors and odd parts.
class Index:
    def __index__(self):
        return 2


print(l[Index():], s[: Index()], r[:: Index()], l[Index()])
for bad in ((1.5, None, None), (None, "x", None), (None, None, 0), (None, None, 1.0), ([], None, None)):
    for target in (l, s, r, t, b):
        try:
            target[slice(*bad)]
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e, end="; ")
            break
print()
for target in (t, s, b, r):
    try:
        target[1:2] = [1]
    except TypeError as e:
        print(e)
    try:
        del target[1:2]
    except TypeError as e:
        print(e)

# slice objects.
x = slice(1, 10, 2)
print(x, x.indices(5), x.indices(100), slice(None, None, -1).indices(4), slice(-3, None).indices(2), slice(5).indices(3))
print(slice(1, 2) == slice(1, 2, None), slice(1, 2) != slice(1, 3), slice(1, 2) < slice(1, 3), slice(5), slice("a", [], ()), hash(slice(1, 2)) == hash(slice(1, 2)))
try:
    x.start = 5
except AttributeError as e:
    print(e)
try:
    x.indices(-1)
except ValueError as e:
    print(e)
try:
    slice(1, 2) < 5
except TypeError as e:
    print(e)
big = 10 ** 30
print(l[big:], l[:big], l[-big:2], l[::big], l[::-big], s[-big:big:3], len(r[:big]))
matrix = [l[i:i + 3] for i in range(0, 9, 3)]
print(matrix, [row[::-1] for row in matrix[::-1]], [row[1] for row in matrix])
print("hello world"[6:][::-1].upper()[:3], l[2:9][1:-1][::2])
