"""__del__, weak references, weak collections and finalize, after collections that are asked for."""
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.links = []

    def __repr__(self):
        return f"Node({self.name!r})"


def collect():
    gc.collect()


node = Node("a")
ref = weakref.ref(node, lambda r: print("    callback", r() is None, r is ref))
print(ref() is node, weakref.getweakrefcount(node), ref == weakref.ref(node), hash(ref) == hash(node))
plain = weakref.ref(node)
print(plain is weakref.ref(node), plain == ref, weakref.getweakrefs(node) != [], type(ref).__name__)
del node
collect()
print(ref(), plain(), ref == plain, ref == ref)
try:
    hash(plain)
except TypeError as error:
    print(error)

for value in (5, "text", (), None, [], {}, object()):
    try:
        weakref.ref(value)
        print("fine", type(value).__name__)
    except TypeError as error:
        print(error)


def function():
    pass


for value in (function, Node, Node("b").__repr__, {1}, frozenset(), (x for x in ()), gc):
    print(type(weakref.ref(value)).__name__, type(value).__name__)


class Callable:
    def __call__(self, x):
        return x * 2

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i

    def __add__(self, other):
        return "added"

    def __eq__(self, other):
        return isinstance(other, Callable)

    __hash__ = None


target = Callable()
proxy = weakref.proxy(target)
print(proxy(4), len(proxy), proxy[7], proxy + 1, proxy == target, proxy.__class__.__name__, type(proxy).__name__, isinstance(proxy, Callable))
proxy.attribute = 5
print(target.attribute)
del target
collect()
for action in (lambda: proxy.attribute, lambda: len(proxy), lambda: proxy(1), lambda: proxy + 1, lambda: bool(proxy)):
    try:
        print(action())
    except ReferenceError as error:
        print(type(error).__name__, error)

print("method")


class Bound:
    def method(self):
        return "bound"


b = Bound()
dead = weakref.ref(b.method)
collect()
method = weakref.WeakMethod(b.method, lambda r: print("    method gone"))
print(dead(), method()(), method == weakref.WeakMethod(b.method))
del b
collect()
print(method())

print("collections")
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
members = weakref.WeakSet()
kept = [Node(str(i)) for i in range(5)]
for i, node in enumerate(kept):
    values[i] = node
    keys[node] = i
    members.add(node)
del node
print(len(values), len(keys), len(members), values[3], keys[kept[2]], kept[1] in members, 9 in values)
del kept[1:3]
collect()
print(sorted(values.items(), key=str), sorted(keys.values()), sorted(members, key=repr), values.get(1, "gone"))
print(sorted(values), values.pop(0), len(values), list(keys.keyrefs())[0]().name, keys.get("no", 1) if False else "")
values.update({7: kept[0]})
values.setdefault(8, kept[1])
print(sorted(values.keys()), {0: 1} | dict(enumerate(sorted(map(repr, values.values())))))
try:
    values[1]
except KeyError as error:
    print("KeyError", error)
try:
    keys["not weak"] = 1
except TypeError as error:
    print(error)
members |= {kept[0]}
members.discard(kept[0])
print(len(members), members.isdisjoint([kept[0]]), members <= set(kept), (members & set(kept)) == members)
kept.clear()
collect()
print(len(values), len(keys), len(members), bool(members), list(values))

print("finalize")


class Resource:
    def __init__(self, name):
        self.name = name


def release(name, *rest, **options):
    print("    release", name, rest, options)
    return "released " + name


r = Resource("one")
f = weakref.finalize(r, release, r.name, 1, key=2)
print(f.alive, f.peek()[1:] == (release, ("one", 1), {"key": 2}), f.atexit)
del r
collect()
print(f.alive, f(), f.peek(), f.detach())
r = Resource("two")
f = weakref.finalize(r, release, "two")
print(f(), f(), f.alive)
f = weakref.finalize(r, release, "three")
print(f.detach()[2], f.alive)
last = Resource("at exit")
at_exit = weakref.finalize(last, release, "at exit")

print("__del__")


class Dying:
    alive = 0

    def __init__(self, name, action=None):
        self.name, self.action = name, action
        Dying.alive += 1

    def __del__(self):
        Dying.alive -= 1
        print("    del", self.name)
        if self.action is not None:
            self.action(self)


def drop(name, action=None):
    Dying(name, action)


drop("simple")
collect()
saved = []
drop("resurrected", saved.append)
collect()
print(saved[0].name, Dying.alive)
saved.clear()
collect()
print("not finalized twice", Dying.alive)
a, b = Dying("cycle a"), Dying("cycle b")
a.other, b.other = b, a
watch = weakref.ref(a, lambda r: print("    watcher sees it"))
del a, b
collect()
print(watch(), Dying.alive)


def chain(n):
    head = None
    for i in range(n):
        node = Node(i)
        node.next = head
        node.links.append(node)
        head = node
    return weakref.ref(head)


r = chain(200)
collect()
print(r())


def hot():
    cache = weakref.WeakValueDictionary()
    strong = []
    hits = misses = 0
    for i in range(600):
        key = i * 7 % 23
        found = cache.get(key)
        if found is None:
            found = cache[key] = Node(key)
            strong.append(found)
            misses += 1
        else:
            hits += 1
    return hits, misses, len(cache), sum(n.name for n in strong)


print(hot())


class Sub(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, target, callback=None, *, key):
        self = super().__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback=None, *, key):
        super().__init__(target, callback)


n = Node("sub")
s = Sub(n, lambda r: print("    sub callback", r.key), key="k")
print(s() is n, s.key, s is Sub(n, key="k"), isinstance(s, weakref.ReferenceType))
del n
collect()
print(s(), s.key)
print("end")
