"""The order of dicts and OrderedDicts under random changes, and items of classes derived from dict."""

from collections import Counter, OrderedDict, defaultdict
import random
import zlib

random.seed(5)


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


class Own(dict):
    def __getitem__(self, key):
        return "got"

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, (value,))

    def __contains__(self, key):
        return True


class Ordered(OrderedDict):
    pass


def change(items, out, i):
    kind = random.randrange(9)
    key = random.choice([random.randrange(30), f"k{random.randrange(30)}", (1, random.randrange(9)), 2.5, True])
    ordered = isinstance(items, OrderedDict)
    if kind == 0:
        out.append(items[key])
    elif kind == 1:
        out.append(key in items)
    elif kind == 2:
        out.append(items.get(key, 7))
    elif kind == 3:
        out.append(items.setdefault(key, i))
    elif kind == 4:
        out.append(items.pop(key, None))
    elif kind == 5 and len(items) > 20:
        out.append(items.popitem())
    elif kind == 6 and len(items) > 25 and ordered:
        out.append(items.popitem(last=i % 3 == 0))
    elif kind == 7 and ordered:
        items.move_to_end(key, last=i % 5 != 0)
        out.append(list(items)[-1:])
    elif kind == 8 and ordered:
        items.move_to_end(key)
    else:
        items[key] = i


def check(make, count):
    items = make()
    out = []
    for i in range(count):
        try:
            change(items, out, i)
        except KeyError:
            out.append("KeyError")
    print(type(items).__name__, len(items), list(items.items())[:4], list(items.keys())[-3:], list(items.values())[-3:])
    print(zlib.crc32(str(out).encode()), zlib.crc32(str(list(items.items())).encode()))


for make in (dict, OrderedDict, Ordered, Counter, lambda: defaultdict(int), lambda: defaultdict(list), Missing, Own):
    check(make, 50)
    check(make, 1500)

queue = OrderedDict()
for i in range(4000):
    queue[i % 700] = i
    if len(queue) > 200:
        queue.popitem(last=False)
    if i % 7 == 0:
        queue.move_to_end(i % 700)
    if i % 11 == 0:
        queue.move_to_end(next(iter(queue)))
print(list(queue.items())[:5], len(queue))
while queue:
    if len(queue) % 2:
        queue.popitem(last=False)
    else:
        queue.popitem()
for function in (
    lambda: queue.popitem(last=False),
    lambda: queue.popitem(),
    lambda: {}.popitem(),
    lambda: queue.move_to_end(1),
    lambda: queue.popitem(first=1),
    lambda: queue.popitem(1, last=2),
    lambda: OrderedDict.popitem({}, last=1),
    lambda: {}.popitem(last=1),
    lambda: OrderedDict.popitem(last=1),
):
    try:
        print(function())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)

big = {}
for i in range(9000):
    big[f"k{i}"] = i
for i in range(0, 9000, 3):
    del big[f"k{i}"]
for i in range(1000):
    big[i] = i
print(len(big), sum(big.values()), list(big)[:3])
total = 0
while big:
    total += big.popitem()[1]
print(total)
