# del of every kind of target; assert with and without message.
x = 1
del x
try:
    x
except NameError as e:
    print(e)
a = b = c = 1
del a, b
del (c)
print([n for n in "abc" if n in globals()])
items = [0, 1, 2, 3, 4, 5]
del items[0], items[-1]
print(items)
del items[1:3]
print(items)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class C:
    attribute = 1

    def __init__(self):
        self.own = 2

    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


o = C()
del o.own
del o["k"], o[1:2], o[1, 2]
try:
    del o.own
except AttributeError as e:
    print(e)
del C.attribute
print(hasattr(C, "attribute"))
try:
    del C.attribute
except AttributeError as e:
    print(e)
for action in (lambda: d.__delitem__("zz"), lambda: items.__delitem__(99), lambda: (1,).__delitem__(0)):
    try:
        action()
    except (KeyError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)


def local():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    v = 2
    return v


print(local())


def parameter(p, *args, **kw):
    del p, args, kw
    return sorted(locals())


print(parameter(1, 2, k=3))


def cell():
    v = 1

    def inner():
        nonlocal v
        del v

    inner()
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(cell())


def cell_unbound():
    def inner():
        return v

    v = 1
    del v
    try:
        return inner()
    except NameError as e:
        return str(e)


print(cell_unbound())
for i in range(3):
    del i
print("i" in globals())
nested = {"a": {"b": [1, 2, 3]}}
del nested["a"]["b"][1]
print(nested)
del ()
del []


class Body:
    temporary = 1
    kept = temporary + 1
    del temporary


print(hasattr(Body, "temporary"), Body.kept)
try:
    del len
except NameError as e:
    print(e)

# assert.
assert True
assert 1, "never evaluated" + 5
log = []


def message():
    log.append("message made")
    return "the message"


assert [1], message()
print(log)
for condition in (0, "", None, []):
    try:
        assert condition, message()
    except AssertionError as e:
        print(repr(e), e.args)
try:
    assert False
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert 1 == 2, (1, 2)
except AssertionError as e:
    print(repr(e))
try:
    assert 1 == 2, None
except AssertionError as e:
    print(repr(e))


def checked(n):
    assert isinstance(n, int), f"not an int: {n!r}"
    assert n >= 0, "negative"
    return n ** 0.5


for n in (4, -1, "x"):
    try:
        print(checked(n))
    except AssertionError as e:
        print(e)
AssertionError_saved, AssertionError = AssertionError, ValueError
try:
    assert False, "the builtin is raised, whatever the name means now"
except AssertionError_saved as e:
    print(type(e).__name__)
del AssertionError
print(AssertionError is AssertionError_saved)
