# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __call__, __missing__.
class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return [row[j] for row in rows]
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __delitem__(self, key):
        del self.rows[key]

    def __len__(self):
        return len(self.rows)

    def __contains__(self, value):
        return any(value in row for row in self.rows)

    def __call__(self, *args, **kw):
        return ("called", args, kw)


m = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
print(m[0], m[1, 2], m[0:2, 1], m[1, 0:2], m[:, ::2], len(m), 5 in m, 50 in m, m(1, x=2), bool(m))
m[0, 0] = 100
m[1, 1] += 5
del m[2]
print(m.rows, m[-1])


# What arrives as key.
class Echo:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


e = Echo()
print(e[1], e[1:2], e[::], e[1:2, 3], e[...], e["a"], e[None:5:"x"], e[1, ], e[()], e[1, 2:3, ...], e[[1]])
print(e[*[1, 2], 3], e[-1], e[lambda: 0].__name__, e[1 if e else 2], e[(x := 5)], x)
e[1] = 2
e[1:2] = [3]
e["a", "b"] = e[0] = 7
del e[5], e[::2]
e[0] += 1


class Only:
    def __getitem__(self, i):
        return range(5)[i]


print(list(Only()), 3 in Only(), 9 in Only(), [*Only()], max(Only()))
for action in (
    lambda: len(Only()),
    lambda: reversed(Only()),
    lambda: object()[0],
    lambda: object.__getitem__,
    lambda: int[0],
    lambda: [][object()],
    lambda: {}[[]],
    lambda: tuple((1, 2))["a"],
    lambda: str("abc")[1.0],
    lambda: list([1, 2])[None],
    lambda: range(3)["x"],
    lambda: bytes(2)["b"],
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(error)


def assign(target, key):
    try:
        target[key] = 1
        print("assigned", target)
    except (TypeError, IndexError) as error:
        print(error)


def delete(target, key):
    try:
        del target[key]
        print("deleted", target)
    except (TypeError, IndexError, KeyError) as error:
        print(type(error).__name__, error)


for target in ((1, 2), "ab", 5, None, object(), range(3), b"a", {1}, Only(), len):
    if type(target) is not object:
        assign(target, 0)
        delete(target, 0)
assign([1], 5)
assign([1], "a")
assign([1], -1)
delete([1], 5)
delete({}, "a")
delete([1, 2], -2)


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


d = Default()
print(d["ab"], d, d.get("zz"), "zz" in d, d.pop("ab"))


class Reversible:
    def __reversed__(self):
        yield from "cba"

    def __len__(self):
        return 3


print("".join(reversed(Reversible())))


class CaseInsensitive(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())


h = CaseInsensitive()
h["Content-Type"] = "text"
print(h["CONTENT-TYPE"], "content-TYPE" in h, h, h.get("Content-Type"), list(h))


class Ring:
    def __init__(self, items):
        self.items = list(items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(3 * len(self.items)))]
        return self.items[i % len(self.items)]

    def __len__(self):
        return len(self.items)


r = Ring("abc")
print(r[5], r[-1], r[1:7], r[::-2])
