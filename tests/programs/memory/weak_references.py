"""Weak references and what is built on them; gc.collect() makes the end of objects definite."""
import gc
import weakref
from weakref import ref, proxy, WeakMethod, WeakSet, WeakKeyDictionary, WeakValueDictionary, finalize


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name!r})"

    def greet(self, other="you"):
        return f"{self.name} greets {other}"


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except Exception as error:
        print(type(error).__name__, error)


# --- ref
a = Node("a")
r = ref(a)
print(r() is a, type(r), r.__callback__, ref(a) is r, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r])
print(repr(r).startswith("<weakref at 0x"), "to '" in repr(r), hash(r) == hash(a))
called = []
r2 = ref(a, called.append)
print(r2.__callback__ is not None, r2 is r, r2 == r, r2 != r)
del a
gc.collect()
print(r(), r2(), called == [r2], repr(r).endswith("; dead>"), r == r2, r == r, r2.__callback__)
attempt(hash, r2)
order = []
b = Node("b")
refs = [ref(b, lambda _, i=i: order.append(i)) for i in range(3)]
del b
gc.collect()
print(sorted(order))
for bad in (1, "s", (), [], {}, None, 1.5, b"", object(), range(3), ...):
    attempt(ref, bad)
for good in (Node, lambda: 1, {1}, frozenset({1}), Node("m").greet, (x for x in ()), gc, type, len):
    print(type(ref(good)()).__name__, end=" ")
print()


class Slots:
    __slots__ = ("x",)


class SlotsWeak:
    __slots__ = ("x", "__weakref__")


attempt(ref, Slots())
s = SlotsWeak()
print(ref(s)() is s)


class SubInt(int): pass
class SubList(list): pass
class SubTuple(tuple): pass
class SubDict(dict): pass
class SubError(Exception): pass


for kind in (SubList, SubDict, SubError):
    x = kind()
    print(kind.__name__, ref(x)() is x)
attempt(ref, SubTuple())
attempt(ref, SubInt())
attempt(ref)
attempt(lambda: ref(s, None, 3))


class MyRef(ref):
    def __init__(self, ob, callback=None, **extra):
        super().__init__(ob, callback)
        self.extra = extra


m = MyRef(s, None, tag=1)
print(m() is s, m.extra, isinstance(m, ref), m == ref(s))
cycle = Node("cycle")
cycle.me = cycle
cr = ref(cycle)
del cycle
gc.collect()
print(cr())


def raising(_):
    raise ValueError("in callback")


# --- equality and hash follow the referent
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)


e1, e2 = Eq(1), Eq(1)
print(ref(e1) == ref(e2), len({ref(e1), ref(e2)}), ref(e1) == 3)

# --- proxy
p_target = Node("p")
p = proxy(p_target)
print(p.name, p.greet("x"), repr(p).startswith("<weakproxy at 0x"), str(p), type(p).__name__)
p.color = "red"
print(p_target.color, hasattr(p, "missing"))
del p.color
attempt(lambda: p.color)
try:
    hash(p)
except TypeError:
    print("unhashable")
numbers = SubList([1, 2, 3])
q = proxy(numbers)
print(len(q), q[1], list(q), 2 in q, q + [4], bool(q), q == [1, 2, 3])
q[0] = 10
q.append(4)
del q[1]
print(numbers)
class Number(float):
    def __index__(self): return 7
    def __invert__(self): return "inverted"
n = Number(7)
i = proxy(n)
print(i + 1, 1 + i, i * i, -i, i < 8, i // 2, divmod(i, 4), int(i), abs(i), i ** 2, ~i, [0] * 8 == [0] * 8)
f = proxy(Node)
print(type(f).__name__, f("made"))
del p_target, numbers
gc.collect()
attempt(lambda: p.name)
attempt(str, p)
attempt(len, q)

# --- WeakMethod
owner = Node("owner")
wm = WeakMethod(owner.greet, lambda _: print("method gone"))
print(wm()("me"), wm == WeakMethod(owner.greet), wm() == owner.greet, hash(wm) is not None)
attempt(WeakMethod, len)
del owner
gc.collect()
print(wm())

# --- WeakValueDictionary
wv = WeakValueDictionary()
keep = [Node(str(k)) for k in range(4)]
for k, node in enumerate(keep):
    wv[k] = node
wv["temp"] = Node("temp")
gc.collect()
print(sorted(wv.items(), key=str), len(wv), "temp" in wv, 1 in wv, wv.get("temp", "none"), wv[2])
attempt(lambda: wv["temp"])
attempt(wv.__setitem__, 1, 5)
del keep[1:3], node
gc.collect()
print(sorted(wv), sorted(wv.values(), key=str), len(list(wv.valuerefs())))
print(wv.pop(0), wv.pop("x", "default"), len(wv), wv.setdefault(9, keep[0]), wv.copy()[9], dict(wv | {3: keep[1]}))
attempt(wv.pop, "x")
print(WeakValueDictionary({"k": keep[0]})["k"], WeakValueDictionary(z=keep[1])["z"], bool(WeakValueDictionary()))

# --- WeakKeyDictionary
wk = WeakKeyDictionary()
k1, k2 = Node("k1"), Node("k2")
wk[k1], wk[k2], wk[Node("temp")] = 1, 2, 3
gc.collect()
print(len(wk), sorted(wk.values()), k1 in wk, 5 in wk, wk[k1], sorted(map(str, wk.keys())), wk.get(Node("z"), 0))
del k1
gc.collect()
print(list(wk.items()), wk.pop(k2), len(wk))
print(k2 in wk, wk.get(k2))
attempt(lambda: wk[3])
print(wk.setdefault(k2, "d"), wk.popitem())

# --- WeakSet
w1, w2 = Node("w1"), Node("w2")
ws = WeakSet([w1, w2])
ws.add(Node("temp"))
gc.collect()
print(len(ws), w1 in ws, sorted(map(str, ws)), 3 in ws)
other = WeakSet([w2])
print(ws >= other, ws - other == WeakSet([w1]), len(ws | other), len(ws & other), len(ws ^ other), ws.isdisjoint(WeakSet()))
ws.discard(w2)
del w1
gc.collect()
print(len(ws), list(ws))
attempt(ws.pop)

# --- finalize
target = Node("target")
fin = finalize(target, print, "finalized", end="!\n")
print(fin.alive, fin.peek()[1] is print, fin.peek()[2:], fin.atexit)
del target
gc.collect()
print(fin.alive, fin(), fin.peek())
target = Node("again")
fin = finalize(target, lambda: "called by hand")
print(fin(), fin.alive, fin())
fin = finalize(target, print, "never")
print(fin.detach()[2], fin.alive)

# --- iterating while referents die
big = {k: Node(k) for k in range(5)}
wv = WeakValueDictionary(big)
seen = []
for key, value in wv.items():
    seen.append(key)
    big.clear()
    gc.collect()
print(seen[0], len(seen) <= 5)


# --- a cache and a tree with weak parents
class Tree:
    def __init__(self, value, parent=None):
        self.value, self.children = value, []
        self._parent = ref(parent) if parent else lambda: None
        if parent:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent()


root = Tree("root")
leaf = Tree("leaf", Tree("mid", root))
print(leaf.parent.value, leaf.parent.parent.value)
del root
gc.collect()
print(leaf.parent)
