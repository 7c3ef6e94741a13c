# What happens when a container changes while it is iterated.
items = [1, 2, 3, 4, 5, 6]
seen = []
for x in items:
    seen.append(x)
    if x % 2 == 0:
        items.remove(x)
print(seen, items)
items = [1, 2, 3]
for x in items:
    if len(items) < 6:
        items.append(x * 10)
print(items)
items = [1, 2, 3, 4]
for x in items:
    items.clear()
print(x, items)
items = list(range(5))
for i, x in enumerate(items):
    if x == 1:
        items.insert(0, "new")
    if i > 6:
        break
print(items, i)
items = [3, 1, 2]
for x in items:
    items.sort()
    print(x, end=" ")
print(items)
items = [1, 2, 3, 4]
for x in reversed(items):
    if x == 3:
        del items[0:2]
    print(x, end=" ")
print(items)

# dict: size changes are noticed, value changes are fine.
d = {"a": 1, "b": 2, "c": 3}
for k in d:
    d[k] += 10
print(d)


def attempt(label, action):
    try:
        print(label, action())
    except RuntimeError as e:
        print(label, "RuntimeError", e)


def grow():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


def shrink():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]


def same_size():
    d = {1: 1, 2: 2, 3: 3}
    seen = []
    for k in d:
        seen.append(k)
        if k == 1:
            del d[2]
            d[2] = "again"
    return seen


def same_size_new_key():
    d = {i: i for i in range(4)}
    for k in d:
        del d[k]
        d[k + 100] = 0


def clear_and_end():
    d = {1: 1}
    for k in d:
        d.clear()
    return "ended or not"


def items_grow():
    d = {1: 1}
    for k, v in d.items():
        d[k + 1] = v


def values_grow():
    d = {1: 1}
    for v in d.values():
        d[v + 1] = v


def set_grow():
    s = {1}
    for x in s:
        s.add(x + 1)


def set_shrink():
    s = {1, 2, 3}
    for x in s:
        s.discard(x)


def last_key_removed():
    d = {1: 1, 2: 2}
    for k in d:
        if k == 2:
            d.pop(2)
    return d


for function in (
    grow, shrink, same_size, clear_and_end, items_grow, values_grow, set_grow, set_shrink, last_key_removed,
):
    attempt(function.__name__, function)
attempt("same_size_new_key", same_size_new_key)

# Iterating over a copy is always fine.
d = {i: i for i in range(5)}
for k in list(d):
    if k % 2:
        del d[k]
print(d)
s = {1, 2, 3, 4}
for x in s.copy():
    if x > 2:
        s.remove(x)
print(sorted(s))

# After the error the iterator stays broken.
d = {1: 1}
it = iter(d)
d[2] = 2
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)


# Mutation inside comparison and key functions.
class Nasty:
    def __init__(self, owner):
        self.owner = owner

    def __eq__(self, other):
        self.owner.clear()
        return False

    __hash__ = None


items = []
items.extend([Nasty(items), Nasty(items), 5])
print(5 in items, items)
items = [3, 1, 2]
try:
    items.sort(key=lambda x: items.append(9) or x)
except ValueError as e:
    print(e, items)
items = [3, 1, 2]
try:
    items.sort(key=lambda x: print(items) or x)
except ValueError as e:
    print(e)
print(items)
items = [1, 2, 3]
items.extend(items)
print(items)
items += items[:2]
items[1:1] = items
print(items)
items = [1, 2, 3]
items[:] = (items.pop() for _ in range(2))
print(items)
data = [0]
result = [data.append(len(data)) for x in data if len(data) < 4]
print(data, result)
